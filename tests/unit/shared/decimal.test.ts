import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, formatAmount, isBelow, monthsBetween, parseDecimal, wholeDecimal } from '../../../src/shared';

describe('a decimal number', () => {
  test.each([
    ['0', '0'],
    ['-0.0', '0'],
    ['007.500', '7.5'],
    ['1e-06', '0.000001'],
    ['1.66667e-05', '0.0000166667'],
    ['12.5E2', '1250'],
    ['123e-2', '1.23'],
    ['-3.10', '-3.1'],
  ])('%s is %s', (written, plain) => expect(parseDecimal(written)).toBe(plain));

  test.each(['', '.5', '5.', '1,000', '0x10', 'NaN', 'Infinity', '1e400', ' 1', '1 USD', '--1'])(
    '%j is none',
    (written) => expect(parseDecimal(written)).toBeNull(),
  );

  test('keeps digits that no binary number holds', () => {
    expect(parseDecimal('12345678901234567890.12345678901234567891')).toBe('12345678901234567890.12345678901234567891');
  });

  test('says which is smaller', () => {
    const amount = fc.tuple(fc.nat(2_000), fc.nat(999)).map(([whole, thousandth]) => whole * 1_000 + thousandth);
    const text = (value: number) =>
      parseDecimal(`${Math.floor(value / 1_000)}.${String(value % 1_000).padStart(3, '0')}`);
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(isBelow(text(a) ?? wholeDecimal(0), text(b) ?? wholeDecimal(0))).toBe(a < b);
      }),
    );
  });

  test('as money has at least two places and all of its own', () => {
    expect(['0', '1', '0.5', '0.0036'].map((each) => formatAmount(parseDecimal(each) ?? wholeDecimal(9)))).toEqual([
      '0.00',
      '1.00',
      '0.50',
      '0.0036',
    ]);
  });

  test.each([0.5, NaN, Infinity, 2 ** 53])('is not made of %d', (value) =>
    expect(() => wholeDecimal(value)).toThrow(RangeError),
  );
});

describe('the calendar', () => {
  test('counts days as the real one does', () => {
    const start = dayNumber('1970-01-01') ?? 0;
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          const days = Math.floor(date.getTime() / 86_400_000);
          expect((dayNumber(date.toISOString().slice(0, 10)) ?? 0) - start).toBe(days);
        },
      ),
    );
  });

  test.each(['2025-02-29', '2100-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-1-1', 'today'])(
    'has no day %s',
    (text) => expect(dayNumber(text)).toBeNull(),
  );

  test('counts whole months', () => {
    expect(monthsBetween('2025-06-18', '2026-06-17')).toBe(11);
    expect(monthsBetween('2025-06-18', '2026-06-18')).toBe(12);
    expect(monthsBetween('2025-06-18', '2025-05-20')).toBe(-1);
    expect(monthsBetween('2025-06-18', 'soon')).toBeNull();
  });
});
