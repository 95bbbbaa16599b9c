import { mount } from 'svelte';
import { loadFuzzMessages } from '../../i18n';
import type { Locale } from '../../workspace/Locale.svelte';
import type { Preferences } from '../../workspace/Preferences.svelte';
import { openStore, type TextStore } from '../../workspace/storage';
import type { RunWatch } from '../runWatch';
import FuzzNotice from './FuzzNotice.svelte';
import FuzzPanel from './FuzzPanel.svelte';
import { Fuzzer } from './Fuzzer.svelte';
import { parseFuzz, type FuzzProblem } from './options';
import type { FuzzControl } from './report';
import { sandboxStore } from './sandboxStore';

interface Fuzz {
  readonly store: TextStore & { readonly isLasting: boolean };
  readonly watch?: RunWatch;
  /** To be called when the app stands. */
  begin(preferences: Preferences, locale: Locale): Promise<void>;
}

/** What `?fuzz=7&fuzzFor=30s` asks for. Parameters that cannot be used are told, and the app is as always. */
export function openFuzz(asked: URLSearchParams): Fuzz {
  const options = parseFuzz(asked);
  if (!options.ok) return { store: openStore(), begin: (_preferences, locale) => tellProblem(options.error, locale) };
  const store = sandboxStore();
  const fuzzer = new Fuzzer(options.value);
  return {
    store,
    watch: fuzzer.watch,
    begin: async (preferences, locale) => {
      const messages = await loadFuzzMessages(locale.language);
      mount(FuzzPanel, { target: document.body, props: { fuzzer, messages, language: locale.language } });
      const app = document.getElementById('app') ?? document.body;
      publish(fuzzer);
      await fuzzer.play({ app, store, preferences, locale });
      document.documentElement.dataset.fuzz = 'done';
    },
  };
}

async function tellProblem(problem: FuzzProblem, locale: Locale): Promise<void> {
  const messages = await loadFuzzMessages(locale.language);
  document.documentElement.dataset.fuzz = 'refused';
  mount(FuzzNotice, { target: document.body, props: { problem, messages, language: locale.language } });
}

function publish(fuzzer: Fuzzer): void {
  document.documentElement.dataset.fuzz = 'running';
  const control: FuzzControl = {
    get status() {
      return fuzzer.isOver ? 'done' : 'running';
    },
    report: () => fuzzer.report(),
    stop: () => fuzzer.stop(),
    rest: () => fuzzer.rest(),
    goOn: () => fuzzer.goOn(),
  };
  Object.defineProperty(globalThis, 'baepoFuzz', { value: control });
}
