import type { SaveResult, TextStore } from '../storage';
import { runFormat } from './runFormat';
import type { KeptRun, ScenarioRef } from './runSchema';
import { readKept, readVersioned, type Format, type Kept } from './versioned';

/** `overtaken`: another tab has kept something since; ours went to its own place and waits for the person's word. */
export type SlotResult = SaveResult | 'overtaken';

/** Under which the run of a scenario is kept; own files share one. */
export const slotId = (scenario: ScenarioRef): string => (scenario.kind === 'own' ? 'own' : scenario.id);

/**
 * The place of one scenario's run in the browser, seen from one tab. It never writes over what it has not read:
 * a text there that is neither the one it read nor the one it wrote comes from another tab.
 */
export class RunSlot {
  readonly #store: TextStore;
  readonly #format: Format<KeptRun>;
  readonly #key: string;
  readonly #sidePrefix: string;
  readonly #sideKey: string;
  #known: string | null = null;
  #isBlocked = false;

  /** `tab` tells this tab from others. */
  constructor(store: TextStore, scenario: ScenarioRef, tab: string) {
    this.#store = store;
    this.#format = runFormat(scenario);
    this.#key = `run:${slotId(scenario)}`;
    this.#sidePrefix = `side:${slotId(scenario)}:`;
    this.#sideKey = this.#sidePrefix + tab;
  }

  /** What is kept, checked. From now on this tab may write over it. */
  load(): Kept<KeptRun> {
    const kept = readKept(this.#store, this.#key, this.#format);
    this.#known = kept.kind === 'read' ? kept.text : null;
    this.#isBlocked = kept.kind === 'unreadable' && !kept.isMoved;
    return kept;
  }

  /** Keeps a run, unless another tab did so since this one last looked. */
  write(run: KeptRun): SlotResult {
    const text = this.#textOf(run);
    if (text === this.#known) return 'saved';
    if (this.#isBlocked || text.length > this.#format.maxChars) return 'full';
    const present = this.#store.read(this.#key);
    if (present !== null && present !== this.#known) {
      const aside = this.#store.write(this.#sideKey, text);
      return aside === 'saved' ? 'overtaken' : aside;
    }
    const result = this.#store.write(this.#key, text);
    if (this.#store.read(this.#key) === text) this.#known = text;
    this.#store.remove(this.#sideKey);
    return result;
  }

  /** Tells when another tab keeps a run here. Returns how to stop. */
  listen(heard: () => void): () => void {
    return this.#store.listen((key, text) => {
      if (key === this.#key && text !== null && text !== this.#known) heard();
    });
  }

  /** What tabs that were overtaken left beside, this one excepted. */
  leftBeside(): readonly { readonly key: string; readonly run: KeptRun }[] {
    return this.#store.keys(this.#sidePrefix).flatMap((key) => {
      if (key === this.#sideKey) return [];
      const read = readVersioned(this.#store.read(key) ?? '', this.#format);
      return read.ok ? [{ key, run: read.value }] : [];
    });
  }

  removeBeside(key: string): void {
    if (key.startsWith(this.#sidePrefix)) this.#store.remove(key);
  }

  /** This tab has nothing of its own to offer any more. */
  withdraw(): void {
    this.#store.remove(this.#sideKey);
  }

  #textOf(run: KeptRun): string {
    return JSON.stringify({ version: this.#format.version, ...run });
  }
}
