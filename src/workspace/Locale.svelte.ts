import { loadLaterMessages, loadMessages, type Language, type LaterMessages, type Messages } from '../i18n';

/** The active language and its texts. Switching keeps the old texts on the screen until the new ones are here. */
export class Locale {
  #language: Language = $state('en');
  #messages: Messages = $state.raw({} as Messages);
  #later: LaterMessages | null = $state.raw(null);

  private constructor(language: Language, messages: Messages) {
    this.#language = language;
    this.#messages = messages;
  }

  static async load(language: Language): Promise<Locale> {
    return new Locale(language, await loadMessages(language));
  }

  static of(language: Language, messages: Messages, later: LaterMessages | null = null): Locale {
    const locale = new Locale(language, messages);
    locale.#later = later;
    return locale;
  }

  get language(): Language {
    return this.#language;
  }

  /** The texts, by area: `locale.m.fleet.title`. */
  get m(): Messages {
    return this.#messages;
  }

  /** Texts of parts that are loaded later. Only for these parts, which are shown after {@link loadLater}. */
  get later(): LaterMessages {
    if (this.#later === null) throw new Error('The texts of the later parts are not loaded.');
    return this.#later;
  }

  async loadLater(): Promise<void> {
    this.#later ??= await loadLaterMessages(this.#language);
  }

  async use(language: Language): Promise<void> {
    const [messages, later] = await Promise.all([
      loadMessages(language),
      this.#later === null ? null : loadLaterMessages(language),
    ]);
    this.#language = language;
    this.#messages = messages;
    this.#later = later;
  }
}
