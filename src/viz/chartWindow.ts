import type { SimTimeMs } from '../shared';

/** What part of the run a chart shows, and where. */
export interface ChartWindow {
  readonly from: SimTimeMs;
  readonly to: SimTimeMs;
  readonly pxPerMs: number;
}

/** A piece of the run for which paths are built once; the chart moves them under its window. */
export interface ChartChunk {
  readonly from: SimTimeMs;
  readonly to: SimTimeMs;
}

const WIDE_SPAN_MS = 300_000;
const NARROW_SPAN_MS = 240_000;
const NARROW_PX = 420;
/** A run that is only a little longer is shown whole. */
const STRETCH = 1.25;
/** Where the playhead stands while the window moves along: most of the chart is past. */
const ANCHOR = 0.68;

/** How much time fits on a chart of `widthPx`: five minutes, four on telephones, the whole run when it is hardly longer. */
export function windowSpan(horizon: SimTimeMs, widthPx: number): SimTimeMs {
  const usual = widthPx < NARROW_PX ? NARROW_SPAN_MS : WIDE_SPAN_MS;
  return Math.max(1, horizon <= usual * STRETCH ? horizon : usual);
}

/**
 * The window at `t`: it stands still at the start, follows the playhead, and stops at the declared end of the scenario.
 * It depends on nothing that happens in the run, so it tells nothing early.
 */
export function chartWindow(t: SimTimeMs, horizon: SimTimeMs, widthPx: number): ChartWindow {
  const span = windowSpan(horizon, widthPx);
  const from = Math.min(Math.max(0, t - span * ANCHOR), Math.max(0, horizon - span));
  return { from, to: from + span, pxPerMs: Math.max(0, widthPx) / span };
}

/** The chunk that holds the whole window; it stays the same while the window moves by less than half its span. */
export function chunkOf(window: ChartWindow): ChartChunk {
  const half = (window.to - window.from) / 2;
  const from = Math.max(0, Math.floor(window.from / half) * half);
  return { from, to: from + 3 * half };
}

/**
 * The time to draw `t` at: whole half pixels of the chart. While a run is played, most frames then find the chart as it is,
 * and nothing is laid out or painted again.
 */
export function drawnTime(t: SimTimeMs, horizon: SimTimeMs, widthPx: number): SimTimeMs {
  const step = windowSpan(horizon, widthPx) / Math.max(1, 2 * widthPx);
  return Math.min(horizon, Math.round(t / step) * step);
}

/** The x of a time, from the left edge of the window. */
export function windowX(window: ChartWindow, at: SimTimeMs): number {
  return (at - window.from) * window.pxPerMs;
}

/** The x of a time, kept inside the window. */
export function clampedX(window: ChartWindow, at: SimTimeMs): number {
  return windowX(window, Math.min(window.to, Math.max(window.from, at)));
}
