import { loadMessages, type Language, type Messages } from '../i18n';

/** The active language and its texts. Switching keeps the old texts on the screen until the new ones are here. */
export class Locale {
  #language: Language = $state('en');
  #messages: Messages = $state.raw({} as Messages);

  private constructor(language: Language, messages: Messages) {
    this.#language = language;
    this.#messages = messages;
  }

  static async load(language: Language): Promise<Locale> {
    return new Locale(language, await loadMessages(language));
  }

  static of(language: Language, messages: Messages): Locale {
    return new Locale(language, messages);
  }

  get language(): Language {
    return this.#language;
  }

  /** The texts, by area: `locale.m.fleet.title`. */
  get m(): Messages {
    return this.#messages;
  }

  async use(language: Language): Promise<void> {
    const messages = await loadMessages(language);
    this.#language = language;
    this.#messages = messages;
  }
}
