import * as v from 'valibot';
import { parseDecimal, type Decimal } from '../../shared';
import type { Located, Path } from '../yaml';

/** Sixteen digits before the point are more than any bill has, twenty behind it more than any price. */
const WRITTEN = /^\d{1,16}(\.\d{1,20})?([eE]-?\d{1,2})?$/;
const MOST = 1e16;

/** A number that is not negative, with or without quotes. What was written is what counts: no digit is lost. */
export const decimal = v.union([
  v.pipe(v.number(), v.minValue(0), v.maxValue(MOST)),
  v.pipe(v.string(), v.minLength(1), v.maxLength(40), v.regex(WRITTEN)),
]);

/** The decimal at a path that the schema has let pass, digit by digit as written. */
export function decimalAt(source: Located, path: Path): Decimal | null {
  const written = source.writtenAt(path)?.trim() ?? '';
  return WRITTEN.test(written) ? parseDecimal(written) : null;
}
