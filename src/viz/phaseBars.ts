import { scaleLinear } from 'd3';
import type { BuildPhaseView } from '../projections/views';
import type { SimTimeMs } from '../shared';

export interface PhaseBar {
  readonly phase: BuildPhaseView['phase'];
  /** Shares of the whole width, 0 to 1; equal for a phase that has not begun. */
  readonly from: number;
  readonly to: number;
  /** How long it took, or has taken so far; null before it begins. */
  readonly durationMs: number | null;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
}

/** The phases of a build as bars on one axis, from its start to what is planned or past, whichever is later. */
export function layoutPhases(phases: readonly BuildPhaseView[], t: SimTimeMs): readonly PhaseBar[] {
  const begun = phases.filter(({ startedAt }) => startedAt !== null);
  const start = Math.min(...begun.map(({ startedAt }) => startedAt ?? 0));
  const end = Math.max(...begun.map(({ endedAt, plannedEndAt }) => endedAt ?? plannedEndAt ?? 0), start + 1);
  const share = scaleLinear().domain([start, end]).range([0, 1]).clamp(true);
  return phases.map(({ phase, status, startedAt, endedAt }) => {
    if (startedAt === null) return { phase, from: 0, to: 0, durationMs: null, state: 'waiting' };
    const until = endedAt ?? Math.max(startedAt, t);
    const state = endedAt === null ? 'running' : status === 'SUCCEEDED' ? 'done' : 'failed';
    return { phase, from: share(startedAt), to: share(until), durationMs: until - startedAt, state };
  });
}
