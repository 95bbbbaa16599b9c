import { isPristine } from '../branches';
import type { SaveResult, TextStore } from '../storage';
import { asideEntries, removeAside, type AsideEntry } from './aside';
import { readOwn, writeOwn } from './ownFormat';
import type { OwnInput } from './ownSchema';
import { RestorePoints, type Reason } from './RestorePoints.svelte';
import { runFormat } from './runFormat';
import { RunSlot, slotId } from './RunSlot';
import { sameRun, type KeptRun, type ScenarioRef } from './runSchema';
import { readVersioned, type Kept } from './versioned';

/**
 * Everything of a person's that the browser keeps: one run per scenario, restore points, own files, and what could not
 * be read. Whatever is about to be replaced becomes a restore point first.
 */
export class Library {
  readonly #store: TextStore;
  /** Tells this tab from others; not `randomUUID`, which plain http pages do not have. */
  readonly #tab = [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16)).join('');
  /** Runs that found no room in the store: they wait here for this visit. */
  #waiting: readonly KeptRun[] = [];
  readonly points: RestorePoints;
  #aside: readonly AsideEntry[] = $state.raw([]);

  constructor(store: TextStore) {
    this.#store = store;
    this.points = new RestorePoints(store);
    this.#aside = asideEntries(store);
    store.listen((key) => {
      if (key.startsWith('point:')) this.points.reload();
      if (key.startsWith('aside:')) this.#aside = asideEntries(store);
    });
  }

  /** What could not be read, newest first. */
  get aside(): readonly AsideEntry[] {
    return this.#aside;
  }

  removeAside(key: string): void {
    removeAside(this.#store, key);
    this.#aside = asideEntries(this.#store);
  }

  slot(scenario: ScenarioRef): RunSlot {
    return new RunSlot(this.#store, scenario, this.#tab);
  }

  /** The kept run of a scenario, as seen through its slot. */
  load(slot: RunSlot, scenario: ScenarioRef): Kept<KeptRun> {
    const kept = slot.load();
    const waiting = this.#waiting.find((run) => slotId(run.scenario) === slotId(scenario));
    if (kept.kind === 'unreadable') this.#aside = asideEntries(this.#store);
    return waiting === undefined ? kept : { kind: 'read', value: waiting, text: '' };
  }

  /** A quick look at the kept run of a shipped scenario; null when there is none that can be read. */
  peek(id: string): KeptRun | null {
    const text = this.#store.read(`run:${id}`);
    const read = text === null ? null : readVersioned(text, runFormat({ kind: 'shipped', id }));
    return read?.ok ? read.value : null;
  }

  /** Keeps a run that something is about to replace, unless nobody would miss it. */
  keepBefore(reason: Reason, run: KeptRun): SaveResult {
    return isPristine(run.tree) ? 'saved' : this.points.addAutomatic(reason, run);
  }

  /**
   * Makes this the run of its scenario, to be opened next. What was there becomes a restore point.
   * Resolves to whether there was something to keep.
   */
  place(run: KeptRun, reason: Reason): boolean {
    const slot = this.slot(run.scenario);
    const before = this.load(slot, run.scenario);
    const hadRun = before.kind === 'read' && !isPristine(before.value.tree) && !sameRun(before.value, run);
    if (hadRun) this.keepBefore(reason, before.value);
    const hadFiles = run.scenario.kind === 'own' && this.#placeOwn(run.scenario, reason);
    const others = this.#waiting.filter((each) => slotId(each.scenario) !== slotId(run.scenario));
    this.#waiting = slot.write(run) === 'full' ? [...others, run] : others;
    return hadRun || hadFiles;
  }

  /** Every kept run. */
  runs(): readonly KeptRun[] {
    return this.#store.keys('run:').flatMap((key) => this.peek(key.slice('run:'.length)) ?? []);
  }

  /** The own files as they are kept; null when there are none. */
  own(): OwnInput | null {
    const own = readOwn(this.#store);
    return Object.keys(own.files).length === 0 ? null : own;
  }

  /** Takes over own files; those that were there become a restore point. Tells whether there were any others. */
  placeOwn(own: OwnInput): boolean {
    return this.#placeOwn(own, 'files');
  }

  #placeOwn({ files, options }: OwnInput, reason: Reason): boolean {
    const before = this.own();
    const isOther = before !== null && JSON.stringify(before.files) !== JSON.stringify(files);
    if (isOther) {
      const branch = { id: 1, parent: null, forkedAt: 0, name: null, commands: [], t: 0, furthest: 0 };
      const tree = { branches: [branch], current: 1 };
      const { seed } = before.options;
      const scenario = { kind: 'own', ...before } as const;
      this.points.addAutomatic(reason, { scenario, digest: null, engineVersion: null, seed, tree });
    }
    writeOwn(this.#store, { files, options });
    return isOther;
  }
}
