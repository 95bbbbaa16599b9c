import { createContext } from 'svelte';
import type { Locale } from '../workspace/Locale.svelte';

/** The language of the surrounding app: `const locale = getLocale()`, then `locale.m.fleet.title`. */
export const [getLocale, setLocale] = createContext<Locale>();
