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
  const store = openStore();
  const preferences = new Preferences(store, navigator.languages, new URLSearchParams(location.search));
  fetchAhead(parseRoute(location.hash), preferences.language);
  const locale = await Locale.load(preferences.language);
  mount(App, { target, props: { store, preferences, locale } });
  await loadFonts();
}

void boot();
