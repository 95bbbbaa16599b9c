/**
 * `wide`: one row of 112 px with lanes. `stacked`: lanes above the buttons. `row`: one row of 56 px with a track.
 * `narrow`: clock and track above the buttons.
 */
export type TransportForm = 'wide' | 'stacked' | 'row' | 'narrow';

const WIDE_PX = 1_000;
const NARROW_PX = 560;

/** The form for a frame of `widthPx`; `isCompact` asks for little height. */
export function transportForm(widthPx: number, isCompact: boolean): TransportForm {
  if (widthPx < NARROW_PX) return 'narrow';
  if (isCompact) return 'row';
  return widthPx < WIDE_PX ? 'stacked' : 'wide';
}
