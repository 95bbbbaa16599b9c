import type { Messages } from './messages';

/**
 * Languages for trying out the screen: `double` says everything twice, which shows where long texts break the layout;
 * `x` leaves no word readable, so that what can still be read was written past the catalogue.
 */
export const PSEUDO_LOCALES = ['double', 'x'] as const;
export type PseudoLocale = (typeof PSEUDO_LOCALES)[number];

export function isPseudoLocale(value: unknown): value is PseudoLocale {
  return PSEUDO_LOCALES.some((pseudo) => pseudo === value);
}

/** One text in a pseudo-locale. Digits and punctuation stay. */
export function pseudoText(text: string, pseudo: PseudoLocale): string {
  if (text.trim() === '') return text;
  return pseudo === 'double' ? `${text} ${text}` : text.replace(/\p{L}/gu, 'x');
}

/** The same catalogue with each of its texts changed, also those that functions return. The given one stays as it is. */
export function pseudoMessages(messages: Messages, pseudo: PseudoLocale): Messages {
  return changed(messages, pseudo) as Messages;
}

function changed(value: unknown, pseudo: PseudoLocale): unknown {
  if (typeof value === 'string') return pseudoText(value, pseudo);
  if (typeof value === 'function') {
    const call = value as (...given: unknown[]) => unknown;
    return (...given: unknown[]) => changed(call(...given), pseudo);
  }
  if (Array.isArray(value)) return value.map((item) => changed(item, pseudo));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, changed(item, pseudo)]));
}
