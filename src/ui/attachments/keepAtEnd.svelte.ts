import type { Attachment } from 'svelte/attachments';

/** How near to its end a reader still counts as being there. */
const NEAR_PX = 32;

/**
 * Keeps a scrolling element at the end of its growing content, its only child, unless the reader has scrolled away from it.
 * It listens to the content's size instead of its data: then the layout is done, and asking for it costs nothing.
 */
export function keepAtEnd(): Attachment<HTMLElement> {
  return (element) => {
    let isFollowing = true;
    const note = (): void => {
      isFollowing = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    };
    const grown = new ResizeObserver(() => {
      if (isFollowing) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', note, { passive: true });
    if (element.firstElementChild !== null) grown.observe(element.firstElementChild);
    return () => {
      grown.disconnect();
      element.removeEventListener('scroll', note);
    };
  };
}
