import { sum } from 'd3';
import type { InstanceView } from '../projections/views';
import type { Column } from './tileLayout';

/** What one target gets of the load balancer's bar. */
export interface FanSegment {
  readonly id: string;
  /** Null where nothing runs behind a target that gets requests. */
  readonly version: number | null;
  readonly x: number;
  readonly width: number;
}

/** The widest stretch of neighbouring segments of a version carries its label. */
export interface FanLabel {
  readonly version: number | null;
  readonly x: number;
  readonly width: number;
  /** The segment in the middle of the stretch: a label that fits into it is not cut by the lines between segments. */
  readonly middle: { readonly x: number; readonly width: number };
  /** Of the whole version, 0 to 1. */
  readonly share: number;
}

/** From a segment down to its instance. */
export interface Ribbon {
  readonly id: string;
  readonly version: number | null;
  readonly path: string;
  readonly top: readonly [left: number, right: number];
  readonly bottom: readonly [left: number, right: number];
}

/** A target that gets nothing. */
export interface FanStub {
  readonly id: string;
  readonly x: number;
  readonly width: number;
  /** It fails its checks; the others are out of service on purpose. */
  readonly isFailing: boolean;
}

export interface FanLayout {
  readonly segments: readonly FanSegment[];
  readonly labels: readonly FanLabel[];
  readonly ribbons: readonly Ribbon[];
  readonly stubs: readonly FanStub[];
  /** What no target received, at the end of the bar. */
  readonly unrouted: { readonly x: number; readonly width: number; readonly share: number } | null;
}

const RIBBON_INSET_PX = 3;
const MOST_STUB_PX = 17;

/** The two sides are cubic curves with vertical ends: `M left … right … z`, `heightPx` high. */
export function ribbonPath(top: Ribbon['top'], bottom: Ribbon['bottom'], heightPx: number): string {
  const half = heightPx / 2;
  const round = (value: number): number => Math.round(value * 100) / 100;
  const [tl, tr, bl, br] = [top[0], top[1], bottom[0], bottom[1]].map(round) as [number, number, number, number];
  return `M${tl} 0C${tl} ${half} ${bl} ${half} ${bl} ${heightPx}H${br}C${br} ${half} ${tr} ${half} ${tr} 0z`;
}

/** Where a ribbon is at `u` of its way, 0 at the bar and 1 at the tile, and at `lateral` of its width. */
export function ribbonPoint(
  ribbon: Pick<Ribbon, 'top' | 'bottom'>,
  heightPx: number,
  u: number,
  lateral: number,
): readonly [x: number, y: number] {
  const across = u * u * (3 - 2 * u);
  const left = ribbon.top[0] + (ribbon.bottom[0] - ribbon.top[0]) * across;
  const right = ribbon.top[1] + (ribbon.bottom[1] - ribbon.top[1]) * across;
  const down = 1.5 * u * (1 - u) * (1 - u) + 1.5 * u * u * (1 - u) + u * u * u;
  return [left + (right - left) * lateral, heightPx * down];
}

function labelsOf(segments: readonly FanSegment[], total: number): FanLabel[] {
  const runs: FanSegment[][] = [];
  for (const segment of segments) {
    const last = runs[runs.length - 1];
    if (last?.[0]?.version === segment.version) last.push(segment);
    else runs.push([segment]);
  }
  const labels = new Map<number | null, FanLabel>();
  for (const run of runs) {
    const [first] = run as [FanSegment];
    const { version, x } = first;
    const width = sum(run, (segment) => segment.width);
    const known = labels.get(version);
    const share = (known?.share ?? 0) + width / Math.max(1, total);
    const middle = run[Math.floor(run.length / 2)] ?? first;
    const isWider = known === undefined || width > known.width;
    labels.set(version, isWider ? { version, x, width, middle, share } : { ...known, share });
  }
  return [...labels.values()];
}

function stubOf(instance: InstanceView, column: Column): FanStub | null {
  const { id, targetHealth, requestsPerSecond } = instance;
  if (targetHealth === null || targetHealth === 'healthy' || requestsPerSecond > 0) return null;
  const width = Math.min(MOST_STUB_PX, column.width * 0.6);
  return { id, x: column.center - width / 2, width, isFailing: targetHealth === 'unhealthy' };
}

/**
 * The load balancer's bar from `left` to `right` and what falls from it to the instances' columns, in px. Segments are
 * cumulative shares in the order of the instances, so that ribbons never cross.
 */
export function layoutFan(
  instances: readonly InstanceView[],
  columns: readonly Column[],
  { left, right, heightPx, unroutedPerSecond }: Record<'left' | 'right' | 'heightPx' | 'unroutedPerSecond', number>,
): FanLayout {
  const total = sum(instances, ({ requestsPerSecond }) => requestsPerSecond) + unroutedPerSecond;
  const width = Math.max(0, right - left);
  const segments: FanSegment[] = [];
  const ribbons: Ribbon[] = [];
  const stubs: FanStub[] = [];
  let x = left;
  instances.forEach((instance, index) => {
    const column = columns[index];
    if (column === undefined) return;
    const stub = stubOf(instance, column);
    if (stub !== null) stubs.push(stub);
    if (instance.requestsPerSecond <= 0 || total <= 0) return;
    const { id, version } = instance;
    const part = (instance.requestsPerSecond / total) * width;
    const inset = Math.min(RIBBON_INSET_PX, column.width / 6);
    const top = [x, x + part] as const;
    const bottom = [column.x + inset, column.x + column.width - inset] as const;
    segments.push({ id, version, x, width: part });
    ribbons.push({ id, version, top, bottom, path: ribbonPath(top, bottom, heightPx) });
    x += part;
  });
  const share = total > 0 ? unroutedPerSecond / total : 0;
  const unrouted = share > 0 ? { x, width: left + width - x, share } : null;
  return { segments, ribbons, stubs, unrouted, labels: labelsOf(segments, width) };
}

/** What each version gets, oldest last, for bars that are not split by target. Null stands for nothing running. */
export function versionShares(
  instances: readonly InstanceView[],
  unroutedPerSecond: number,
): { readonly version: number | null; readonly share: number; readonly requestsPerSecond: number }[] {
  const rates = new Map<number | null, number>();
  for (const { version, requestsPerSecond } of instances) {
    if (requestsPerSecond > 0) rates.set(version, (rates.get(version) ?? 0) + requestsPerSecond);
  }
  const total = sum(rates.values()) + unroutedPerSecond;
  return [...rates]
    .map(([version, rate]) => ({ version, share: rate / total, requestsPerSecond: rate }))
    .sort((a, b) => (b.version ?? -1) - (a.version ?? -1));
}
