import type { Attachment } from 'svelte/attachments';
import type { Preferences } from '../workspace/Preferences.svelte';
import type { GalleryLanguage } from './locales';

interface Shown {
  readonly page: string;
  readonly language: GalleryLanguage;
  readonly preferences: Preferences;
}

/** Keeps the root element and the address in step with what is shown, so that a reload and a link show the same. */
export function root(shown: () => Shown): Attachment<Document> {
  return (document) => {
    $effect(() => {
      const { page, language, preferences } = shown();
      const { dataset } = document.documentElement;
      document.documentElement.lang = language === 'en' ? 'en' : 'ko';
      document.title = `${page} · Baepo gallery`;
      if (preferences.theme === 'auto') delete dataset.theme;
      else dataset.theme = preferences.theme;
      if (preferences.motion === 'auto') delete dataset.motion;
      else dataset.motion = preferences.motion;
      // Read once and thrown away: nothing has to react to it.
      // eslint-disable-next-line svelte/prefer-svelte-reactivity
      const query = new URLSearchParams({ lang: language, theme: preferences.theme, motion: preferences.motion });
      history.replaceState(null, '', `?${query.toString()}#${page}`);
    });
  };
}
