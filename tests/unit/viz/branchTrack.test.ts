import { expect, test } from 'vitest';
import { layoutBranchTrack } from '../../../src/viz/branchTrack';

test('a fork shows its shared past, its own part and its own commands', () => {
  const commands = [{ at: 10 }, { at: 50 }, { at: 50 }, { at: 80 }];
  const track = layoutBranchTrack({ parent: 1, forkedAt: 50, furthest: 80, commands }, 100, 112);
  expect(track).toEqual({ startX: 6, forkX: 56, endX: 86, horizonX: 106, dots: [56, 86] });
});

test('a branch from the start has no shared past', () => {
  const track = layoutBranchTrack({ parent: null, forkedAt: 0, furthest: 0, commands: [] }, 100, 112);
  expect(track).toMatchObject({ startX: 6, forkX: 6, endX: 6, dots: [] });
});
