import type { Attachment } from 'svelte/attachments';

/** Keeps a growing list scrolled to its end, unless the reader has scrolled away from it. */
export function keepAtEnd(length: () => number): Attachment<HTMLElement> {
  return (element) => {
    let isFollowing = true;
    const note = (): void => {
      isFollowing = element.scrollHeight - element.scrollTop - element.clientHeight < 32;
    };
    element.addEventListener('scroll', note, { passive: true });
    $effect(() => {
      length();
      if (isFollowing) element.scrollTop = element.scrollHeight;
    });
    return () => element.removeEventListener('scroll', note);
  };
}
