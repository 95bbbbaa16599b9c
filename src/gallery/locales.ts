import { LANGUAGES, loadMessages, type Language } from '../i18n';
import { isPseudoLocale, pseudoMessages, PSEUDO_LOCALES, type PseudoLocale } from '../i18n/pseudo';
import { Locale } from '../workspace/Locale.svelte';

export type GalleryLanguage = Language | PseudoLocale;
export const GALLERY_LANGUAGES: readonly GalleryLanguage[] = [...LANGUAGES, ...PSEUDO_LOCALES];

export function isGalleryLanguage(value: unknown): value is GalleryLanguage {
  return GALLERY_LANGUAGES.some((language) => language === value);
}

/** The texts of a language, or of Korean changed into a pseudo-locale. */
export async function loadLocale(language: GalleryLanguage): Promise<Locale> {
  if (!isPseudoLocale(language)) return Locale.of(language, await loadMessages(language));
  return Locale.of('ko', pseudoMessages(await loadMessages('ko'), language));
}
