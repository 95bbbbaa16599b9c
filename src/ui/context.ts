import { createContext } from 'svelte';
import type { Locale } from '../workspace/Locale.svelte';
import type { Preferences } from '../workspace/Preferences.svelte';

/** The language of the surrounding app: `const locale = getLocale()`, then `locale.m.fleet.title`. */
export const [getLocale, setLocale] = createContext<Locale>();

/** Language, theme, motion and shortcuts of the surrounding app. */
export const [getPreferences, setPreferences] = createContext<Preferences>();
