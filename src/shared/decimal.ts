declare const decimal: unique symbol;

/**
 * An exact decimal number as text: digits, a point where there is a fraction, a minus where it is negative, no exponent,
 * no needless zeros. Money and metered quantities are Decimals: nothing that adds or multiplies binary fractions accepts
 * them by accident. Their arithmetic is in `pricing/arithmetic`.
 */
export type Decimal = string & { readonly [decimal]: true };

const WRITTEN = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,2}))?$/;

/** Reads a decimal number, possibly with an exponent; null when the text is anything else. No digit is lost. */
export function parseDecimal(text: string): Decimal | null {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = WRITTEN.exec(text) ?? [];
  if (whole === '') return null;
  const point = whole.length + Number.parseInt(exponent, 10);
  const digits = whole + fraction;
  const before = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const after = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  const plain = [before.replace(/^0+(?=\d)/, ''), after.replace(/0+$/, '')].filter((part) => part !== '').join('.');
  return (plain === '0' ? plain : sign + plain) as Decimal;
}

/** A whole number as a decimal one. Throws when the number is not whole or too large to be exact. */
export function wholeDecimal(value: number): Decimal {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return String(value === 0 ? 0 : value) as Decimal;
}

/** Whether one decimal that is not negative is smaller than another. */
export function isBelow(a: Decimal, b: Decimal): boolean {
  const [wholeA = '', fractionA = ''] = a.split('.');
  const [wholeB = '', fractionB = ''] = b.split('.');
  if (wholeA.length !== wholeB.length) return wholeA.length < wholeB.length;
  // Without needless zeros, digits compare as texts do.
  return wholeA === wholeB ? fractionA < fractionB : wholeA < wholeB;
}

/** Writes an amount of money with at least two places, and with every further one that it has. */
export function formatAmount(value: Decimal): string {
  const [whole = '', fraction = ''] = value.split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}
