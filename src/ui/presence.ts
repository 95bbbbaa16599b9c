import { onDestroy } from 'svelte';

/**
 * Tells whether the component is still on the screen. To be asked after waiting: one that is gone has nobody to tell, and
 * what it was given may belong to something else by now.
 */
export function presence(): () => boolean {
  let isHere = true;
  onDestroy(() => (isHere = false));
  return () => isHere;
}
