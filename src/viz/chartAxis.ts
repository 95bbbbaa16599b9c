import type { SimTimeMs } from '../shared';
import { timeTicks } from './ticks';

/** Where a value is labelled, as a share of the axis from 0 at the bottom. */
export interface ValueTick {
  readonly share: number;
  readonly percent: number;
}

/** Half, a label of five digits is this wide; nearer to the edge it would be cut off. */
const LABEL_HALF_PX = 17;
/** More than the least of 56 px: labels on a chart should be quieter than the chart. */
const TIME_GAP_PX = 64;
/** Tops of the axis above what the threshold asks for, in percent. */
const TOPS: readonly number[] = [1, 2, 3, 5, 6, 9, 10, 12, 15, 20, 30, 40, 50, 75, 100];
/** Without an alarm there is no threshold: the axis begins as if it were this. */
const USUAL_THRESHOLD_PERCENT = 5;

/** The share axis: 0, 50 and 100 %, in little height without the middle. */
export function shareTicks(heightPx: number): ValueTick[] {
  const percents = heightPx >= 72 ? [0, 50, 100] : [0, 100];
  return percents.map((percent) => ({ share: percent / 100, percent }));
}

/**
 * The top of the error axis in percent: three times the alarm's threshold, and more only when `highest` (0 to 1), the
 * highest rate up to the playhead, is above it. So the axis tells nothing of what is still to come.
 */
export function errorAxisTop(thresholdPercent: number | null, highest: number): number {
  const threshold = thresholdPercent !== null && thresholdPercent > 0 ? thresholdPercent : USUAL_THRESHOLD_PERCENT;
  const base = Math.min(100, 3 * threshold);
  const needed = highest * 100;
  if (needed <= base) return base;
  return TOPS.find((top) => top >= base && top >= needed) ?? 100;
}

/** Times to label inside `[from, to]` of a chart `widthPx` wide, at least 64 px apart and none cut off at an edge. */
export function axisTimes(from: SimTimeMs, to: SimTimeMs, widthPx: number, spanMs: number): SimTimeMs[] {
  const edge = (LABEL_HALF_PX / Math.max(1, widthPx)) * spanMs;
  // The step must not depend on where the window stands, only on how much it shows.
  const step = timeTicks(0, spanMs, widthPx, TIME_GAP_PX)[1] ?? spanMs;
  const first = Math.ceil(Math.max(0, from === 0 ? 0 : from + edge) / step) * step;
  const times: SimTimeMs[] = [];
  for (let at = first; at <= to - edge; at += step) times.push(at);
  return times;
}
