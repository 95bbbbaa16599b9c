import type { Command } from '../domain';
import { stableStringify, type SimTimeMs } from '../shared';

/** One line of decisions, and how far it was watched. Its commands are complete: they do not lean on the parent's. */
export interface Branch {
  readonly id: number;
  /** The branch that it left; null for one that began at 0. */
  readonly parent: number | null;
  /** When it left its parent. */
  readonly forkedAt: SimTimeMs;
  /** Given by a person; null leaves it to the screen to say what was done. */
  readonly name: string | null;
  /** Sorted by time. */
  readonly commands: readonly Command[];
  readonly t: SimTimeMs;
  readonly furthest: SimTimeMs;
}

/** Every line of one run. Parents come before their children. Never changed, only replaced: undo keeps the old value. */
export interface RunTree {
  readonly branches: readonly Branch[];
  /** Id of the branch on the screen. */
  readonly current: number;
}

/** More than anybody compares; a run that reaches it asks for one to be removed. */
export const MAX_BRANCHES = 50;
/** Per branch. */
export const MAX_COMMANDS = 500;
/** Characters of one command as JSON: what is larger could not be kept. */
export const MAX_COMMAND_CHARS = 200_000;
/** Letters in the name of a branch or a restore point. */
export const MAX_NAME = 80;

/** A run in which nothing was done and nothing was seen. */
export function newTree(): RunTree {
  return { branches: [{ ...BEGINNING, id: 1 }], current: 1 };
}

const BEGINNING = { parent: null, forkedAt: 0, name: null, commands: [], t: 0, furthest: 0 } as const;

export function currentBranch(tree: RunTree): Branch {
  const branch = tree.branches.find(({ id }) => id === tree.current) ?? tree.branches[0];
  if (branch === undefined) throw new RangeError('a run has at least one branch');
  return branch;
}

/** The tree with some members of one branch replaced. */
function withBranch(tree: RunTree, id: number, change: Partial<Branch>): RunTree {
  return { ...tree, branches: tree.branches.map((branch) => (branch.id === id ? { ...branch, ...change } : branch)) };
}

/** Notes where the playhead stands in the current branch. The same tree when it stood there already. */
export function placed(tree: RunTree, t: SimTimeMs, furthest: SimTimeMs): RunTree {
  const branch = currentBranch(tree);
  return branch.t === t && branch.furthest === furthest ? tree : withBranch(tree, branch.id, { t, furthest });
}

/** When branches leave the current one, and when it left its own parent: each time once, in order. */
export function forkTimes(tree: RunTree): readonly SimTimeMs[] {
  const { id, parent, forkedAt } = currentBranch(tree);
  const children = tree.branches.filter((branch) => branch.parent === id).map((branch) => branch.forkedAt);
  return [...new Set(parent === null ? children : [forkedAt, ...children])].sort((a, b) => a - b);
}

/** Whether a command at this time would leave a seen future behind, and so begins a branch. */
export function wouldFork(tree: RunTree, t: SimTimeMs): boolean {
  return t < currentBranch(tree).furthest;
}

/** Adds a command at its time: at the furthest time to the branch itself, before it to a new branch that leaves there. */
export function acted(tree: RunTree, command: Command): RunTree {
  const { at } = command;
  const branch = currentBranch(tree);
  const commands = [...branch.commands.filter((each) => each.at <= at), command];
  if (!wouldFork(tree, at)) return withBranch(tree, branch.id, { commands, t: at, furthest: at });
  return added(tree, { parent: branch.id, forkedAt: at, name: null, commands, t: at, furthest: at });
}

/** Goes back to 0 without any command: to the branch that has none, else to a new one. */
export function startedOver(tree: RunTree): RunTree {
  const empty = tree.branches.find(({ commands }) => commands.length === 0);
  if (empty === undefined) return added(tree, BEGINNING);
  const isThere = empty.id === tree.current && empty.furthest === 0;
  return isThere ? tree : { ...withBranch(tree, empty.id, { t: 0, furthest: 0 }), current: empty.id };
}

function added(tree: RunTree, branch: Omit<Branch, 'id'>): RunTree {
  const id = nextId(tree);
  return { branches: [...tree.branches, { ...branch, id }], current: id };
}

const nextId = ({ branches }: RunTree): number => Math.max(...branches.map(({ id }) => id)) + 1;

/** Another branch on the screen; the same tree when it is there already or does not exist. */
export function switched(tree: RunTree, id: number): RunTree {
  return id !== tree.current && tree.branches.some((branch) => branch.id === id) ? { ...tree, current: id } : tree;
}

/** Gives a branch a name; an empty one takes the name away. */
export function renamed(tree: RunTree, id: number, name: string): RunTree {
  const wanted = [...name.trim()].slice(0, MAX_NAME).join('') || null;
  const isSame = tree.branches.every((branch) => branch.id !== id || branch.name === wanted);
  return isSame ? tree : withBranch(tree, id, { name: wanted });
}

/** Without this branch: its children hang on its parent. The last branch stays. */
export function removed(tree: RunTree, id: number): RunTree {
  const gone = tree.branches.find((branch) => branch.id === id);
  if (gone === undefined || tree.branches.length === 1) return tree;
  const branches = tree.branches
    .filter((branch) => branch.id !== id)
    .map((branch) => (branch.parent === id ? { ...branch, parent: gone.parent } : branch));
  const heir = branches.find((branch) => branch.id === gone.parent) ?? branches[0];
  return { branches, current: tree.current === id ? (heir?.id ?? tree.current) : tree.current };
}

/** What makes two branches the same line: the same commands. */
const lineOf = ({ commands }: Branch): string => stableStringify(commands);

/** Whether a run holds anything that somebody would miss. */
export function isPristine({ branches }: RunTree): boolean {
  return branches.length === 1 && branches[0]?.commands.length === 0 && branches[0].furthest === 0;
}

/**
 * Both runs in one: the branches of `other` whose commands `tree` does not have are added. `current` is the one of
 * `other`. Nothing of `tree` changes but how far its branches were watched. Null when there is no room for all of them.
 */
export function merged(tree: RunTree, other: RunTree): RunTree | null {
  const known = new Map(tree.branches.map((branch) => [lineOf(branch), branch.id]));
  /** Ids of `other` → ids of the result. */
  const ids = new Map<number, number>();
  let result = tree;
  for (const branch of other.branches) {
    const line = lineOf(branch);
    const twin = known.get(line);
    if (twin === undefined) {
      const parent = branch.parent === null ? null : (ids.get(branch.parent) ?? null);
      result = added(result, { ...branch, parent });
      known.set(line, result.current);
      ids.set(branch.id, result.current);
    } else {
      ids.set(branch.id, twin);
      const furthest = Math.max(result.branches.find(({ id }) => id === twin)?.furthest ?? 0, branch.furthest);
      result = withBranch(result, twin, { furthest, ...(branch.id === other.current ? { t: branch.t } : {}) });
    }
  }
  if (result.branches.length > MAX_BRANCHES) return null;
  return { ...result, current: ids.get(other.current) ?? tree.current };
}
