import data from '../data/metering.json';
import type { Decimal } from '../shared';
import { exact, roundedTo, times } from './arithmetic';

/** Won for a dollar, unless the reader says otherwise. */
export const DEFAULT_KRW_PER_USD: Decimal = exact(data.settings.krwPerUsd.value);

/** An amount of dollars in won at a rate, rounded to so many places: whole won for sums, more for single prices. */
export function toKrw(usd: Decimal, krwPerUsd: Decimal, places = 0): Decimal {
  return roundedTo(times(usd, krwPerUsd), places);
}
