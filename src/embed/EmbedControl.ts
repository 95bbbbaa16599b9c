import type { Locale } from '../workspace/Locale.svelte';
import type { EmbedState, HostRequest } from '../workspace/embedMessages';
import type { EmbedRun } from './EmbedRun.svelte';
import type { Preferences } from '../workspace/Preferences.svelte';
import type { Embedded } from './HostBridge';

/** What the page around the frame can do with the run in it, and what it gets to know. */
export class EmbedControl implements Embedded {
  readonly #run: EmbedRun;
  readonly #locale: Locale;
  readonly #preferences: Preferences;

  constructor(run: EmbedRun, locale: Locale, preferences: Preferences) {
    this.#run = run;
    this.#locale = locale;
    this.#preferences = preferences;
  }

  state(): EmbedState {
    const { session } = this.#run;
    const { playback, fleet } = session;
    return {
      scenario: session.scenario.id,
      seed: session.seed,
      t: Math.floor(playback.t) / 1_000,
      end: session.horizon / 1_000,
      isPlaying: playback.isPlaying,
      speed: playback.speed,
      language: this.#locale.language,
      theme: this.#preferences.theme,
      healthy: fleet?.healthyTargets ?? 0,
      unhealthy: fleet?.unhealthyTargets ?? 0,
    };
  }

  async handle(request: HostRequest): Promise<void> {
    const { playback } = this.#run.session;
    switch (request.type) {
      case 'baepo:seek':
        return this.#seek(Math.round(request.t * 1_000));
      case 'baepo:play':
        return playback.play();
      case 'baepo:pause':
        return playback.pause();
      case 'baepo:setTheme':
        return this.#preferences.setTheme(request.theme);
      case 'baepo:setLanguage':
        this.#preferences.setLanguage(request.language);
        await this.#locale.use(request.language);
        return this.#run.useLanguage(request.language);
      case 'baepo:getState':
        return;
    }
  }

  /** The author of the page decides what is shown, so other than a reader's hand it may go into what has not run yet. */
  #seek(t: number): void {
    const { playback } = this.#run.session;
    const wasPlaying = playback.isPlaying;
    playback.restore(t, Math.max(t, playback.furthest));
    if (wasPlaying && !playback.isAtEnd) playback.play();
  }
}
