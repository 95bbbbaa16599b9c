import { bisectLeft, range, tickStep, ticks } from 'd3';
import { HOUR_MS, MINUTE_MS, SECOND_MS, type SimTimeMs } from '../shared';

/** Labels nearer than this read as one line of digits. */
export const MIN_LABEL_GAP_PX = 56;

/** What people expect on a clock; decimal steps would label 12 s or 40 s. */
const TIME_STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12, 24].map((hours) => hours * HOUR_MS),
];

/** Times in `[from, to]`, in milliseconds, for an axis of `widthPx`: as many as fit with at least `gapPx` between two. */
export function timeTicks(
  from: SimTimeMs,
  to: SimTimeMs,
  widthPx: number,
  gapPx: number = MIN_LABEL_GAP_PX,
): SimTimeMs[] {
  if (to <= from || widthPx <= 0) return [];
  const wanted = (to - from) / (widthPx / gapPx);
  const longest = TIME_STEPS[TIME_STEPS.length - 1] ?? HOUR_MS;
  const step = TIME_STEPS[bisectLeft(TIME_STEPS, wanted)] ?? Math.ceil(wanted / longest) * longest;
  // `range` leaves its end out; a tick may stand exactly on it.
  return range(Math.ceil(from / step) * step, to + 1, step);
}

/** Round values in `[from, to]` for an axis of `lengthPx`, at least `gapPx` apart. */
export function valueTicks(from: number, to: number, lengthPx: number, gapPx: number = MIN_LABEL_GAP_PX): number[] {
  if (to <= from || lengthPx <= 0) return [];
  const least = ((to - from) * gapPx) / lengthPx;
  for (let count = Math.max(1, Math.floor(lengthPx / gapPx)); count > 1; count -= 1) {
    // The count is only a hint to d3, which may return more.
    if (tickStep(from, to, count) >= least) return ticks(from, to, count);
  }
  return ticks(from, to, 1);
}
