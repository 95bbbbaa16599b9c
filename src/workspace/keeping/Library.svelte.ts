import { stableStringify } from '../../shared';
import { isPristine, MAX_NAME, newTree } from '../branches';
import type { SaveResult, TextStore } from '../storage';
import { asideEntries, removeAside, type AsideEntry } from './aside';
import type { ViewHints } from './linkWire';
import { readOwn, writeOwn } from './ownFormat';
import type { Bundle, PreferenceValues } from './bundle';
import type { OwnInput } from './ownSchema';
import { pointId, RestorePoints, type Reason, type RestorePoint } from './RestorePoints.svelte';
import { runFormat } from './runFormat';
import { RunSlot, slotId } from './RunSlot';
import { sameRun, type KeptRun, type ScenarioRef } from './runSchema';
import { readVersioned, type Kept } from './versioned';

/** Word from where a run was placed to where it is opened. */
export interface Handover {
  /** Why what was there before became a restore point; null when there was nothing. */
  readonly reason: Reason | null;
  /** What was in view, from a link. */
  readonly view: ViewHints;
}

/** What was taken in from a file; what is not listed was here already. */
export interface Taken {
  readonly runs: KeptRun[];
  /** Ids of restore points. */
  readonly points: string[];
  own: 'taken' | 'apart' | null;
  /** For how many there was no room. */
  failed: number;
}

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
  #handover: (Handover & { readonly id: string }) | null = null;
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

  /** Makes this the run of its scenario, to be opened next. What was there becomes a restore point. */
  place(run: KeptRun, reason: Reason, view: ViewHints = {}): void {
    const slot = this.slot(run.scenario);
    const before = this.load(slot, run.scenario);
    const hadRun = before.kind === 'read' && !isPristine(before.value.tree) && !sameRun(before.value, run);
    if (hadRun) this.keepBefore(reason, before.value);
    const hadFiles = run.scenario.kind === 'own' && this.#placeOwn(run.scenario, reason);
    const others = this.#waiting.filter((each) => slotId(each.scenario) !== slotId(run.scenario));
    this.#waiting = slot.write(run) === 'full' ? [...others, run] : others;
    this.#handover = { id: slotId(run.scenario), reason: hadRun || hadFiles ? reason : null, view };
  }

  /** What {@link place} has to tell the run that is opened next: once, and only to the run it placed. */
  takeHandover(scenario: ScenarioRef): Handover | null {
    const handover = this.#handover?.id === slotId(scenario) ? this.#handover : null;
    this.#handover = null;
    return handover;
  }

  /** Every kept run in which something was done or seen. */
  runs(): readonly KeptRun[] {
    const runs = this.#store.keys('run:').flatMap((key) => this.peek(key.slice('run:'.length)) ?? []);
    return runs.filter(({ tree }) => !isPristine(tree));
  }

  /** The own files as they are kept; null when there are none. */
  own(): OwnInput | null {
    const own = readOwn(this.#store);
    return Object.keys(own.files).length === 0 ? null : own;
  }

  /** Everything, for a file. */
  bundle(preferences: PreferenceValues): Bundle {
    return { runs: this.runs(), points: this.points.all, own: this.own(), preferences };
  }

  /**
   * Takes in what a file holds, and changes nothing that is here: a run whose scenario has one already becomes a
   * restore point named after the file, and so do own files beside others.
   */
  take({ runs, points, own }: Bundle, fileName: string): Taken {
    const taken: Taken = { runs: [], points: [], own: null, failed: 0 };
    const put = (point: Omit<RestorePoint, 'id'>): void => {
      const id = pointId(point);
      const isHere = (): boolean => this.points.all.some((each) => each.id === id);
      if (isHere()) return;
      this.points.put(point);
      if (isHere()) taken.points.push(id);
      else taken.failed++;
    };
    const name = [...fileName].slice(0, MAX_NAME).join('');
    for (const run of runs) {
      const before = this.load(this.slot(run.scenario), run.scenario);
      if (before.kind === 'read' && sameRun(before.value, run)) continue;
      const isFree = before.kind !== 'read' || isPristine(before.value.tree);
      if (isFree && this.#takeRun(run)) taken.runs.push(run);
      else put({ name, reason: null, savedAt: Date.now(), run });
    }
    points.forEach(put);
    if (own !== null) this.#takeOwn(own, taken, (run) => put({ name, reason: null, savedAt: Date.now(), run }));
    return taken;
  }

  /** Whether there was room for it as the run of its scenario. */
  #takeRun(run: KeptRun): boolean {
    // The own files of a run that is here have to be those that are here.
    if (run.scenario.kind === 'own' && !this.#hasOwn(run.scenario) && this.own() !== null) return false;
    if (run.scenario.kind === 'own') writeOwn(this.#store, run.scenario);
    const slot = this.slot(run.scenario);
    slot.load();
    return slot.write(run) !== 'full';
  }

  #takeOwn(own: OwnInput, taken: Taken, put: (run: KeptRun) => void): void {
    if (this.#hasOwn(own)) return;
    if (this.own() === null) {
      if (writeOwn(this.#store, own) === 'full') taken.failed++;
      else taken.own = 'taken';
    } else {
      put(unstarted(own));
      taken.own = 'apart';
    }
  }

  #hasOwn({ files }: OwnInput): boolean {
    return stableStringify(this.own()?.files ?? {}) === stableStringify(files);
  }

  #placeOwn(own: OwnInput, reason: Reason): boolean {
    const before = this.own();
    const isOther = before !== null && !this.#hasOwn(own);
    if (isOther) this.points.addAutomatic(reason, unstarted(before));
    writeOwn(this.#store, own);
    return isOther;
  }
}

/** Own files as a run in which nothing has happened. */
function unstarted({ files, options }: OwnInput): KeptRun {
  const scenario = { kind: 'own', files, options } as const;
  return { scenario, digest: null, engineVersion: null, seed: options.seed, tree: newTree() };
}
