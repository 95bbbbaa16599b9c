import type { Locale } from '../../workspace/Locale.svelte';
import type { OpenRun } from '../../workspace/OpenRun.svelte';
import { parseRoute } from '../../workspace/route';
import type { Preferences } from '../../workspace/Preferences.svelte';
import type { RunWatch } from '../runWatch';
import { Chance } from './Chance';
import { makeChecks, type Check } from './checks';
import { Findings } from './Findings.svelte';
import { guardPage, type Prevented } from './guards';
import { hearProblems } from './listeners';
import { moveOnce, type Scene } from './moves';
import type { FuzzOptions } from './options';
import { Pointer } from './Pointer';
import type { FuzzReport } from './report';
import type { SandboxStore } from './sandboxStore';
import { sceneOf } from './targets';

/** So that what was done in a round can be done again without what came before it. */
const STEPS_PER_ROUND = 600;
/** Away from the run the steps are better spent there. */
const STEPS_AWAY = 20;
/** How long a screen may take to come. */
const MAX_FRAMES = 200;

interface Surroundings {
  readonly app: HTMLElement;
  readonly store: SandboxStore;
  readonly preferences: Preferences;
  readonly locale: Locale;
}

/**
 * Plays the app at random and checks after each step what must always hold. It goes in rounds: each begins with an empty
 * store at the address that was opened, and ends at rest on the start page, where what the page holds can be compared.
 */
export class Fuzzer {
  readonly findings = new Findings();
  readonly options: FuzzOptions;
  readonly #start = location.hash === '' ? '#/' : location.hash;
  readonly #startedAt = performance.now();
  readonly #pointer = new Pointer();
  #isOver = $state(false);
  #isStopped = false;
  #elapsedMs = 0;
  #prevented: Prevented | null = null;
  #run: OpenRun | null = null;
  #atRest: ((isAtRest: boolean) => void) | null = null;
  #goOn: (() => void) | null = null;

  constructor(options: FuzzOptions) {
    this.options = options;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Learns of the runs that come and go. */
  readonly watch: RunWatch = (run) => {
    this.#run = run;
    return () => {
      if (this.#run === run) this.#run = null;
    };
  };

  /** Plays until the time is up or {@link stop}. */
  async play(surroundings: Surroundings): Promise<void> {
    const { prevented, end } = guardPage(this.#pointer);
    this.#prevented = prevented;
    const unhear = hearProblems(this.findings);
    try {
      while (!this.#isDone) await this.#round(surroundings);
      // Nothing that is still to open lies over the report.
      await this.#open('#/');
    } finally {
      unhear();
      end();
      this.#elapsedMs = performance.now() - this.#startedAt;
      this.#isOver = true;
      this.#atRest?.(false);
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.goOn();
  }

  /** Ends the round and waits on the start page, with nothing kept, until {@link goOn}. False when all is over. */
  rest(): Promise<boolean> {
    if (this.#isOver) return Promise.resolve(false);
    return new Promise((resolve) => (this.#atRest = resolve));
  }

  goOn(): void {
    this.#goOn?.();
  }

  report(): FuzzReport {
    const { steps, round, all, looks, recent } = this.findings;
    return {
      ...this.options,
      address: this.#start,
      elapsedMs: Math.round(this.#isOver ? this.#elapsedMs : performance.now() - this.#startedAt),
      steps,
      rounds: round,
      checks: { ...looks },
      findings: all,
      recent,
      prevented: { ...this.#prevented },
    };
  }

  get #isDone(): boolean {
    return this.#isStopped || performance.now() - this.#startedAt >= this.options.durationMs;
  }

  async #round(surroundings: Surroundings): Promise<void> {
    this.findings.nextRound();
    const { app, preferences, locale } = surroundings;
    const before = preferences.values;
    const chance = new Chance(this.options.seed, this.findings.round);
    const checks = makeChecks();
    await this.#open(this.#start);
    let away = 0;
    for (let step = 0; step < STEPS_PER_ROUND && !this.#isDone && this.#atRest === null; step++) {
      away = this.#run === null && parseRoute(this.#start).page === 'run' ? away + 1 : 0;
      if (away > STEPS_AWAY) await this.#open(this.#start);
      const isLeftAlone = (name: string): boolean => name === locale.m.app.reload;
      await this.#step({ root: sceneOf(app), chance, pointer: this.#pointer, frame, isLeftAlone });
      this.#check(checks, surroundings, step);
    }
    // A round that was cut short has looked at everything, too.
    if (this.#isDone) this.#check(checks, surroundings, 0);
    else await this.#settle(surroundings, before);
  }

  async #step(scene: Scene): Promise<void> {
    try {
      this.findings.did(await moveOnce(scene));
    } catch (error) {
      this.findings.found('errors', `while acting: ${String(error)}`);
    }
    await frame();
  }

  #check(checks: readonly Check[], { app, store, locale }: Surroundings, step: number): void {
    const subject = { app, store, locale, run: this.#run };
    for (const check of checks) {
      if (step % check.every !== 0) continue;
      this.findings.looked(check.name);
      try {
        for (const problem of check.find(subject)) this.findings.found(check.name, problem);
      } catch (error) {
        this.findings.found(check.name, `cannot be checked: ${String(error)}`);
      }
    }
  }

  /** To the start page, with nothing kept and the preferences of before. */
  async #settle({ store, preferences, locale }: Surroundings, before: Preferences['values']): Promise<void> {
    await this.#open('#/');
    store.clear();
    preferences.apply(before);
    await locale.use(preferences.language);
    if (this.#atRest === null) return;
    for (let count = 0; count < 10; count++) await frame();
    const told = this.#atRest;
    this.#atRest = null;
    const going = new Promise<void>((resolve) => (this.#goOn = resolve));
    told(true);
    if (!this.#isStopped) await going;
    this.#goOn = null;
  }

  /** Goes there in place of where we are, so that Back leads out of the app as before. */
  async #open(hash: string): Promise<void> {
    location.replace(hash);
    const wantsRun = parseRoute(hash).page === 'run';
    for (let count = 0; count < MAX_FRAMES; count++) {
      await frame();
      const isThere = wantsRun ? this.#run !== null : this.#run === null && document.querySelector('main h1') !== null;
      if (isThere) return;
    }
  }
}

/** The page has drawn, or, where it is hidden, could have. */
function frame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
}
