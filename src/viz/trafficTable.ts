import type { TrafficPoint } from '../projections/views';
import type { SimTimeMs } from '../shared';
import { layerShare, pieceRange, type Layers } from './areaChart';

/** The traffic of a stretch of time, averaged. */
export interface TrafficRow {
  readonly from: SimTimeMs;
  readonly to: SimTimeMs;
  readonly requestsPerSecond: number;
  /** In the order of the layers, 0 to 1. */
  readonly shares: readonly number[];
  readonly errorRate: number;
  /** Null when nobody asked. */
  readonly latencyMs: number | null;
}

const STEPS_MS: readonly number[] = [5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000];
const MOST_ROWS = 120;

/** How long a row of the table is, so that there are at most 120. */
export function tableStep(until: SimTimeMs): SimTimeMs {
  return STEPS_MS.find((step) => until / step <= MOST_ROWS) ?? Math.ceil(until / MOST_ROWS / 60_000) * 60_000;
}

function row(points: readonly TrafficPoint[], layers: Layers, from: SimTimeMs, to: SimTimeMs): TrafficRow {
  const [first, end] = pieceRange(points, from, to);
  let [covered, asked, failed, waited] = [0, 0, 0, 0];
  const sums = layers.map(() => 0);
  for (const point of points.slice(first, end)) {
    const duration = Math.min(to, point.to ?? to) - Math.max(from, point.from);
    if (duration <= 0) continue;
    const requests = point.requestsPerSecond * duration;
    covered += duration;
    asked += requests;
    failed += requests * point.errorRate;
    waited += requests * point.latencyMs;
    layers.forEach((layer, index) => (sums[index] = (sums[index] ?? 0) + requests * layerShare(point, layer)));
  }
  return {
    from,
    to,
    requestsPerSecond: covered > 0 ? asked / covered : 0,
    shares: sums.map((sum) => (asked > 0 ? sum / asked : 0)),
    errorRate: asked > 0 ? failed / asked : 0,
    latencyMs: asked > 0 ? waited / asked : null,
  };
}

/** The chart as a table: averages over equal stretches up to `until`, weighted by requests. */
export function trafficTable(points: readonly TrafficPoint[], layers: Layers, until: SimTimeMs): TrafficRow[] {
  const [first] = points;
  if (first === undefined) return [];
  const step = tableStep(until);
  const rows: TrafficRow[] = [];
  const start = Math.floor(first.from / step) * step;
  for (let from = start; from < until; from += step) rows.push(row(points, layers, from, Math.min(until, from + step)));
  return rows;
}
