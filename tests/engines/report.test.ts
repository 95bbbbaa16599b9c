import { expect, test } from 'vitest';
import { compareEngines, type Outcome } from './report';

const names = ['first', 'second'];
const ran = (engine: string, digests: readonly string[], frame: string | null = null): Outcome => ({
  engine,
  kind: 'ran',
  version: '1',
  digests,
  frame,
});
const node = ran('Node', ['a', 'b']);
const closing = (outcomes: readonly Outcome[]) => compareEngines(names, outcomes).lines.at(-1);

test('engines that agree prove it', () => {
  const report = compareEngines(names, [node, ran('Other', ['a', 'b'])]);
  expect(report.isProven).toBe(true);
  expect(report.lines.at(-1)).toBe('2 engines identical, 0 different, 0 not run');
});

test('a different digest is named and disproves', () => {
  const report = compareEngines(names, [node, ran('Other', ['a', 'x'])]);
  expect(report.isProven).toBe(false);
  expect(report.lines).toContain('Other differs in: second');
  expect(report.lines.at(-1)).toBe('1 engines identical, 1 different, 0 not run');
});

test('an engine that gives too few digests is different', () => {
  expect(closing([node, ran('Other', ['a'])])).toBe('1 engines identical, 1 different, 0 not run');
});

test('a missing engine is not run, never passed; a broken one is different', () => {
  const missing: Outcome = { engine: 'Other', kind: 'missing', why: 'not here' };
  const broken: Outcome = { engine: 'Third', kind: 'broken', why: 'crashed' };
  const report = compareEngines(names, [node, missing, broken]);
  expect(report.isProven).toBe(false);
  expect(report.lines).toEqual(expect.arrayContaining(['Other: not here', 'Third: crashed']));
  expect(report.lines.at(-1)).toBe('1 engines identical, 1 different, 1 not run');
});

test('a sandboxed frame that shows something else is different', () => {
  const outcomes = [node, ran('One', ['a', 'b'], 'at 5:52'), ran('Two', ['a', 'b'], 'at 0:00')];
  expect(closing(outcomes)).toBe('2 engines identical, 1 different, 0 not run');
});
