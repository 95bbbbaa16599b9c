import type { Scenario } from '../domain';
import type { Language } from '../i18n';
import type { SimulationClient } from '../workers';
import { RunSession } from './RunSession.svelte';
import type { SavedRuns } from './SavedRuns';
import type { OpenedScenario, ScenarioText } from './scenarioSource';
import type { SaveResult } from './storage';

/** A run on the screen together with its texts, kept in the browser while it goes on. */
export class OpenRun {
  readonly session: RunSession;
  readonly #opened: OpenedScenario;
  readonly #savedRuns: SavedRuns;
  #text: ScenarioText = $state.raw({ title: '', summary: '', edits: {}, commits: {} });
  #saved: SaveResult = $state('saved');
  #last = '';

  private constructor(opened: OpenedScenario, seed: number, client: SimulationClient, savedRuns: SavedRuns) {
    this.#opened = opened;
    this.#savedRuns = savedRuns;
    this.session = new RunSession(opened.scenario, seed, client);
  }

  /** Opens a scenario where it was left; a seed in the address that differs from the kept one starts a new run. */
  static async open(
    opened: OpenedScenario,
    seed: number | null,
    language: Language,
    client: SimulationClient,
    savedRuns: SavedRuns,
  ): Promise<OpenRun> {
    const { scenario } = opened;
    const kept = savedRuns.load(scenario.id);
    const wanted = seed ?? kept?.seed ?? scenario.seed;
    const run = new OpenRun(opened, wanted, client, savedRuns);
    run.#text = await opened.text(language);
    await run.session.start(kept?.seed === wanted ? kept : null);
    return run;
  }

  get scenario(): Scenario {
    return this.session.scenario;
  }

  get text(): ScenarioText {
    return this.#text;
  }

  /** How the last attempt to keep the run went. */
  get saved(): SaveResult {
    return this.#saved;
  }

  /** The old texts stay until the new ones are here. */
  async useLanguage(language: Language): Promise<void> {
    this.#text = await this.#opened.text(language);
  }

  /** Keeps the run if anything changed since the last time. */
  keep(): void {
    const { session } = this;
    const digest = session.log?.header.scenarioDigest;
    if (digest === undefined || session.status === 'failed') return;
    const run = { seed: session.seed, digest, ...session.save() };
    const text = JSON.stringify(run);
    if (text === this.#last) return;
    this.#last = text;
    this.#saved = this.#savedRuns.save(session.scenario.id, run);
  }

  dispose(): void {
    this.keep();
    this.session.dispose();
  }
}
