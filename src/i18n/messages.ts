import type * as catalogue from './en';
import type * as fuzz from './en/fuzz';
import type * as laterCatalogue from './en/later';
import type * as pricing from './en/pricing';
import type { Language } from './language';

/** Every text of the app in one language, by area. English defines the shape. */
export type Messages = typeof catalogue;

/** Loads one language; the other one is never downloaded. */
export function loadMessages(language: Language): Promise<Messages> {
  return language === 'ko' ? import('./ko') : import('./en');
}

/** Texts of dialogs and pages that are opened later, if at all. */
export type LaterMessages = typeof laterCatalogue;

export function loadLaterMessages(language: Language): Promise<LaterMessages> {
  return language === 'ko' ? import('./ko/later') : import('./en/later');
}

/** Texts of prices and bills. */
export type PricingMessages = typeof pricing;

export function loadPricingMessages(language: Language): Promise<PricingMessages> {
  return language === 'ko' ? import('./ko/pricing') : import('./en/pricing');
}

/** Texts about the random test of the app. */
export type FuzzMessages = typeof fuzz;

export function loadFuzzMessages(language: Language): Promise<FuzzMessages> {
  return language === 'ko' ? import('./ko/fuzz') : import('./en/fuzz');
}
