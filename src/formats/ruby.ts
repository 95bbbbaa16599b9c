import type { Json } from '../shared';
import { isObject } from './values';

/**
 * The CodeDeploy agent is a Ruby program that does not check shapes: a text where a list belongs ends in Ruby's own error, and
 * that error stands in the deployment's event. These are the few operations whose failures can be met.
 */
export class RubyError extends Error {}

/** `value.method` where the value has no such method, as Ruby up to 3.2 words it. */
export function noMethod(method: string, value: Json | undefined): never {
  throw new RubyError(`undefined method \`${method}' for ${inspect(value)}:${classOf(value)}`);
}

/** `value[key]` with a text as key: lists and numbers fail, a text answers whether it holds the key, nothing has no `[]`. */
export function fetchKey(value: Json | undefined, key: string): Json | undefined {
  if (isObject(value)) return Object.hasOwn(value, key) ? value[key] : undefined;
  if (typeof value === 'string') return value.includes(key) ? key : undefined;
  if (Array.isArray(value) || typeof value === 'number') {
    throw new RubyError('no implicit conversion of String into Integer');
  }
  return noMethod('[]', value);
}

/** `list.each`: a map gives pairs. */
export function each(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[];
  if (isObject(value)) return Object.entries(value);
  return noMethod('each', value);
}

/** `value.to_i`: texts count up to the first character that is no digit. Null when the value has no such method. */
export function toInteger(value: Json): number | null {
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value !== 'string') return null;
  return Number(/^\s*[-+]?\d+/.exec(value.replaceAll('_', ''))?.[0] ?? 0);
}

/** Nil and false: what `value || other` passes over. */
export function isFalsy(value: Json | undefined): value is undefined | null | false {
  return value === undefined || value === null || value === false;
}

function classOf(value: Json | undefined): string {
  if (value === undefined || value === null) return 'NilClass';
  if (typeof value === 'boolean') return value ? 'TrueClass' : 'FalseClass';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Float';
  return typeof value === 'string' ? 'String' : Array.isArray(value) ? 'Array' : 'Hash';
}

/** How Ruby shows a value. Long ones are cut, as its error messages leave them out. */
export function inspect(value: Json | undefined): string {
  const text = inspectWhole(value);
  return text.length <= 65 ? text : `#<${classOf(value)}>`;
}

function inspectWhole(value: Json | undefined): string {
  if (value === undefined || value === null) return 'nil';
  if (Array.isArray(value)) return `[${value.slice(0, 70).map(inspectWhole).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).slice(0, 70);
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}=>${inspectWhole(item)}`).join(', ')}}`;
}
