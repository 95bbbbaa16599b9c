import { mount } from 'svelte';
import { EmbedRun } from '../embed/EmbedRun.svelte';
import { HostBridge } from '../embed/HostBridge';
import '../ui/styles/index.css';
import { createInProcessClient } from '../workers/SimulationClient';
import { readEmbedOptions, type EmbedOptions, type EmbedProblem } from '../workspace/embedOptions';
import { Locale } from '../workspace/Locale.svelte';
import { RunSession } from '../workspace/RunSession.svelte';
import { Preferences } from '../workspace/Preferences.svelte';
import type { OpenedScenario } from '../workspace/scenarioSource';
import { memoryStore } from '../workspace/storage';
import EmbedRoot from './EmbedRoot.svelte';
import { shippedScenarios } from './shippedScenarios';

/*
 * The frame that other pages embed. It keeps nothing, asks for nothing and does nothing by itself: what it shows follows
 * from its address and from the messages of the page around it.
 */

interface Opened {
  readonly run: EmbedRun;
  readonly problems: readonly EmbedProblem[];
}

/** Opens what was asked for. A scenario that does not exist gives way to the first one, and that is said. */
async function openRun(options: EmbedOptions, locale: Locale): Promise<Opened> {
  const { language } = locale;
  const asked = options.scenario === null ? null : await shippedScenarios.open(options.scenario);
  const opened = asked ?? (await firstScenario(locale));
  const session = new RunSession(opened.scenario, options.seed ?? opened.scenario.seed, createInProcessClient());
  const t = options.t ?? 0;
  const run = await EmbedRun.open(opened, session, language, t);
  const problems: EmbedProblem[] = [];
  if (asked === null && options.scenario !== null) {
    problems.push({ kind: 'noSuchScenario', name: 'scenario', value: options.scenario });
  }
  if (t > session.horizon) problems.push({ kind: 'pastEnd', name: 't', value: String(t / 1_000) });
  return { run, problems };
}

async function firstScenario({ language }: Locale): Promise<OpenedScenario> {
  const [first] = await shippedScenarios.list(language);
  const opened = first === undefined ? null : await shippedScenarios.open(first.id);
  if (opened === null) throw new Error('There is no scenario to show');
  return opened;
}

async function boot(): Promise<void> {
  const target = document.getElementById('app');
  if (!target) throw new Error('The page of the frame has no element with the id "app"');
  // First of all, so that requests which come before the app is there are not lost.
  const bridge = new HostBridge(window);
  const isSandboxed = window.origin === 'null';
  const { options, problems } = readEmbedOptions(location.search);
  const { lang, theme } = options;
  const wishes = { lang: lang ?? '', theme: theme ?? '' };
  const preferences = new Preferences(memoryStore(), navigator.languages, new URLSearchParams(wishes));
  const locale = await Locale.load(preferences.language);
  const open = async (): Promise<Opened> => {
    const opened = await openRun(options, locale);
    return { run: opened.run, problems: [...problems, ...opened.problems] };
  };
  const appUrl = new URL('../index.html', location.href).href;
  mount(EmbedRoot, { target, props: { open, preferences, locale, bridge, appUrl, isSandboxed } });
  if (!isSandboxed) addFonts();
}

/** The fonts of the app. A frame without an origin may not load any and keeps the system's. */
function addFonts(): void {
  const { fonts } = document.documentElement.dataset;
  if (fonts === undefined) return;
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = fonts;
  document.head.append(sheet);
}

void boot();
