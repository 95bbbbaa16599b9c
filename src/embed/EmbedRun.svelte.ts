import type { Language } from '../i18n';
import type { RunSession } from '../workspace/RunSession.svelte';
import type { OpenedScenario, ScenarioText } from '../workspace/scenarioSource';

/** The run in the frame together with its texts. Nothing of it is kept. */
export class EmbedRun {
  readonly session: RunSession;
  readonly #opened: OpenedScenario;
  #text: ScenarioText = $state.raw({ title: '', summary: '', edits: {}, commits: {} });

  private constructor(opened: OpenedScenario, session: RunSession, text: ScenarioText) {
    this.#opened = opened;
    this.session = session;
    this.#text = text;
  }

  /** Simulates and shows the moment `t`, milliseconds. */
  static async open(opened: OpenedScenario, session: RunSession, language: Language, t: number): Promise<EmbedRun> {
    const run = new EmbedRun(opened, session, await opened.text(language));
    await session.start(null);
    session.playback.restore(t, t);
    return run;
  }

  get text(): ScenarioText {
    return this.#text;
  }

  /** The old texts stay until the new ones are here. */
  async useLanguage(language: Language): Promise<void> {
    this.#text = await this.#opened.text(language);
  }
}
