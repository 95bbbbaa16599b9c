import type { TimelineMark, TrafficPoint } from '../projections/views';
import { countUpTo, type SimTimeMs } from '../shared';
import { areaPath, decimate, linePath, stepLine } from './areaChart';
import type { ChartChunk, ChartWindow } from './chartWindow';
import { windowX } from './chartWindow';

const highestSoFar = new WeakMap<readonly TrafficPoint[], readonly number[]>();

/** The highest failure rate of the pieces that began at or before `t`, 0 to 1. Kept per series, so asking is cheap. */
export function highestErrorRate(points: readonly TrafficPoint[], t: SimTimeMs): number {
  let highest = highestSoFar.get(points);
  if (highest === undefined) {
    let most = 0;
    highest = points.map(({ errorRate }) => (most = Math.max(most, errorRate)));
    highestSoFar.set(points, highest);
  }
  return highest[countUpTo(points, t, (point) => point.from) - 1] ?? 0;
}

/** The failure rate of a chunk as a line and the area under it; `topPercent` is the top of the axis. */
export function layoutErrors(
  points: readonly TrafficPoint[],
  {
    chunk,
    pxPerMs,
    heightPx,
    topPercent,
  }: {
    chunk: ChartChunk;
    pxPerMs: number;
    heightPx: number;
    topPercent: number;
  },
): { readonly line: string; readonly area: string } {
  const y = (rate: number): number => errorY(rate, topPercent, heightPx);
  const line = decimate(stepLine(points, (point) => point.errorRate, { chunk, pxPerMs, y }));
  return { line: linePath(line), area: areaPath(line, heightPx) };
}

/** The height of a rate (0 to 1) in the strip. Above the axis it leaves the strip, where the chart cuts it off. */
export function errorY(rate: number, topPercent: number, heightPx: number): number {
  return heightPx * (1 - (rate * 100) / topPercent);
}

/** A red line through the charts: one moment, or several that would be one line. */
export interface Hairline {
  readonly key: string;
  readonly kind: 'unhealthy' | 'alarm';
  readonly at: SimTimeMs;
  /** Of the first of them, in the log. */
  readonly seq: number;
  readonly x: number;
  /** Names of the instances or alarms, in order. */
  readonly subjects: readonly string[];
  /** Seen before, but after the playhead. */
  readonly isAhead: boolean;
}

/** Moments of failed checks and alarms: what is drawn as a line. */
export function hairlineTimes(marks: readonly TimelineMark[], until: SimTimeMs): SimTimeMs[] {
  return marks.filter(({ kind, at }) => at <= until && (kind === 'unhealthy' || kind === 'alarm')).map(({ at }) => at);
}

/** Moments closer than this are one line with a count. */
const MERGE_PX = 9;

/** The failed checks and alarms inside the window that were seen; those of one kind that lie on each other are joined. */
export function layoutHairlines(
  marks: readonly TimelineMark[],
  window: ChartWindow,
  { t, furthest }: { t: SimTimeMs; furthest: SimTimeMs },
): Hairline[] {
  const lines: Hairline[] = [];
  for (const kind of ['unhealthy', 'alarm'] as const) {
    const first = lines.length;
    for (const { seq, at, subject, kind: is } of marks) {
      if (is !== kind || at > furthest || at < window.from || at > window.to) continue;
      const isAhead = at > t;
      const last = lines.length > first ? lines[lines.length - 1] : undefined;
      // The gap is measured in time, so that lines do not join and part while the window moves.
      if (last !== undefined && (at - last.at) * window.pxPerMs < MERGE_PX && last.isAhead === isAhead) {
        lines[lines.length - 1] = { ...last, subjects: [...last.subjects, subject] };
      } else {
        lines.push({ key: `${kind}-${seq}`, kind, at, seq, x: windowX(window, at), subjects: [subject], isAhead });
      }
    }
  }
  return lines;
}

export interface PlacedLabel {
  readonly key: string;
  readonly text: string;
  /** Left edge. */
  readonly x: number;
}

/** One wording of a label, and where its left edge may be, best first. */
export interface Wording {
  readonly text: string;
  readonly width: number;
  readonly places: readonly number[];
}

interface LabelWish {
  readonly key: string;
  /** The best first. */
  readonly wordings: readonly Wording[];
}

const LABEL_GAP_PX = 6;

/**
 * Puts labels in one row between `left` and `right`, the important ones first: each takes the first of its wordings and
 * places that is free, or none. No label lies on another, or on one of the `lines`.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  { left, right, lines = [] }: { left: number; right: number; lines?: readonly number[] },
): PlacedLabel[] {
  const placed: (PlacedLabel & { readonly width: number })[] = [];
  const isFree = (x: number, width: number): boolean =>
    x >= left &&
    x + width <= right &&
    lines.every((line) => line <= x - 1 || line >= x + width + 1) &&
    placed.every((other) => x + width + LABEL_GAP_PX <= other.x || other.x + other.width + LABEL_GAP_PX <= x);
  for (const { key, wordings } of wishes) {
    for (const { text, width, places } of wordings) {
      const x = places.find((place) => isFree(place, width));
      if (x === undefined) continue;
      placed.push({ key, text, x, width });
      break;
    }
  }
  return placed;
}
