import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain';
import {
  acted,
  currentBranch,
  forkTimes,
  MAX_BRANCHES,
  merged,
  newTree,
  placed,
  removed,
  renamed,
  startedOver,
  switched,
  type RunTree,
} from '../../../src/workspace/branches';

const enable = (at: number, stage = 'Build'): Command => ({ at, type: 'transition.enable', stage });
/** The first branch seen until 100, a fork at 50, and a fork of that at 60. */
function family(): RunTree {
  const first = placed(newTree(), 50, 100);
  const second = placed(acted(first, enable(50)), 60, 90);
  return acted(second, enable(60));
}

describe('a tree of branches', () => {
  test('grows a branch for each command in the past', () => {
    const { branches, current } = family();
    expect(branches.map(({ id, parent, forkedAt }) => [id, parent, forkedAt])).toEqual([
      [1, null, 0],
      [2, 1, 50],
      [3, 2, 60],
    ]);
    expect(current).toBe(3);
    expect(branches.map(({ commands }) => commands.length)).toEqual([0, 1, 2]);
  });

  test('knows where branches leave the one on the screen', () => {
    expect(forkTimes(family())).toEqual([60]);
    expect(forkTimes(switched(family(), 2))).toEqual([50, 60]);
    expect(forkTimes(switched(family(), 1))).toEqual([50]);
    expect(forkTimes(newTree())).toEqual([]);
  });

  test('leaves out what came after the fork', () => {
    const tree = placed(acted(placed(newTree(), 80, 80), enable(80)), 40, 100);
    expect(currentBranch(acted(tree, enable(40))).commands).toEqual([enable(40)]);
  });

  test('hangs the children of a removed branch on its parent and shows the parent', () => {
    const tree = removed(switched(family(), 2), 2);
    expect(tree.branches.map(({ id, parent }) => [id, parent])).toEqual([
      [1, null],
      [3, 1],
    ]);
    expect(tree.current).toBe(1);
    expect(removed(newTree(), 1)).toEqual(newTree());
  });

  test('starts over in the branch without commands, or in a new one', () => {
    const over = startedOver(family());
    expect(currentBranch(over)).toMatchObject({ id: 1, t: 0, furthest: 0 });
    const busy = acted(newTree(), enable(0));
    expect(startedOver(busy).branches).toHaveLength(2);
    expect(startedOver(newTree())).toEqual(newTree());
  });

  test('takes names of at most 80 letters, and none when empty', () => {
    expect(currentBranch(renamed(newTree(), 1, ` ${'한'.repeat(100)}`)).name).toBe('한'.repeat(80));
    expect(currentBranch(renamed(renamed(newTree(), 1, 'x'), 1, '  ')).name).toBeNull();
  });
});

describe('two runs in one', () => {
  test('hold the branches of both once, and show what the second one shows', () => {
    const mine = placed(acted(placed(newTree(), 50, 100), enable(50, 'Deploy')), 70, 70);
    const both = merged(family(), mine);
    expect(both?.branches).toHaveLength(4);
    expect(both?.branches.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(both === null ? null : currentBranch(both)).toMatchObject({ id: 4, parent: 1, t: 70, furthest: 70 });
  });

  test('that are the same give the same', () => {
    expect(merged(family(), family())).toEqual(family());
  });

  test('never lose a branch: where there is no room, nothing is joined', () => {
    let many = placed(newTree(), 0, 1_000);
    for (let at = 1; at < MAX_BRANCHES; at++) many = acted(placed(switched(many, 1), at, 1_000), enable(at));
    expect(many.branches).toHaveLength(MAX_BRANCHES);
    expect(merged(many, family())).toBeNull();
    expect(merged(family(), many)).toBeNull();
  });
});
