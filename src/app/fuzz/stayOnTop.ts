import type { Attachment } from 'svelte/attachments';
import type { Fuzzer } from './Fuzzer.svelte';

/** How often we look whether a dialog lies over the bar. */
const EVERY_MS = 250;

/**
 * Keeps the bar above dialogs, and lets a person stop at any time: behind a modal dialog nothing can be pressed, so a real
 * press at the bar's place counts wherever the browser sends it, and so does a real Esc.
 */
export function stayOnTop(fuzzer: Fuzzer): Attachment<HTMLElement> {
  return (bar) => {
    const stop = new AbortController();
    const { signal } = stop;
    let dialogs = 0;
    bar.showPopover();
    const timer = setInterval(() => {
      const open = document.querySelectorAll('dialog:modal').length;
      if (fuzzer.isOver || open === dialogs) return;
      dialogs = open;
      bar.hidePopover();
      bar.showPopover();
    }, EVERY_MS);
    const isOnButton = ({ clientX, clientY }: PointerEvent): boolean => {
      const box = bar.querySelector('button')?.getBoundingClientRect();
      if (box === undefined) return false;
      return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
    };
    window.addEventListener(
      'pointerdown',
      (event) => {
        if (event.isTrusted && !fuzzer.isOver && isOnButton(event)) fuzzer.stop();
      },
      { capture: true, signal },
    );
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.isTrusted && event.key === 'Escape') fuzzer.stop();
      },
      { capture: true, signal },
    );
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  };
}
