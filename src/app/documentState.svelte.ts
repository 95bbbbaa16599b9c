import type { Attachment } from 'svelte/attachments';
import type { Locale } from '../workspace/Locale.svelte';
import type { Preferences } from '../workspace/Preferences.svelte';

interface Wanted {
  readonly locale: Locale;
  readonly preferences: Preferences;
  readonly hasReducedMotion: boolean;
}

/** Keeps what the whole document shows in step: language, theme and motion as attributes of its root, and the title. */
export function documentState(wanted: () => Wanted): Attachment<Document> {
  return (document) => {
    $effect(() => {
      const { locale, preferences, hasReducedMotion } = wanted();
      const { dataset } = document.documentElement;
      document.documentElement.lang = locale.language;
      document.title = `${locale.m.common.appName} · ${locale.m.app.tagline}`;
      if (preferences.theme === 'auto') delete dataset.theme;
      else dataset.theme = preferences.theme;
      dataset.motion = hasReducedMotion ? 'reduced' : 'full';
    });
  };
}
