import type { TrafficPoint } from '../projections/views';
import { countUpTo, type SimTimeMs } from '../shared';
import type { ChartChunk } from './chartWindow';

/** How long a step takes on the chart: a line that jumps reads as an error of drawing. */
export const RAMP_MS = 3_000;

/** Points x0, y0, x1, y1, … with ascending x. */
export type Line = readonly number[];

/** Who answers, newest first, and last `null` for requests that nobody answered, if there were any. */
export type Layers = readonly (number | null)[];

const isAsked = (point: TrafficPoint): boolean => point.requestsPerSecond > 0;

/** What a layer gets of a piece, 0 to 1. Version 0 stands for targets on which nothing runs. */
export function layerShare(point: TrafficPoint, layer: number | null): number {
  if (!isAsked(point)) return 0;
  if (layer !== null) return point.shares[layer] ?? 0;
  let answered = 0;
  for (const [version, share] of Object.entries(point.shares)) if (version !== '0') answered += share;
  // What is left of sums of thirds is not a failure.
  return answered > 0.999 ? 0 : 1 - answered;
}

/** The layers of the chart from the bottom up. */
export function layersOf(points: readonly TrafficPoint[]): Layers {
  const versions = new Set<number>();
  let hasUnanswered = false;
  for (const point of points) {
    for (const [version, share] of Object.entries(point.shares)) {
      if (version !== '0' && share > 0) versions.add(Number(version));
    }
    hasUnanswered ||= layerShare(point, null) > 0;
  }
  const newestFirst = [...versions].sort((a, b) => b - a);
  return hasUnanswered ? [...newestFirst, null] : newestFirst;
}

/** Positions of the first piece that reaches into `[from, to]` and of the first after it. */
export function pieceRange(points: readonly TrafficPoint[], from: SimTimeMs, to: SimTimeMs): [number, number] {
  return [
    Math.max(0, countUpTo(points, from, (point) => point.from) - 1),
    countUpTo(points, to, (point) => point.from),
  ];
}

/** The piece at `t`; undefined before the first. */
export function pieceAt(points: readonly TrafficPoint[], t: SimTimeMs): TrafficPoint | undefined {
  return points[countUpTo(points, t, (point) => point.from) - 1];
}

/**
 * The line of a value over pieces, as a step after with a short ramp. `y` turns a value into px. The piece that lasts
 * reaches to the end of the chunk: the chart cuts it off at what was seen.
 */
export function stepLine(
  points: readonly TrafficPoint[],
  valueOf: (point: TrafficPoint) => number,
  { chunk, pxPerMs, y }: { chunk: ChartChunk; pxPerMs: number; y: (value: number) => number },
): number[] {
  const [first, end] = pieceRange(points, chunk.from, chunk.to);
  const line: number[] = [];
  const put = (at: SimTimeMs, value: number): number => line.push((at - chunk.from) * pxPerMs, y(value));
  let before = first > 0 ? valueOf(points[first - 1] as TrafficPoint) : null;
  for (let index = first; index < end; index++) {
    const point = points[index] as TrafficPoint;
    const value = valueOf(point);
    const to = points[index + 1]?.from ?? point.to ?? Math.max(chunk.to, point.from);
    const isChange = before !== null && before !== value;
    if (index === first || isChange) put(point.from, before ?? value);
    if (isChange) put(Math.min(to, point.from + RAMP_MS), value);
    if (index === end - 1) put(to, value);
    before = value;
  }
  return line;
}

/** The value of the drawn line at `t`, in the middle of a ramp too. */
export function drawnValue(
  points: readonly TrafficPoint[],
  valueOf: (point: TrafficPoint) => number,
  t: SimTimeMs,
): number | null {
  const index = countUpTo(points, t, (point) => point.from) - 1;
  const point = points[index];
  if (point === undefined) return null;
  const value = valueOf(point);
  const last = points[index - 1];
  if (last === undefined) return value;
  const end = Math.min(points[index + 1]?.from ?? point.to ?? Infinity, point.from + RAMP_MS);
  const share = end <= point.from ? 1 : Math.min(1, (t - point.from) / (end - point.from));
  return valueOf(last) + (value - valueOf(last)) * share;
}

/**
 * The same line with at most four points per pixel: where it enters, its lowest, its highest and where it leaves. What
 * one pixel cannot show is left out, and no peak is lost.
 */
export function decimate(line: Line): number[] {
  const kept: number[] = [];
  let index = 0;
  while (index < line.length) {
    const pixel = Math.floor(line[index] as number);
    let end = index;
    while (end < line.length && Math.floor(line[end] as number) === pixel) end += 2;
    let [low, high] = [index, index];
    for (let at = index; at < end; at += 2) {
      if ((line[at + 1] as number) < (line[low + 1] as number)) low = at;
      if ((line[at + 1] as number) > (line[high + 1] as number)) high = at;
    }
    const chosen = [index, Math.min(low, high), Math.max(low, high), end - 2];
    chosen.forEach((at, place) => {
      if (place === 0 || at !== chosen[place - 1]) kept.push(line[at] as number, line[at + 1] as number);
    });
    index = end;
  }
  return kept;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A line as the `d` of a path; empty for fewer than two points. */
export function linePath(line: Line): string {
  if (line.length < 4) return '';
  let path = '';
  for (let at = 0; at < line.length; at += 2) {
    path += `${at === 0 ? 'M' : 'L'}${round(line[at] as number)} ${round(line[at + 1] as number)}`;
  }
  return path;
}

/** The area between a line and the height `baseY`. */
export function areaPath(line: Line, baseY: number): string {
  if (line.length < 4) return '';
  return `${linePath(line)}L${round(line[line.length - 2] as number)} ${baseY}L${round(line[0] as number)} ${baseY}z`;
}

const HIDDEN_PX = 3;

export interface AreaLayer {
  readonly version: number | null;
  /** The upper edge of the layer. */
  readonly edge: string;
  /** From the edge down to the axis; layers further down are painted over it. */
  readonly area: string;
}

/** The stacked areas of a chunk, from the top layer down: the order in which they are painted. */
export function layoutAreas(
  points: readonly TrafficPoint[],
  layers: Layers,
  { chunk, pxPerMs, heightPx }: { chunk: ChartChunk; pxPerMs: number; heightPx: number },
): AreaLayer[] {
  // Nothing lies below the axis, where the chart cuts it off: a version that gets nothing draws no line.
  const y = (share: number): number => heightPx * (1 - Math.min(1, share)) + (share > 0 ? 0 : HIDDEN_PX);
  return layers
    .map((version, index): AreaLayer => {
      const line = decimate(stepLine(points, (point) => cumulative(point, layers, index), { chunk, pxPerMs, y }));
      return { version, edge: linePath(line), area: areaPath(line, heightPx) };
    })
    .reverse();
}

/** What the layers up to and with this one get together. */
export function cumulative(point: TrafficPoint, layers: Layers, index: number): number {
  let total = 0;
  for (let at = 0; at <= index; at++) total += layerShare(point, layers[at] ?? null);
  return total;
}
