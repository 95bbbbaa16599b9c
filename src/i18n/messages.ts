import type * as catalogue from './en';
import type { Language } from './language';

/** Every text of the app in one language, by area. English defines the shape. */
export type Messages = typeof catalogue;

/** Loads one language; the other one is never downloaded. */
export function loadMessages(language: Language): Promise<Messages> {
  return language === 'ko' ? import('./ko') : import('./en');
}
