import { versionSlot } from '../../../viz/colour.version';
import type { Column, TileLook } from '../../../viz/tileLayout';

/** Sizes of the fleet picture, px. */
export const FLEET = { bar: 18, ribbon: 40, tile: 48, stub: 6, matrixGap: 12, healthRow: 18, segment: 7 };

/** What fits on a tile of this width. */
export interface TileFigure {
  readonly mark: number;
  /** `old → new`, or just the new one. */
  readonly hasBoth: boolean;
  readonly isIdTurned: boolean;
}

const CODE_EM = 0.62;
const ID_FONT = 11;

/** Narrow tiles show the same with less: one mark, and the name turned upwards. */
export function tileFigure({ id, width }: Column): TileFigure {
  const hasBoth = width >= 30;
  return {
    hasBoth,
    mark: width >= 42 ? 12 : width >= 18 ? 10 : 9,
    isIdTurned: id.length * ID_FONT * CODE_EM > width + 1,
  };
}

/** How high a new version has risen, as the distance from the top; `progress` from 0 to 1. */
export function risingTop(height: number, progress: number): number {
  // Half pixels are the finest that can be seen; finer ones would change the page for nothing.
  return Math.round(height * (1 - progress) * 2) / 2;
}

/** The part of a tile that the new version fills from below, up to `top`. Empty when there is nothing yet. */
export function risingPath(width: number, height: number, top: number, radius = 6): string {
  if (top >= height) return '';
  const low = Math.min(radius, width / 2, height - top);
  const high = top < radius ? Math.min(radius, width / 2) : 0;
  const corner = (r: number, dx: number, dy: number): string => (r === 0 ? '' : `a${r} ${r} 0 0 1 ${dx} ${dy}`);
  const upper = `M0 ${top + high}${corner(high, high, -high)}H${width - high}${corner(high, high, high)}`;
  return `${upper}V${height - low}${corner(low, -low, low)}H${low}${corner(low, -low, -low)}z`;
}

/** The light fill of a version, with its pattern. */
export function areaFill(version: number): string {
  return `url(#pattern-area-v${versionSlot(version)})`;
}

/** What a tile is filled with: the version that runs, unless it fails or leaves. */
export function tileFill(look: TileLook, isDraining: boolean): string {
  if (look.state === 'unhealthy') return 'var(--fail-tint)';
  // Where the new version runs already, the rest of the way is empty, or there would be nothing to see of it.
  const isNewRunning = look.state === 'deploying' && look.version === null;
  if (look.fillVersion === null || isNewRunning || isDraining) return 'var(--raised)';
  return areaFill(look.fillVersion);
}
