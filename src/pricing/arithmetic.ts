import Big from 'big.js';
import { parseDecimal, type Decimal } from '../shared';

/** Refuses JavaScript numbers: what is not text or already exact throws. */
const Exact = Big();
Exact.strict = true;
/** Quotients only; sums and products are exact. Usage reports of AWS give quantities with ten places. */
Exact.DP = 12;
Exact.RM = Big.roundHalfUp;
Exact.NE = -1_000;
Exact.PE = 1_000;

const text = (value: Big): Decimal => value.toString() as Decimal;

export const ZERO = '0' as Decimal;
export const ONE = '1' as Decimal;

export function plus(a: Decimal, b: Decimal): Decimal {
  return text(new Exact(a).plus(b));
}

export function minus(a: Decimal, b: Decimal): Decimal {
  return text(new Exact(a).minus(b));
}

export function times(a: Decimal, b: Decimal): Decimal {
  return text(new Exact(a).times(b));
}

/** The quotient, rounded half up to twelve places. */
export function dividedBy(a: Decimal, b: Decimal): Decimal {
  return text(new Exact(a).div(b));
}

/** −1, 0 or 1. */
export function compare(a: Decimal, b: Decimal): number {
  return new Exact(a).cmp(b);
}

export function isPositive(value: Decimal): boolean {
  return compare(value, ZERO) > 0;
}

export function smaller(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) <= 0 ? a : b;
}

export function larger(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) >= 0 ? a : b;
}

/** `a − b`, but never below zero. */
export function left(a: Decimal, b: Decimal): Decimal {
  return larger(minus(a, b), ZERO);
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total = new Exact(ZERO);
  for (const value of values) total = total.plus(value);
  return text(total);
}

/** The smallest multiple of a whole `step` that is not below a value of at least zero. */
export function roundedUp(value: Decimal, step: Decimal): Decimal {
  const steps = new Exact(value).div(step).round(0, Big.roundDown);
  const below = steps.times(step);
  return text(below.lt(value) ? below.plus(step) : below);
}

/** Rounded half up to so many places, for display only. */
export function roundedTo(value: Decimal, places: number): Decimal {
  return text(new Exact(value).round(places, Big.roundHalfUp));
}

export function isWhole(value: Decimal): boolean {
  return !value.includes('.');
}

/** A Decimal that the program itself writes. Throws when it is none. */
export function exact(written: string): Decimal {
  const value = parseDecimal(written);
  if (value === null) throw new RangeError(`not a decimal number: ${written}`);
  return value;
}
