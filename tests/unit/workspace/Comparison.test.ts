import { expect, test } from 'vitest';
import type { Command } from '../../../src/domain';
import { createInProcessClient } from '../../../src/workers';
import type { Branch } from '../../../src/workspace/branches';
import { Comparison } from '../../../src/workspace/Comparison';
import { shipped } from '../../support/shipped';

const { scenario } = shipped('failing-test');
const client = createInProcessClient();
const END = scenario.untilMs;

function branch(commands: readonly Command[], furthest = END): Branch {
  return { id: 1, parent: null, forkedAt: 0, name: null, commands, t: 0, furthest };
}

function push(id: string, at: number): Command {
  const edit = scenario.edits.find((each) => each.id === id);
  if (edit === undefined) throw new Error(id);
  return { at, type: 'commit.push', editId: id, author: edit.author, changes: edit.changes };
}

test('finds where two branches part, and their figures from there on', async () => {
  const comparison = await Comparison.of(scenario, 5, [branch([]), branch([push('fix-rate', 120_000)])], client);
  expect(comparison.differsAt).toBe(120_000);
  const before = comparison.at(119_999);
  expect(before.a).toEqual(before.b);
  const { a, b } = comparison.at(END);
  expect(a.deployments).toEqual([]);
  expect(b.deployments.map(({ status }) => status)).toEqual(['Succeeded']);
  expect(new Set(b.instances.map(({ version }) => version))).toEqual(new Set([3]));
});

test('tells nothing that was not seen in both', async () => {
  const fixed = branch([push('fix-rate', 120_000)], 130_000);
  const comparison = await Comparison.of(scenario, 5, [branch([]), fixed], client);
  expect(comparison.commonUntil).toBe(130_000);
  expect(comparison.at(END)).toEqual(comparison.at(130_000));
  const bars = comparison.b.timeline.lanes.flatMap((lane) => lane.bars);
  expect(Math.max(...bars.map(({ from }) => from))).toBeLessThanOrEqual(130_000);
  const unseen = await Comparison.of(scenario, 5, [branch([], 100_000), fixed], client);
  expect(unseen.differsAt).toBeNull();
});

test('says nothing differs between a branch and itself', async () => {
  const comparison = await Comparison.of(scenario, 5, [branch([]), branch([])], client);
  expect(comparison.differsAt).toBeNull();
});
