import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** Runs `listen` whenever something it reads changes, as long as the element is on the page. */
export function feed(listen: () => void): Attachment {
  return () =>
    untrack(() => {
      $effect(() => listen());
    });
}
