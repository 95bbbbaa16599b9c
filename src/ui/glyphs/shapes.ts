import type { VersionShape } from '../../viz/colour.version';

/** The outline of a version's mark, centred on 0,0, in a box of `size`. Shares are chosen so that none looks heavier. */
export function versionPath(shape: VersionShape, size: number): string {
  const at = (share: number): number => round((size / 2) * share);
  switch (shape) {
    case 'circle':
      return `M${-at(0.84)} 0a${at(0.84)} ${at(0.84)} 0 1 0 ${at(1.68)} 0a${at(0.84)} ${at(0.84)} 0 1 0 ${-at(1.68)} 0z`;
    case 'diamond':
      return `M0 ${-at(1)}L${at(1)} 0L0 ${at(1)}L${-at(1)} 0z`;
    case 'triangle':
      return `M0 ${-at(0.94)}L${at(0.98)} ${at(0.8)}H${-at(0.98)}z`;
    default:
      return `M${-at(0.78)} ${-at(0.78)}H${at(0.78)}V${at(0.78)}H${-at(0.78)}z`;
  }
}

/** A regular octagon around 0,0, as wide as `size`. */
export function octagonPath(size: number): string {
  const r = round(size / 2);
  const c = round((size / 2) * 0.4142);
  return `M${-c} ${-r}H${c}L${r} ${-c}V${c}L${c} ${r}H${-c}L${-r} ${c}V${-c}z`;
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
