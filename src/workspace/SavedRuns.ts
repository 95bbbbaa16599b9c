import * as v from 'valibot';
import type { Command } from '../domain';
import type { SavedRun } from './RunSession.svelte';
import type { SaveResult, TextStore } from './storage';

/** Stored texts may come from an older version or from somebody else: nothing is taken over unchecked. */
const time = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(200_000));
const change = v.union([
  v.strictObject({ path: text, content: text }),
  v.strictObject({ path: text, find: text, replace: text }),
  v.strictObject({ path: text, remove: v.literal(true) }),
]);
const command = v.variant('type', [
  v.strictObject({
    type: v.literal('commit.push'),
    at: time,
    editId: v.nullable(text),
    author: text,
    changes: v.pipe(v.array(change), v.maxLength(100)),
  }),
  v.strictObject({ type: v.literal('transition.disable'), at: time, stage: text, reason: text }),
  v.strictObject({ type: v.literal('transition.enable'), at: time, stage: text }),
  v.strictObject({ type: v.literal('approval.approve'), at: time, action: text, summary: text }),
  v.strictObject({ type: v.literal('approval.reject'), at: time, action: text, summary: text }),
]);
const savedRun = v.object({
  version: v.literal(1),
  seed: time,
  digest: v.string(),
  commands: v.pipe(v.array(command), v.maxLength(500)),
  t: time,
  furthest: time,
});

export interface KeptRun extends SavedRun {
  readonly seed: number;
  /** Digest of the scenario it was made with: on another scenario the commands mean something else. */
  readonly digest: string;
}

/** Keeps one run per scenario, so that a reload goes on where it stopped. */
export class SavedRuns {
  readonly #store: TextStore;

  constructor(store: TextStore) {
    this.#store = store;
  }

  /** The kept run of a scenario, checked for its shape only. */
  load(scenarioId: string): KeptRun | null {
    const kept = this.#store.read(key(scenarioId));
    if (kept === null) return null;
    try {
      const parsed = v.safeParse(savedRun, JSON.parse(kept));
      if (!parsed.success) return null;
      const { seed, digest, t, furthest } = parsed.output;
      const commands: Command[] = [...parsed.output.commands].sort((a, b) => a.at - b.at);
      return { seed, digest, commands, t, furthest };
    } catch {
      return null;
    }
  }

  save(scenarioId: string, run: KeptRun): SaveResult {
    return this.#store.write(key(scenarioId), JSON.stringify({ version: 1, ...run }));
  }

  remove(scenarioId: string): void {
    this.#store.remove(key(scenarioId));
  }
}

const key = (scenarioId: string): string => `run:${scenarioId}`;
