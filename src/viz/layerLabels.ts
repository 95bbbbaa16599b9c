import type { TrafficPoint } from '../projections/views';
import type { SimTimeMs } from '../shared';
import { cumulative, pieceRange, type Layers } from './areaChart';

/** Where a layer's name fits: from a time on, around a height. */
export interface LabelSpot {
  readonly version: number | null;
  readonly at: SimTimeMs;
  readonly y: number;
}

const COLUMN_PX = 6;
const LABEL_HEIGHT_PX = 18;
/** A label has air around it where there is room. */
const ROOMY_HEIGHT_PX = 34;
const LABEL_INSET_PX = 8;
const TOP_PX = 16;

interface Stretch {
  readonly from: number;
  readonly length: number;
  readonly top: number;
  readonly bottom: number;
}

/** The longest stretch of columns in which a band of a height stays inside the layer. */
function longestStretch(tops: readonly number[], bottoms: readonly number[], height: number): Stretch | null {
  let best: Stretch | null = null;
  for (let from = 0; from < tops.length; from++) {
    let [top, bottom] = [-Infinity, Infinity];
    for (let at = from; at < tops.length; at++) {
      const [nextTop, nextBottom] = [Math.max(top, tops[at] as number), Math.min(bottom, bottoms[at] as number)];
      if (nextBottom - nextTop < height) break;
      [top, bottom] = [nextTop, nextBottom];
      if (at - from + 1 > (best?.length ?? 0)) best = { from, length: at - from + 1, top, bottom };
    }
    if (best !== null && best.length >= tops.length - from) break;
  }
  return best;
}

/** The lowest upper edge and the highest lower edge of a layer in each column, in px from the top. */
function bandOf(pieces: readonly Column[], layers: Layers, index: number, count: number, heightPx: number) {
  const tops = Array.from({ length: count }, () => -Infinity);
  const bottoms = Array.from({ length: count }, () => Infinity);
  for (const { point, first, last } of pieces) {
    const top = heightPx * (1 - cumulative(point, layers, index));
    const bottom = heightPx * (1 - cumulative(point, layers, index - 1));
    for (let column = first; column <= last; column++) {
      tops[column] = Math.max(tops[column] as number, top);
      bottoms[column] = Math.min(bottoms[column] as number, bottom);
    }
  }
  return { tops, bottoms };
}

interface Column {
  readonly point: TrafficPoint;
  readonly first: number;
  readonly last: number;
}

/**
 * Where to write the layers' names between two times, `labelPx` wide each; none where it does not fit. `lines` are times
 * at which lines cross the chart: names keep off them if they can.
 */
export function labelSpots(
  points: readonly TrafficPoint[],
  layers: Layers,
  { from, to, pxPerMs, heightPx, labelPx }: Record<'from' | 'to' | 'pxPerMs' | 'heightPx' | 'labelPx', number>,
  lines: readonly SimTimeMs[] = [],
): LabelSpot[] {
  const start = Math.max(from, points[0]?.from ?? to);
  const stepMs = COLUMN_PX / pxPerMs;
  const count = Math.floor((to - start) / stepMs);
  if (!Number.isFinite(count) || count < 2) return [];
  const columnOf = (at: SimTimeMs): number => Math.min(count - 1, Math.max(0, Math.floor((at - start) / stepMs)));
  const [first, end] = pieceRange(points, start, to);
  const pieces = points
    .slice(first, end)
    .map((point) => ({ point, first: columnOf(point.from), last: columnOf(point.to ?? to) }));
  const needed = labelPx + 2 * LABEL_INSET_PX;
  const crossed = new Set(lines.filter((at) => at >= start && at <= to).map(columnOf));
  return layers.flatMap((version, index) => {
    const { tops, bottoms } = bandOf(pieces, layers, index, count, heightPx);
    // A column with a line has no room at all; where that leaves nothing, a crossed name is better than none.
    const between = tops.map((top, column) => (crossed.has(column) ? Infinity : top));
    const stretch = [between, tops]
      .flatMap((edges) => [ROOMY_HEIGHT_PX, LABEL_HEIGHT_PX].map((height) => longestStretch(edges, bottoms, height)))
      .find((found) => found !== null && found.length * COLUMN_PX >= needed);
    if (stretch === undefined || stretch === null) return [];
    const y = Math.min((stretch.top + stretch.bottom) / 2, stretch.top + TOP_PX);
    return [{ version, at: start + stretch.from * stepMs + LABEL_INSET_PX / pxPerMs, y }];
  });
}
