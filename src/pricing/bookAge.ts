import type { PriceBook } from '../domain';
import { dayNumber, monthsBetween } from '../shared';

/** How old the figures are: the one note that belongs under every bill. */
export interface BookAge {
  readonly title: string;
  readonly asOf: string;
  /** Whole days and months since; negative when the book is of a later day. */
  readonly days: number;
  readonly months: number;
}

/** The age of a price book on a day such as `2026-11-24`. Null when that is no day. */
export function bookAge({ title, asOf }: PriceBook, today: string): BookAge | null {
  const [from, to, months] = [dayNumber(asOf), dayNumber(today), monthsBetween(asOf, today)];
  if (from === null || to === null || months === null) return null;
  return { title, asOf, days: to - from, months };
}
