export { assert, defined, InvariantError, unreachable } from './assert';
export { dayNumber, monthsBetween } from './calendar';
export { formatAmount, isBelow, parseDecimal, wholeDecimal, type Decimal } from './decimal';
export { compareCodeUnits, stableStringify, type Json } from './json';
export { err, ok, type Result } from './result';
export { nearest } from './nearest';
export { countUpTo } from './search';
export { sha256, Sha256 } from './sha256';
export { HOUR_MS, MINUTE_MS, SECOND_MS, type SimTimeMs } from './time';
