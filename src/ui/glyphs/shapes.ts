import type { VersionShape } from '../../viz/colour.version';

/** The outline of a version's mark, centred on 0,0 and as high as `size`. Equal areas, so that none looks heavier. */
export function versionPath(shape: VersionShape, size: number): string {
  const r = size / 2;
  switch (shape) {
    case 'circle':
      return `M${-r * 0.88} 0a${r * 0.88} ${r * 0.88} 0 1 0 ${r * 1.76} 0a${r * 0.88} ${r * 0.88} 0 1 0 ${-r * 1.76} 0z`;
    case 'diamond':
      return `M0 ${-r}L${r} 0L0 ${r}L${-r} 0z`;
    case 'triangle':
      return `M0 ${-r * 0.94}L${r} ${r * 0.82}L${-r} ${r * 0.82}z`;
    default:
      return `M${-r * 0.8} ${-r * 0.8}H${r * 0.8}V${r * 0.8}H${-r * 0.8}z`;
  }
}

/** A regular octagon around 0,0. */
export function octagonPath(size: number): string {
  const r = size / 2;
  const c = r * 0.4142;
  return `M${-c} ${-r}H${c}L${r} ${-c}V${c}L${c} ${r}H${-c}L${-r} ${c}V${-c}z`;
}
