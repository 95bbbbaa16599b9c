import { describe, expect, it } from 'vitest';
import type { BuildPhaseView } from '../../../src/projections/views';
import { layoutPhases } from '../../../src/viz/phaseBars';

const phase = (
  name: BuildPhaseView['phase'],
  startedAt: number | null,
  endedAt: number | null,
  plannedEndAt = endedAt,
) =>
  ({ phase: name, status: endedAt === null ? 'IN_PROGRESS' : 'SUCCEEDED', startedAt, endedAt, plannedEndAt }) as const;

describe('the bars of build phases', () => {
  it('share one axis and follow each other', () => {
    const bars = layoutPhases([phase('SUBMITTED', 1_000, 2_000), phase('QUEUED', 2_000, 5_000)], 9_000);
    expect(bars.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.25],
      [0.25, 1],
    ]);
    expect(bars.map(({ durationMs, state }) => [durationMs, state])).toEqual([
      [1_000, 'done'],
      [3_000, 'done'],
    ]);
  });

  it('grow with time within what is planned, and wait before they begin', () => {
    const phases = [phase('SUBMITTED', 0, 1_000), phase('QUEUED', 1_000, null, 5_000), phase('BUILD', null, null)];
    const [, queued, build] = layoutPhases(phases, 3_000);
    expect(queued).toMatchObject({ from: 0.2, to: 0.6, durationMs: 2_000, state: 'running' });
    expect(build).toMatchObject({ from: 0, to: 0, durationMs: null, state: 'waiting' });
  });

  it('say which one failed', () => {
    const failed = { ...phase('BUILD', 0, 1_000), status: 'FAILED' } as const;
    expect(layoutPhases([failed], 1_000)[0]?.state).toBe('failed');
  });
});
