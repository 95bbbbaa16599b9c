import type { OpenRun } from '../workspace/OpenRun.svelte';
import { routeHref } from '../workspace/route';

/** Browsers take more, but not every program that an address passes through. */
const MAX_CHARS = 8_000;

/**
 * Where the browser keeps nothing, the run is kept in the page's own address: a reload, a bookmark or the list of closed
 * tabs brings it back.
 */
export class AddressRun {
  readonly #run: OpenRun;
  #holds = $state(false);
  #last = '';
  #isBusy = false;
  #isOver = false;
  #hash = location.hash;

  constructor(run: OpenRun) {
    this.#run = run;
  }

  /** Whether the address carries the run as it is, or was a moment ago. */
  get holds(): boolean {
    return this.#holds;
  }

  /** Writes the run into the address if it changed. Never throws. */
  async keep(): Promise<void> {
    const now = JSON.stringify(this.#run.session.save());
    if (this.#isBusy || now === this.#last) return;
    this.#isBusy = true;
    try {
      const hash = routeHref({ page: 'link', link: await this.#run.link(true) });
      // The person may have gone elsewhere meanwhile.
      if (this.#isOver || location.hash !== this.#hash) return;
      this.#holds = hash.length <= MAX_CHARS;
      if (!this.#holds) return;
      history.replaceState(history.state, '', hash);
      this.#hash = location.hash;
      this.#last = now;
    } catch {
      this.#holds = false;
    } finally {
      this.#isBusy = false;
    }
  }

  dispose(): void {
    this.#isOver = true;
  }
}
