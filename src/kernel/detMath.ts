import { assert } from '../shared';

/**
 * Mathematics that gives the same bits in every engine. `Math.exp`, `Math.log` and their kin may differ in the last bit
 * between browsers, and rounding turns a last bit into another story. Only + − × ÷, `Math.floor` and `Math.sqrt`
 * (all exact by IEEE 754) are used.
 */

const LN2 = 0.6931471805599453;

/** eˣ, relative error below 1e-14 for |x| ≤ 700. */
export function detExp(x: number): number {
  if (x > 700) return Infinity;
  if (x < -700) return 0;
  const k = Math.floor(x / LN2 + 0.5);
  const r = x - k * LN2;
  let term = 1;
  let sum = 1;
  for (let i = 1; i <= 16; i++) {
    term = (term * r) / i;
    sum += term;
  }
  return scaleByPowerOfTwo(sum, k);
}

/** Natural logarithm of a positive number, absolute error below 1e-14. */
export function detLog(x: number): number {
  assert(x > 0, 'detLog needs a positive number');
  let mantissa = x;
  let exponent = 0;
  while (mantissa > 1.4142135623730951) {
    mantissa /= 2;
    exponent++;
  }
  while (mantissa < 0.7071067811865476) {
    mantissa *= 2;
    exponent--;
  }
  // ln m = 2 artanh((m − 1) / (m + 1)), as a series of odd powers.
  const z = (mantissa - 1) / (mantissa + 1);
  const square = z * z;
  let power = z;
  let sum = 0;
  for (let i = 1; i <= 25; i += 2) {
    sum += power / i;
    power *= square;
  }
  return 2 * sum + exponent * LN2;
}

function scaleByPowerOfTwo(value: number, power: number): number {
  let result = value;
  const factor = power < 0 ? 0.5 : 2;
  for (let i = Math.abs(power); i > 0; i--) result *= factor;
  return result;
}

/**
 * Inverse of the standard normal distribution: the z with P(Z ≤ z) = p, for 0 < p < 1. Relative error below 1.2e-9.
 * Rational approximation by P. J. Acklam.
 */
export function normalQuantile(p: number): number {
  assert(p > 0 && p < 1, 'normalQuantile needs 0 < p < 1');
  const low = 0.02425;
  if (p < low) return tail(Math.sqrt(-2 * detLog(p)));
  if (p > 1 - low) return -tail(Math.sqrt(-2 * detLog(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  const numerator =
    ((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r + 1.38357751867269e2) * r -
      3.066479806614716e1) *
      r +
    2.506628277459239;
  const denominator =
    ((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r + 6.680131188771972e1) * r -
      1.328068155288572e1) *
      r +
    1;
  return (numerator * q) / denominator;
}

function tail(q: number): number {
  const numerator =
    ((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const denominator =
    (((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1;
  return numerator / denominator;
}
