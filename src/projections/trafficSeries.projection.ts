import type { FactData } from '../domain';
import { countUpTo, type SimTimeMs } from '../shared';
import { Chunks } from './Chunks';
import { applyWith, type Projection } from './projection';
import { countMeasured, expectedErrorRate, expectedLatency, mergeByVersion } from './traffic.projection';
import type { TrafficPoint } from './views';

interface SeriesState {
  readonly ended: Chunks<TrafficPoint>;
  readonly lasting: TrafficPoint | null;
  /** Counted in the piece that lasts. */
  readonly requests: number;
  readonly failed: number;
}

function piece(data: Readonly<FactData['traffic.changed']>, from: SimTimeMs): TrafficPoint {
  const shares: Record<number, number> = {};
  for (const { version, share } of mergeByVersion(data.groups, data.requestsPerSecond)) shares[version] = share;
  return {
    from,
    to: null,
    requestsPerSecond: data.requestsPerSecond,
    shares,
    errorRate: expectedErrorRate(data),
    latencyMs: expectedLatency(data.groups),
  };
}

/** Ends the piece that lasts: from now on its error rate is what was counted. A piece without duration leaves nothing. */
function end(state: SeriesState, at: SimTimeMs): SeriesState {
  const { lasting, requests, failed } = state;
  if (lasting === null) return state;
  const errorRate = requests > 0 ? failed / requests : lasting.errorRate;
  const ended = lasting.from < at ? state.ended.push({ ...lasting, to: at, errorRate }) : state.ended;
  return { ended, lasting: null, requests: 0, failed: 0 };
}

/** The traffic as constant pieces, for charts. */
export const trafficSeriesProjection: Projection<readonly TrafficPoint[], SeriesState> = {
  initial: () => ({ ended: Chunks.of<TrafficPoint>([]), lasting: null, requests: 0, failed: 0 }),
  apply: applyWith<SeriesState>({
    'traffic.measured': (state, data) => {
      const { requests, failed } = countMeasured(data);
      if (requests === 0) return state;
      return { ...state, requests: state.requests + requests, failed: state.failed + failed };
    },
    'traffic.changed': (state, data, { at }) => ({ ...end(state, at), lasting: piece(data, at) }),
    'run.ended': (state, _, { at }) => end(state, at),
  }),
  view: ({ ended, lasting }) => (lasting === null ? ended.toArray() : [...ended.toArray(), lasting]),
};

/**
 * The part of a series between two times, in milliseconds. Pieces that reach beyond are cut, and one that lasts ends at `to`;
 * all others stay the same objects.
 */
export function clipSeries(points: readonly TrafficPoint[], from: SimTimeMs, to: SimTimeMs): readonly TrafficPoint[] {
  const clipped: TrafficPoint[] = [];
  // Pieces follow each other, so the one that begins at or before `from` is the first that can reach into the window.
  const first = Math.max(0, countUpTo(points, from, (point) => point.from) - 1);
  for (let index = first; index < points.length; index++) {
    const point = points[index];
    if (point === undefined || point.from >= to) break;
    const start = Math.max(point.from, from);
    const stop = Math.min(point.to ?? to, to);
    if (stop <= start) continue;
    const isWhole = start === point.from && stop === point.to;
    clipped.push(isWhole ? point : { ...point, from: start, to: stop });
  }
  return clipped;
}
