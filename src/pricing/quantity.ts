import type { Price, PriceBook, UsageItem } from '../domain';
import { err, ok, wholeDecimal, type Decimal, type Result } from '../shared';
import { compare, dividedBy, exact, isWhole, larger, ONE, roundedUp, sum, times, ZERO } from './arithmetic';
import type { Problem } from './prices';

/** Nobody uses more of anything in a month; what is above is a slip of the pen. */
const MOST = exact('1000000000000000');
const MINUTE = exact('60');
const HOUR = exact('3600');

/** How many seconds one unit lasts; null for units that are no time. A month of the book has as many hours as it says. */
function secondsPerUnit(book: PriceBook, unit: string): Decimal | null {
  if (unit === 'second' || unit.endsWith('-second')) return exact('1');
  if (unit === 'minute') return MINUTE;
  if (unit === 'hour' || unit.endsWith('-hour')) return HOUR;
  return unit.endsWith('-month') ? times(wholeDecimal(book.hoursPerMonth), HOUR) : null;
}

/**
 * The quantity that is charged, in the unit of the price, at least zero. Times are rounded up one by one, as the price
 * says, before they are added. A quantity of units that are charged only as a whole, such as build minutes, is rounded up.
 */
export function chargedQuantity(book: PriceBook, price: Price, item: UsageItem): Result<Decimal, Problem> {
  const { amount, service, dimension } = item;
  const perUnit = secondsPerUnit(book, price.unit);
  const refuse = (code: Problem['code'], value: Decimal) => err({ code, params: { service, dimension, value } });
  const given = 'quantity' in amount ? [amount.quantity] : [...amount.seconds, amount.size];
  for (const value of given) {
    if (compare(value, ZERO) < 0) return refuse('pricing.negative', value);
    if (compare(value, MOST) > 0) return refuse('pricing.tooLarge', value);
  }
  if ('quantity' in amount) {
    if (price.whole === true && !isWhole(amount.quantity)) return refuse('pricing.notWhole', amount.quantity);
    const isIndivisible = perUnit !== null && price.rounding !== undefined && compare(stepOf(price), perUnit) === 0;
    return ok(isIndivisible ? roundedUp(amount.quantity, ONE) : amount.quantity);
  }
  if (perUnit === null) {
    return err({ code: 'pricing.notTimed', params: { service, dimension, unit: price.unit } });
  }
  const seconds = sum(amount.seconds.map((each) => rounded(price, each)));
  return ok(dividedBy(times(seconds, amount.size), perUnit));
}

function stepOf({ rounding }: Price): Decimal {
  return wholeDecimal(rounding?.stepSeconds ?? 1);
}

function rounded(price: Price, seconds: Decimal): Decimal {
  const { rounding } = price;
  if (rounding === undefined) return seconds;
  return larger(roundedUp(seconds, stepOf(price)), wholeDecimal(rounding.minimumSeconds ?? 0));
}
