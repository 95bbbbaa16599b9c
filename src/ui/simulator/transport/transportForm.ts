/**
 * `wide`: one row of 112 px with lanes. `stacked`: lanes above the buttons. `row`: one row of 56 px with a track.
 * `narrow`: a track above the buttons. `tiny`: the same, the clock above what trails.
 */
export type TransportForm = 'wide' | 'stacked' | 'row' | 'narrow' | 'tiny';

const WIDE_PX = 1_000;
const NARROW_PX = 560;
const TINY_PX = 400;

/** The form for a frame of `widthPx`; `isCompact` asks for little height. */
export function transportForm(widthPx: number, isCompact: boolean): TransportForm {
  if (widthPx < TINY_PX) return 'tiny';
  if (widthPx < NARROW_PX) return 'narrow';
  if (isCompact) return 'row';
  return widthPx < WIDE_PX ? 'stacked' : 'wide';
}
