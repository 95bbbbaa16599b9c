import { mount } from 'svelte';
import '../ui/styles/index.css';
import { loadFonts } from '../ui/styles/fonts';
import { Locale } from '../workspace/Locale.svelte';
import { Preferences } from '../workspace/Preferences.svelte';
import { parseRoute } from '../workspace/route';
import { openStore } from '../workspace/storage';
import App from './App.svelte';
import { fetchAhead } from './screens';

async function boot(): Promise<void> {
  const target = document.getElementById('app');
  if (!target) throw new Error('index.html has no element with the id "app"');
  const asked = new URLSearchParams(location.search);
  const isFuzzed = asked.has('fuzz') || asked.has('fuzzFor');
  const fuzz = isFuzzed ? (await import('./fuzz')).openFuzz(asked) : null;
  const store = fuzz?.store ?? openStore();
  const preferences = new Preferences(store, navigator.languages, asked);
  fetchAhead(parseRoute(location.hash), preferences.language);
  const locale = await Locale.load(preferences.language);
  mount(App, { target, props: { store, preferences, locale, watch: fuzz?.watch } });
  void fuzz?.begin(preferences, locale);
  await loadFonts();
}

void boot();
