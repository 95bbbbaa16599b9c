import * as v from 'valibot';
import { stableStringify } from '../../shared';
import { MAX_BRANCHES, MAX_COMMANDS, MAX_NAME, type RunTree } from '../branches';
import { commandSchema, timeSchema } from './commandSchema';
import { ownSchema, seedSchema, type OwnInput } from './ownSchema';

/** Which scenario a run belongs to: one that ships with the app, or a person's own files with their content. */
export type ScenarioRef = { readonly kind: 'shipped'; readonly id: string } | ({ readonly kind: 'own' } & OwnInput);

/** A run as it is kept and passed on: everything that is needed to show it again, anywhere. */
export interface KeptRun {
  readonly scenario: ScenarioRef;
  /**
   * Digest of the scenario it was made with, or at least 16 digits of it: on another scenario commands mean something
   * else. Null, like the engine's version, when nothing was run yet.
   */
  readonly digest: string | null;
  readonly engineVersion: number | null;
  readonly seed: number;
  readonly tree: RunTree;
}

export const SCENARIO_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
export const nameSchema = v.pipe(v.string(), v.maxLength(MAX_NAME * 2));
export const digestSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{16,64}$/));
export const engineVersionSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
const idSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000_000));

const scenarioRefSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('shipped'), id: v.pipe(v.string(), v.regex(SCENARIO_ID)) }),
  v.strictObject({ kind: v.literal('own'), ...ownSchema.entries }),
]);

const branchSchema = v.pipe(
  v.strictObject({
    id: idSchema,
    parent: v.nullable(idSchema),
    forkedAt: timeSchema,
    name: v.nullable(nameSchema),
    commands: v.pipe(v.array(commandSchema), v.maxLength(MAX_COMMANDS)),
    t: timeSchema,
    furthest: timeSchema,
  }),
  v.check(({ commands }) => commands.every(({ at }, index) => at >= (commands[index - 1]?.at ?? 0)), 'unsorted'),
  v.check(({ t, furthest, commands }) => t <= furthest && (commands.at(-1)?.at ?? 0) <= furthest, 'ahead'),
);

export const treeSchema: v.GenericSchema<unknown, RunTree> = v.pipe(
  v.strictObject({
    branches: v.pipe(v.array(branchSchema), v.minLength(1), v.maxLength(MAX_BRANCHES)),
    current: idSchema,
  }),
  v.check(({ branches, current }) => isTree(branches, current), 'noTree'),
);

/** Ids are unique, parents come first (so there is no circle), the current branch exists. */
function isTree(branches: readonly { id: number; parent: number | null }[], current: number): boolean {
  const seen = new Set<number>();
  for (const { id, parent } of branches) {
    if (seen.has(id) || (parent !== null && !seen.has(parent))) return false;
    seen.add(id);
  }
  return seen.has(current);
}

export const runSchema: v.GenericSchema<unknown, KeptRun> = v.strictObject({
  scenario: scenarioRefSchema,
  digest: v.nullable(digestSchema),
  engineVersion: v.nullable(engineVersionSchema),
  seed: seedSchema,
  tree: treeSchema,
});

/** Whether two runs show the same: scenario, seed, branches and where each playhead stands. */
export function sameRun(a: KeptRun, b: KeptRun): boolean {
  const meaning = ({ scenario, seed, tree }: KeptRun): string => stableStringify({ scenario, seed, tree });
  return meaning(a) === meaning(b);
}

/** Whether a digest, or the beginning of one, is that of a scenario. */
export function isDigestOf(digest: string | null, whole: string): boolean {
  return digest !== null && whole.startsWith(digest);
}
