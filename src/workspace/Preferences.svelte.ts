import { isLanguage, preferredLanguage, type Language } from '../i18n';
import { setAside } from './keeping/aside';
import type { PreferenceValues } from './keeping/bundle';
import { unreadable } from './keeping/unreadable';
import type { SaveResult, TextStore } from './storage';

export type Theme = 'auto' | 'light' | 'dark';
export type Motion = 'auto' | 'reduced';

const KEY = 'preferences';

interface Stored {
  readonly language?: unknown;
  readonly theme?: unknown;
  readonly motion?: unknown;
  readonly hasShortcuts?: unknown;
}

/** What a person chose for all runs: language, theme, motion, keyboard shortcuts. Kept in the browser. */
export class Preferences {
  readonly #store: TextStore;
  #language: Language = $state('en');
  #theme: Theme = $state('auto');
  #motion: Motion = $state('auto');
  #hasShortcuts = $state(true);

  /** `asked` are wishes of the address (`?lang=en&theme=dark`), which count for this visit only. */
  constructor(store: TextStore, preferred: readonly string[], asked: URLSearchParams) {
    this.#store = store;
    const stored = readStored(store);
    const language = [asked.get('lang'), stored.language].find(isLanguage);
    this.#language = language ?? preferredLanguage(preferred);
    this.#theme = [asked.get('theme'), stored.theme].find(isTheme) ?? 'auto';
    this.#motion = [asked.get('motion'), stored.motion].find(isMotion) ?? 'auto';
    this.#hasShortcuts = stored.hasShortcuts !== false;
  }

  get language(): Language {
    return this.#language;
  }
  get theme(): Theme {
    return this.#theme;
  }
  get motion(): Motion {
    return this.#motion;
  }
  get hasShortcuts(): boolean {
    return this.#hasShortcuts;
  }

  setLanguage(language: Language): void {
    this.#language = language;
    this.#save();
  }
  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#save();
  }
  setMotion(motion: Motion): void {
    this.#motion = motion;
    this.#save();
  }
  setShortcuts(areOn: boolean): void {
    this.#hasShortcuts = areOn;
    this.#save();
  }

  /** All of them, for a file. */
  get values(): PreferenceValues {
    const { language, theme, motion, hasShortcuts } = this;
    return { language, theme, motion, hasShortcuts };
  }

  /** Takes over those that are known; returns how keeping them went. */
  apply(values: PreferenceValues): SaveResult {
    if (isLanguage(values.language)) this.#language = values.language;
    if (isTheme(values.theme)) this.#theme = values.theme;
    if (isMotion(values.motion)) this.#motion = values.motion;
    if (typeof values.hasShortcuts === 'boolean') this.#hasShortcuts = values.hasShortcuts;
    return this.#save();
  }

  #save(): SaveResult {
    return this.#store.write(KEY, JSON.stringify(this.values));
  }
}

/** What cannot be read is set aside, as everything else of a person's. */
function readStored(store: TextStore): Stored {
  const text = store.read(KEY);
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    setAside(store, KEY, text, unreadable('notBaepo'));
  } catch {
    setAside(store, KEY, text, unreadable('notJson'));
  }
  return {};
}

const isTheme = (value: unknown): value is Theme => value === 'auto' || value === 'light' || value === 'dark';
const isMotion = (value: unknown): value is Motion => value === 'auto' || value === 'reduced';
