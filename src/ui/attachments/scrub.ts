import type { Attachment } from 'svelte/attachments';

export interface ScrubHandlers {
  /** The pointer went down, at `x` and `y` px from the element's upper left corner. */
  onstart(x: number, y: number): void;
  /** Not called for the tremble of a hand that only presses. */
  onmove(x: number): void;
  onend(): void;
}

/** A second finger makes the first one move the playhead by this share of its way. */
const FINE = 0.2;
const TREMBLE_PX = 3;

/**
 * Dragging along an element. The pointer is captured, so that the drag goes on outside the element; only the main button
 * counts; two fingers scrub finely. `handlers` is asked at every event, so that it may change without a new attachment.
 */
export function scrub(handlers: () => ScrubHandlers): Attachment<HTMLElement> {
  return (element) => {
    let leading: number | null = null;
    let second: number | null = null;
    /** Where the playhead is (`x`) and which pointer position that belongs to. */
    let x = 0;
    let lastX = 0;
    let hasMoved = false;
    const local = (event: PointerEvent): { x: number; y: number } => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      if (leading !== null) {
        second = event.pointerId;
        return;
      }
      leading = event.pointerId;
      element.setPointerCapture?.(event.pointerId);
      const point = local(event);
      [x, lastX, hasMoved] = [point.x, point.x, false];
      handlers().onstart(point.x, point.y);
    };
    const move = (event: PointerEvent): void => {
      if (event.pointerId !== leading) return;
      const at = local(event).x;
      hasMoved ||= Math.abs(at - lastX) >= TREMBLE_PX;
      if (!hasMoved) return;
      x += (at - lastX) * (second === null ? 1 : FINE);
      lastX = at;
      handlers().onmove(x);
    };
    const up = (event: PointerEvent): void => {
      if (event.pointerId === second) second = null;
      if (event.pointerId !== leading) return;
      [leading, second] = [null, null];
      handlers().onend();
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
    };
  };
}
