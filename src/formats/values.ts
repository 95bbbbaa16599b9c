import type { Json } from '../shared';

export type JsonObject = Readonly<Record<string, Json>>;

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member of an object, or undefined. */
export function member(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Absent, `null`, or what `key:` with nothing behind it gives in a schema without null. */
export function isNothing(value: Json | undefined): value is null | undefined | '' {
  return value === undefined || value === null || value === '';
}

/** A scalar as text; undefined for anything else. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** The texts of a list, or of a single scalar. Other items are left out. */
export function textsOf(value: Json | undefined): string[] {
  const items = Array.isArray(value) ? value : isNothing(value) ? [] : [value];
  return items.flatMap((item) => textOf(item) ?? []);
}

/** The members of an object whose values are scalars, as texts. */
export function textMap(value: Json | undefined): Record<string, string> {
  const result: Record<string, string> = {};
  if (!isObject(value)) return result;
  for (const key of Object.keys(value)) {
    const text = textOf(value[key]);
    if (text !== undefined) result[key] = text;
  }
  return result;
}

/** `yes`, `true`, `on` as AWS's own examples write them. */
export function isYes(value: Json | undefined): boolean {
  return value === true || /^(yes|true|on)$/i.test(textOf(value) ?? '');
}
