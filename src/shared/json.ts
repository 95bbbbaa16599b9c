/** Anything that survives `JSON.parse(JSON.stringify(x))` unchanged. Facts, commands and scenarios are made of it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Canonical JSON: keys sorted by code unit, no white space, `undefined` members left out.
 * Two values with the same meaning give the same text on every engine, so the text can be hashed.
 * Throws on functions, symbols, bigints and non-finite numbers, since none of them survives a round trip.
 */
export function stableStringify(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`not a JSON number: ${String(value)}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => stableStringify(item ?? null)).join(',')}]`;
  if (typeof value === 'object') {
    const record = value as Record<string, unknown>;
    const keys = Object.keys(record).filter((key) => record[key] !== undefined);
    keys.sort(compareCodeUnits);
    return `{${keys.map((key) => `${JSON.stringify(key)}:${stableStringify(record[key])}`).join(',')}}`;
  }
  throw new TypeError(`not JSON: ${typeof value}`);
}

/** Orders strings by UTF-16 code unit: unlike locale comparison, the same everywhere. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
