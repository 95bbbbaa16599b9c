import { compare as order, larger, minus, ZERO } from '../../pricing/arithmetic';
import { parseDecimal, type Json } from '../../shared';
import type { Vector } from './vector';

/** What the project says, by key of the vector's `expect`. A key that is missing is one that nothing here can answer. */
export type Answer = Readonly<Record<string, Json | undefined>>;

export interface Difference {
  readonly key: string;
  readonly expected: Json;
  readonly actual: Json;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Keys that the answer does not speak of. */
  readonly unanswered: readonly string[];
}

/** How a key that ends like this compares with the whole text under the rest of its name. */
const TEXT_RULES: Readonly<Record<string, (actual: string, expected: string) => boolean>> = {
  Contains: (actual, expected) => actual.includes(expected),
  StartsWith: (actual, expected) => actual.startsWith(expected),
  Like: (actual, expected) => patternOf(expected).test(actual),
};

/** Keys that say how to compare, and nothing about AWS. */
const NOTES: ReadonlySet<string> = new Set(['ordered', 'tolerance']);

/** Compares an answer with what the vector expects, key by key. */
export function compare(vector: Vector, answer: Answer): Comparison {
  const differences: Difference[] = [];
  const unanswered: string[] = [];
  const isOrdered = vector.expect.ordered !== false;
  for (const [key, expected] of Object.entries(vector.expect)) {
    if (NOTES.has(key)) continue;
    const rule = answer[key] === undefined ? ruleOf(key) : null;
    const actual = rule === null ? answer[key] : answer[rule.key];
    if (actual === undefined) unanswered.push(key);
    else if (MONEY.test(key)) {
      if (!isSameAmount(actual, expected, vector.expect.tolerance)) differences.push({ key, expected, actual });
    } else if (!(rule === null ? isSame(actual, expected, isOrdered) : rule.fits(String(actual), String(expected)))) {
      differences.push({ key, expected, actual });
    }
  }
  return { differences, unanswered };
}

/** Amounts are equal however many zeros they end with. Sources that round say how far apart the exact amount may lie. */
const MONEY = /usd$/i;

function isSameAmount(actual: Json, expected: Json, tolerance: Json | undefined): boolean {
  const [a, b] = [parseDecimal(String(actual)), parseDecimal(String(expected))];
  if (a === null || b === null) return false;
  const most = parseDecimal(String(tolerance ?? 0)) ?? ZERO;
  return order(larger(minus(a, b), minus(b, a)), most) <= 0;
}

function ruleOf(key: string): { key: string; fits: (actual: string, expected: string) => boolean } | null {
  for (const [ending, fits] of Object.entries(TEXT_RULES)) {
    if (key.endsWith(ending)) return { key: key.slice(0, -ending.length), fits };
  }
  return null;
}

/** A changing number is written as N at the end, a changing text as %s. */
function patternOf(like: string): RegExp {
  const escaped = like.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replace(/ N$/, ' \\d+').replaceAll('%s', '.+'));
}

/** Equal as JSON. Members of objects that the vector does not name may be there; lists count in order unless told otherwise. */
export function isSame(actual: Json, expected: Json, isOrdered = true): boolean {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return false;
    if (isOrdered) return expected.every((item, index) => isSame(actual[index] ?? null, item, isOrdered));
    const rest = [...actual];
    return expected.every((item) => {
      const index = rest.findIndex((each) => isSame(each, item, isOrdered));
      if (index < 0) return false;
      rest.splice(index, 1);
      return true;
    });
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return false;
    const given = actual as Readonly<Record<string, Json>>;
    return Object.entries(expected).every(
      ([key, value]) => key in given && isSame(given[key] ?? null, value as Json, isOrdered),
    );
  }
  return actual === expected;
}
