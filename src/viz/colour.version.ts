/** Which colour, shape and pattern a version has. A version keeps them for life; a rollback is the old version again. */

export type VersionSlot = 1 | 2 | 3 | 4;
export type VersionShape = 'circle' | 'diamond' | 'triangle' | 'square';
/** `fill` is for large solid areas, `area` for light ones, `ink` for text, `on` for text on `fill`. */
export type VersionRole = 'mark' | 'fill' | 'edge' | 'ink' | 'area' | 'tint' | 'on';

const SHAPES: Record<VersionSlot, VersionShape> = { 1: 'circle', 2: 'diamond', 3: 'triangle', 4: 'square' };

/** There are four looks; the fifth version takes the first one again. */
export function versionSlot(version: number): VersionSlot {
  return (((Math.max(1, Math.floor(version)) - 1) % 4) + 1) as VersionSlot;
}

/** The shape of the mark of a version. */
export function versionShape(version: number): VersionShape {
  return SHAPES[versionSlot(version)];
}

/** The CSS colour of a version in a role, such as `var(--v2-edge)`; follows the theme by itself. */
export function versionColour(version: number, role: VersionRole = 'mark'): string {
  const slot = versionSlot(version);
  if (role === 'mark') return `var(--v${slot})`;
  return role === 'on' ? `var(--on-v${slot})` : `var(--v${slot}-${role})`;
}
