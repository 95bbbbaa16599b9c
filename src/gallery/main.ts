import { mount } from 'svelte';
import '../ui/styles/index.css';
import { loadFonts } from '../ui/styles/fonts';
import { Preferences } from '../workspace/Preferences.svelte';
import { memoryStore } from '../workspace/storage';
import Gallery from './Gallery.svelte';
import { isGalleryLanguage, loadLocale } from './locales';

async function boot(): Promise<void> {
  const target = document.getElementById('gallery');
  if (!target) throw new Error('index.html has no element with the id "gallery"');
  const asked = new URLSearchParams(location.search);
  // Nothing is kept: the address says it all.
  const preferences = new Preferences(memoryStore(), navigator.languages, asked);
  const lang = asked.get('lang');
  const language = isGalleryLanguage(lang) ? lang : preferences.language;
  const locale = await loadLocale(language);
  mount(Gallery, { target, props: { preferences, start: { language, locale } } });
  await loadFonts();
}

void boot();
