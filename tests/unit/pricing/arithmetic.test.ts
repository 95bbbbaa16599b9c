import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compare,
  dividedBy,
  exact,
  left,
  minus,
  plus,
  roundedTo,
  roundedUp,
  sum,
  times,
} from '../../../src/pricing/arithmetic';
import type { Decimal } from '../../../src/shared';

/** Numbers as whole multiples of 10^-9, so that whole-number arithmetic can say what is right. */
const SCALE = 1_000_000_000n;
const amount = fc.bigInt({ min: 0n, max: 10n ** 24n });

function text(value: bigint): Decimal {
  const digits = value.toString().padStart(10, '0');
  return exact(`${digits.slice(0, -9)}.${digits.slice(-9)}`);
}

describe('exact arithmetic', () => {
  test('adds, subtracts and multiplies without losing a digit', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(plus(text(a), text(b))).toBe(text(a + b));
        const [high, low] = a > b ? [a, b] : [b, a];
        expect(minus(text(high), text(low))).toBe(text(high - low));
        expect(times(times(text(a), text(b)), exact('1000000000'))).toBe(
          exact(`${(a * b) / SCALE}.${((a * b) % SCALE).toString().padStart(9, '0')}`),
        );
        expect(compare(text(a), text(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(left(text(low), text(high))).toBe('0');
      }),
    );
  });

  test('rounds up to the next whole step, never down and never too far', () => {
    const step = fc.integer({ min: 1, max: 86_400 });
    fc.assert(
      fc.property(amount, step, (value, size) => {
        const unit = BigInt(size) * SCALE;
        expect(roundedUp(text(value), exact(String(size)))).toBe(text(((value + unit - 1n) / unit) * unit));
      }),
    );
    expect(roundedUp(exact('60.00000000000000000001'), exact('60'))).toBe('120');
    expect(roundedUp(exact('59.99999999999999999999'), exact('60'))).toBe('60');
  });

  test('divides to twelve places, half up', () => {
    expect(dividedBy(exact('1'), exact('3'))).toBe('0.333333333333');
    expect(dividedBy(exact('2'), exact('3'))).toBe('0.666666666667');
    expect(roundedTo(exact('0.125'), 2)).toBe('0.13');
  });

  test('knows what binary fractions get wrong', () => {
    expect(sum([exact('0.1'), exact('0.2')])).toBe('0.3');
    expect(times(exact('0.02'), exact('3'))).toBe('0.06');
  });

  test('never meets a JavaScript number: its numbers refuse them', () => {
    const strict = exact as unknown as (value: unknown) => Decimal;
    expect(() => strict('0.1.2')).toThrow(RangeError);
    expect(() => plus(0.1 as unknown as Decimal, exact('1'))).toThrow(TypeError);
    expect(() => times(exact('1'), 3 as unknown as Decimal)).toThrow(TypeError);
    // The library's own switch is what makes them refuse; elsewhere it is off.
    expect(Big.strict).toBe(false);
  });
});
