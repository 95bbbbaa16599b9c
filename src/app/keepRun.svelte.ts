import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { Language } from '../i18n';
import type { OpenRun } from '../workspace/OpenRun.svelte';
import type { AddressRun } from './AddressRun.svelte';

interface Wanted {
  readonly run: OpenRun;
  readonly address: AddressRun;
  /** Whether the browser keeps anything. */
  readonly isLasting: boolean;
  readonly language: Language;
  readonly hasReducedMotion: boolean;
}

/** How often the playhead's place is kept; decisions are kept at once. */
const EVERY_MS = 1_000;

/**
 * Keeps the run in the browser while it is on the screen: every decision at once, the playhead each second and when the
 * page is left; in the address where the browser keeps nothing. Also keeps its texts and motion in step with the preferences.
 */
export function keepRun(wanted: () => Wanted): Attachment<Document> {
  return (document) => {
    const keep = (): void => {
      const { run, address, isLasting } = wanted();
      run.keep();
      if (!isLasting || run.saved === 'denied' || run.saved === 'full') void address.keep();
    };
    const timer = setInterval(keep, EVERY_MS);
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('pagehide', keep);
    $effect(() => {
      const { run } = wanted();
      // Replaced with every decision.
      void run.session.tree;
      untrack(keep);
    });
    $effect(() => {
      const { run, language } = wanted();
      void run.useLanguage(language);
    });
    $effect(() => {
      const { run, hasReducedMotion } = wanted();
      run.session.playback.setReducedMotion(hasReducedMotion);
    });
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', keep);
      window.removeEventListener('pagehide', keep);
    };
  };
}
