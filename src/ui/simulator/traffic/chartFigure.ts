import type { ChartChunk, ChartWindow } from '../../../viz/chartWindow';
import { GUTTER_PX, MOBILE_PX, RIGHT_PX } from '../../../viz/tileLayout';

/** Where the parts of the two charts are, px. Both share one time axis. */
export interface ChartFigure {
  readonly left: number;
  readonly plotWidth: number;
  /** The row of words above the bars of the deployments. */
  readonly labelY: number;
  readonly spanY: number;
  readonly shareY: number;
  readonly shareHeight: number;
  readonly stripY: number;
  readonly stripHeight: number;
  readonly axisY: number;
  readonly height: number;
  /** Names of the charts stand left of them. */
  readonly hasNames: boolean;
}

export const SPAN_HEIGHT = 4;
const MOBILE_GUTTER_PX = 42;
const GAP_PX = 18;
const AXIS_PX = 18;

/** How much height the charts have. */
export type ChartSize = 'compact' | 'usual' | 'tall';

const HEIGHTS: Readonly<Record<ChartSize, { readonly share: number; readonly strip: number }>> = {
  compact: { share: 76, strip: 32 },
  usual: { share: 128, strip: 44 },
  tall: { share: 196, strip: 60 },
};

export function chartFigure(width: number, size: ChartSize): ChartFigure {
  const isMobile = width < MOBILE_PX;
  const left = isMobile ? MOBILE_GUTTER_PX : GUTTER_PX;
  const shareY = 28;
  const { share: shareHeight, strip: stripHeight } = HEIGHTS[size];
  const stripY = shareY + shareHeight + GAP_PX;
  const axisY = stripY + stripHeight;
  return {
    left,
    plotWidth: Math.max(80, width - left - RIGHT_PX),
    labelY: 8,
    spanY: 19,
    shareY,
    shareHeight,
    stripY,
    stripHeight,
    axisY,
    height: axisY + AXIS_PX,
    hasNames: !isMobile,
  };
}

/** Times as places: what is seen of the run, and where the playhead is in it. All x from the left edge of the plot. */
export interface ChartTimes {
  readonly window: ChartWindow;
  readonly t: number;
  readonly furthest: number;
  readonly tX: number;
  readonly furthestX: number;
  /** Where a chunk's paths have to be moved. */
  readonly shift: number;
}

export function chartTimes(t: number, furthest: number, window: ChartWindow, chunk: ChartChunk): ChartTimes {
  const place = (at: number): number => {
    const x = (Math.min(at, window.to) - window.from) * window.pxPerMs;
    return Math.max(0, Math.round(x * 10) / 10);
  };
  const shift = Math.round((chunk.from - window.from) * window.pxPerMs * 10) / 10;
  return { window, t, furthest, tX: place(t), furthestX: place(Math.max(t, furthest)), shift };
}
