import type { Attachment } from 'svelte/attachments';

/** Scrolls the part marked `data-active` into sight whenever `which` changes; the page itself is left where it is. */
export function keepInSight(which: () => unknown): Attachment<HTMLElement> {
  return (element) => {
    $effect(() => {
      which();
      const active = element.querySelector('[data-active]');
      const scroller = scrollerOf(element);
      if (active === null || scroller === null) return;
      const box = active.getBoundingClientRect();
      const room = scroller.getBoundingClientRect();
      const margin = 48;
      if (box.bottom + margin > room.bottom) scroller.scrollTop += box.bottom + margin - room.bottom;
      else if (box.top - margin < room.top) scroller.scrollTop -= room.top - box.top + margin;
    });
  };
}

function scrollerOf(element: Element): Element | null {
  for (let each = element.parentElement; each !== null; each = each.parentElement) {
    if (each.scrollHeight > each.clientHeight && /auto|scroll/.test(getComputedStyle(each).overflowY)) return each;
  }
  return null;
}
