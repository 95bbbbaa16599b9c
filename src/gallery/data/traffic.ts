import type { AlarmView, TimelineMark, TrafficPoint } from '../../projections/views';

/** Hand-written traffic: for the gallery and for the component tests. */

const s = (seconds: number): number => Math.round(seconds * 1_000);

export const TRAFFIC_AT = s(352);
export const TRAFFIC_HORIZON = s(640);

/** Start in seconds, share of v2, share of failed requests. */
const PIECES: readonly (readonly [from: number, v2: number, errors: number])[] = [
  [0, 0, 0],
  [238, 0.11, 0],
  [242, 0.22, 0],
  [248, 0.33, 0],
  [263, 0.33, 0.003],
  [270, 0.33, 0.02],
  [278, 0.33, 0.045],
  [284, 0.33, 0.072],
  [290, 0.33, 0.095],
  [296, 0.33, 0.11],
  [300, 0.25, 0.083],
  [308, 0.25, 0.098],
  [314, 0.143, 0],
  [324, 0.143, 0.012],
  [334, 0.143, 0.027],
  [344, 0.143, 0.044],
];

/** The run of the design pictures up to 05:52. */
export const rollbackSeries: readonly TrafficPoint[] = PIECES.map(([from, v2, errorRate], index): TrafficPoint => {
  const next = PIECES[index + 1]?.[0];
  return {
    from: s(from),
    to: next === undefined ? null : s(next),
    requestsPerSecond: 598,
    shares: v2 === 0 ? { 1: 1 } : { 1: 1 - v2, 2: v2 },
    errorRate,
    latencyMs: 180 + Math.round(errorRate * 2_000),
  };
});

/** Three versions, an outage in the middle, then errors far above the axis. */
export const outageSeries: readonly TrafficPoint[] = [
  { from: 0, to: s(60), requestsPerSecond: 40, shares: { 1: 1 }, errorRate: 0, latencyMs: 90 },
  { from: s(60), to: s(120), requestsPerSecond: 40, shares: { 1: 0.6, 2: 0.4 }, errorRate: 0.01, latencyMs: 95 },
  {
    from: s(120),
    to: s(160),
    requestsPerSecond: 40,
    shares: { 1: 0.3, 2: 0.4, 3: 0.3 },
    errorRate: 0.02,
    latencyMs: 90,
  },
  { from: s(160), to: s(190), requestsPerSecond: 40, shares: { 0: 0.4, 3: 0.2 }, errorRate: 0.8, latencyMs: 240 },
  { from: s(190), to: s(215), requestsPerSecond: 40, shares: {}, errorRate: 1, latencyMs: 0 },
  { from: s(215), to: null, requestsPerSecond: 40, shares: { 2: 0.25, 3: 0.75 }, errorRate: 0.004, latencyMs: 80 },
];

/** Thousands of pieces: a long run with two versions that trade places again and again. */
export function longSeries(count: number, pieceMs: number): readonly TrafficPoint[] {
  return Array.from({ length: count }, (_, index): TrafficPoint => {
    const wave = Math.abs(((index * 7) % 200) - 100) / 100;
    return {
      from: index * pieceMs,
      to: index === count - 1 ? null : (index + 1) * pieceMs,
      requestsPerSecond: 500 + (index % 90),
      shares: { 1: 1 - wave, 2: wave },
      errorRate: index % 97 === 0 ? 0.2 : wave * 0.04,
      latencyMs: 150 + (index % 40),
    };
  });
}

export const rollbackDeployments = [
  { version: 2, from: s(162), to: s(306), isRollback: false },
  { version: 1, from: s(309), to: null, isRollback: true },
];

const mark = (seq: number, at: number, kind: TimelineMark['kind'], subject: string): TimelineMark => ({
  seq,
  at: s(at),
  kind,
  version: null,
  subject,
});

export const rollbackMarks: readonly TimelineMark[] = [
  mark(40, 160, 'human', 'Approve'),
  mark(80, 252, 'fault', 'i-02'),
  mark(90, 300, 'unhealthy', 'i-02'),
  mark(91, 302, 'unhealthy', 'i-03'),
  mark(95, 306, 'alarm', 'orders-5xx'),
];

export const alarmRaised: readonly AlarmView[] = [
  { name: 'orders-5xx', state: 'ALARM', since: s(306), value: 8.3, threshold: 5 },
];

export const alarmQuiet: readonly AlarmView[] = [
  { name: 'orders-5xx', state: 'OK', since: s(60), value: 0, threshold: 5 },
];
