import * as v from 'valibot';
import { compareCodeUnits, sha256, stableStringify } from '../../shared';
import { MAX_NAME } from '../branches';
import type { SaveResult, TextStore } from '../storage';
import { checkShape } from './json';
import { nameSchema, runSchema, type KeptRun } from './runSchema';
import { readKept, type Format } from './versioned';

/** Why the app itself made a restore point: what was about to take the run's place. */
export const REASONS = ['link', 'point', 'file', 'seed', 'scenario', 'tab', 'files'] as const;
export type Reason = (typeof REASONS)[number];

/** A run as it was at some time, to come back to. */
export interface RestorePoint {
  readonly id: string;
  /** Given by a person; null for those that the app made. */
  readonly name: string | null;
  /** Null for those that a person made. */
  readonly reason: Reason | null;
  /** Wall-clock time, milliseconds. */
  readonly savedAt: number;
  readonly run: KeptRun;
}

const PREFIX = 'point:';

export const pointSchema: v.GenericSchema<unknown, Omit<RestorePoint, 'id'>> = v.strictObject({
  name: v.nullable(nameSchema),
  reason: v.nullable(v.picklist(REASONS)),
  savedAt: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000)),
  run: runSchema,
});

const FORMAT: Format<Omit<RestorePoint, 'id'>> = {
  version: 1,
  maxChars: 2_100_000,
  readers: [(content) => checkShape(pointSchema, content)],
};

/** Restore points of all scenarios, newest first. Each is kept under its own key, so that two tabs can add at once. */
export class RestorePoints {
  readonly #store: TextStore;
  #points: readonly RestorePoint[] = $state.raw([]);

  constructor(store: TextStore) {
    this.#store = store;
    this.reload();
  }

  get all(): readonly RestorePoint[] {
    return this.#points;
  }

  /** Reads again what is kept, as when another tab has added one. */
  reload(): void {
    const points = this.#store.keys(PREFIX).flatMap((key) => {
      const kept = readKept(this.#store, key, FORMAT);
      return kept.kind === 'read' ? [{ id: key.slice(PREFIX.length), ...kept.value }] : [];
    });
    this.#points = points.sort(newestFirst);
  }

  /** Keeps a run as a named point. An empty name is none. */
  add(name: string, run: KeptRun): SaveResult {
    return this.#write({ name: nameOf(name), reason: null, savedAt: Date.now(), run });
  }

  /** Keeps a run that is about to be replaced. The same run is kept only once. */
  addAutomatic(reason: Reason, run: KeptRun): SaveResult {
    const text = stableStringify(run);
    if (this.#points.some((point) => stableStringify(point.run) === text)) return 'saved';
    return this.#write({ name: null, reason, savedAt: Date.now(), run });
  }

  /** Puts a point back as it was: one that was removed, or one from a file. One that is there already stays one. */
  put(point: Omit<RestorePoint, 'id'>): SaveResult {
    return this.#write(point);
  }

  rename(id: string, name: string): SaveResult {
    const point = this.#points.find((each) => each.id === id);
    if (point === undefined || point.name === nameOf(name)) return 'saved';
    const result = this.#write({ ...point, name: nameOf(name) });
    if (result !== 'full') this.remove(id);
    return result;
  }

  /** Takes a point out; returns it, so that {@link put} can bring it back. */
  remove(id: string): RestorePoint | null {
    const point = this.#points.find((each) => each.id === id) ?? null;
    this.#store.remove(PREFIX + id);
    this.#points = this.#points.filter((each) => each.id !== id);
    return point;
  }

  #write(point: Omit<RestorePoint, 'id'>): SaveResult {
    const id = pointId(point);
    const text = JSON.stringify({ version: FORMAT.version, ...withoutId(point) });
    if (text.length > FORMAT.maxChars) return 'full';
    const result = this.#store.write(PREFIX + id, text);
    if (this.#store.read(PREFIX + id) === text) {
      const others = this.#points.filter((each) => each.id !== id);
      this.#points = [{ ...withoutId(point), id }, ...others].sort(newestFirst);
    }
    return result;
  }
}

function newestFirst(a: RestorePoint, b: RestorePoint): number {
  return b.savedAt - a.savedAt || compareCodeUnits(a.id, b.id);
}

/** Named after its content, so that the same point is never kept twice. */
export function pointId(point: Omit<RestorePoint, 'id'>): string {
  return sha256(stableStringify(withoutId(point))).slice(0, 16);
}

function withoutId({ name, reason, savedAt, run }: Omit<RestorePoint, 'id'>): Omit<RestorePoint, 'id'> {
  return { name, reason, savedAt, run };
}

function nameOf(name: string): string | null {
  return [...name.trim()].slice(0, MAX_NAME).join('') || null;
}
