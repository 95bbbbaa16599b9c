import { isLanguage, preferredLanguage, type Language } from '../i18n';
import type { TextStore } from './storage';

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
    const stored = parse(store.read(KEY));
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

  #save(): void {
    const { language, theme, motion, hasShortcuts } = this;
    this.#store.write(KEY, JSON.stringify({ language, theme, motion, hasShortcuts }));
  }
}

function parse(text: string | null): Stored {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

const isTheme = (value: unknown): value is Theme => value === 'auto' || value === 'light' || value === 'dark';
const isMotion = (value: unknown): value is Motion => value === 'auto' || value === 'reduced';
