import * as v from 'valibot';
import type { Command } from '../../domain';
import { err, ok, stableStringify, type Result } from '../../shared';
import { MAX_BRANCHES, MAX_COMMANDS, type Branch, type RunTree } from '../branches';
import { commandSchema, timeSchema } from './commandSchema';
import { checkShape } from './json';
import { ownSchema, seedSchema } from './ownSchema';
import { digestSchema, engineVersionSchema, nameSchema, SCENARIO_ID, treeSchema, type KeptRun } from './runSchema';
import { unreadable, type Unreadable } from './unreadable';

/** What was on the screen besides the moment: names of panels and of what is selected. Unknown ones are passed over. */
export type ViewHints = Readonly<Record<string, string>>;

/** A run as a link carries it. */
export interface LinkedRun {
  /** With a digest of 16 digits. */
  readonly run: KeptRun & { readonly digest: string; readonly engineVersion: number };
  /** The first 16 digits of the digest of the current branch's log. */
  readonly logDigest: string;
  readonly view: ViewHints;
}

/** Enough digits to tell runs apart; all 64 would cost a third of a link. */
const DIGEST_DIGITS = 16;

const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_COMMANDS));
const viewSchema = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]{0,15}$/)), v.pipe(v.string(), v.maxLength(120))),
  v.check((view) => Object.keys(view).length <= 12, 'tooMany'),
);

/**
 * Version 1 of the format: short names, times in milliseconds, and of each branch only the commands that its parent
 * does not have. This schema is written in stone: links of this version have to be read for ever.
 */
const wire1 = v.strictObject({
  /** Engine version, scenario, its digest, seed. */
  e: engineVersionSchema,
  s: v.union([v.pipe(v.string(), v.regex(SCENARIO_ID)), ownSchema]),
  d: digestSchema,
  r: seedSchema,
  /** Branches, parents first. */
  b: v.pipe(
    v.array(
      v.strictObject({
        /** Place of the parent in the list, time of the fork, how many of the parent's commands come first. */
        p: v.optional(index),
        f: v.optional(timeSchema),
        k: v.optional(index),
        /** Name, own commands, playhead, furthest time if later. */
        n: v.optional(nameSchema),
        c: v.optional(v.pipe(v.array(commandSchema), v.maxLength(MAX_COMMANDS))),
        t: timeSchema,
        u: v.optional(timeSchema),
      }),
    ),
    v.minLength(1),
    v.maxLength(MAX_BRANCHES),
  ),
  /** Place of the current branch, digest of its log, view. */
  i: v.optional(index),
  l: digestSchema,
  v: v.optional(viewSchema),
});
type Wire1 = v.InferOutput<typeof wire1>;

/** Packs a run. Throws when it was never simulated, since then it has no digest. */
export function toWire({ run, logDigest, view }: LinkedRun): Wire1 {
  const { scenario, digest, engineVersion, seed, tree } = run;
  const current = tree.branches.findIndex(({ id }) => id === tree.current);
  return {
    e: engineVersion,
    s: scenario.kind === 'own' ? { files: scenario.files, options: scenario.options } : scenario.id,
    d: digest.slice(0, DIGEST_DIGITS),
    r: seed,
    b: tree.branches.map((branch) => packed(branch, tree.branches)),
    ...(current > 0 ? { i: current } : {}),
    l: logDigest.slice(0, DIGEST_DIGITS),
    ...(Object.keys(view).length > 0 ? { v: { ...view } } : {}),
  };
}

function packed(branch: Branch, branches: readonly Branch[]): Wire1['b'][number] {
  const parent = branches.findIndex(({ id }) => id === branch.parent);
  const shared = sharedCount(branch.commands, branches[parent]?.commands ?? []);
  const own = branch.commands.slice(shared);
  return {
    ...(parent >= 0 ? { p: parent } : {}),
    ...(branch.forkedAt > 0 ? { f: branch.forkedAt } : {}),
    ...(shared > 0 ? { k: shared } : {}),
    ...(branch.name !== null ? { n: branch.name } : {}),
    ...(own.length > 0 ? { c: own } : {}),
    t: branch.t,
    ...(branch.furthest > branch.t ? { u: branch.furthest } : {}),
  };
}

function sharedCount(a: readonly Command[], b: readonly Command[]): number {
  let count = 0;
  while (count < a.length && count < b.length && stableStringify(a[count]) === stableStringify(b[count])) count++;
  return count;
}

/** Unpacks what a link of version 1 carries, checked. */
export function fromWire(value: unknown): Result<LinkedRun, Unreadable> {
  const checked = checkShape(wire1, value);
  if (!checked.ok) return checked;
  const wire = checked.value;
  const tree = treeOf(wire);
  if (!tree.ok) return tree;
  const { e: engineVersion, s, d: digest, r: seed, l: logDigest, v: view = {} } = wire;
  const scenario = typeof s === 'string' ? ({ kind: 'shipped', id: s } as const) : ({ kind: 'own', ...s } as const);
  return ok({ run: { scenario, digest, engineVersion, seed, tree: tree.value }, logDigest, view });
}

function treeOf({ b, i = 0 }: Wire1): Result<RunTree, Unreadable> {
  const branches: Branch[] = [];
  for (const [place, { p, f = 0, k = 0, n = null, c = [], t, u = t }] of b.entries()) {
    const parent = p === undefined ? undefined : branches[p];
    const inherited = parent?.commands.slice(0, k) ?? [];
    if ((p !== undefined && parent === undefined) || inherited.length !== k)
      return err(unreadable('badShape', `b.${place}`));
    const commands = [...inherited, ...c];
    branches.push({ id: place + 1, parent: parent?.id ?? null, forkedAt: f, name: n, commands, t, furthest: u });
  }
  return checkShape(treeSchema, { branches, current: i + 1 });
}
