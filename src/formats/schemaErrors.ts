import type { BaseIssue, GenericSchema } from 'valibot';
import { nearest } from '../shared';
import { suggesting, type InputError } from './errors';
import { keysAt } from './schemaKeys';
import type { Located, Path } from './yaml';

type Issue = BaseIssue<unknown>;

/** More than anybody reads at once. */
export const MAX_ERRORS = 50;

/**
 * What a schema found wrong with a file, each at its place and with what was probably meant. Codes: `unknownKey`, `missing` and
 * `badValue` after the prefix. A key that is missing because it was misspelt is told once.
 */
export function errorsOfIssues(
  source: Located,
  issues: readonly Issue[],
  prefix: string,
  schema: GenericSchema,
): InputError[] {
  const errors = issues.map((issue) => ({
    holder: holderOf(issue),
    error: toError({ source, prefix, schema }, issue),
  }));
  const meant = new Set(errors.map(({ holder, error }) => `${holder} ${error.suggestion ?? ''}`));
  return errors
    .filter(
      ({ holder, error }) => error.code !== `${prefix}.missing` || !meant.has(`${holder} ${String(error.params.key)}`),
    )
    .map(({ error }) => error)
    .slice(0, MAX_ERRORS);
}

function holderOf(issue: Issue): string {
  return JSON.stringify((issue.path ?? []).slice(0, -1).map(({ key }) => String(key)));
}

interface Reading {
  readonly source: Located;
  readonly prefix: string;
  readonly schema: GenericSchema;
}

function toError(reading: Reading, issue: Issue): InputError {
  const { source, prefix, schema } = reading;
  const path: Path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const key = String(path.at(-1) ?? '');
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const place = source.positionOf(path, { key: true });
    const error = source.error(path, `${prefix}.unknownKey`, `The key ${key} does not exist here.`, { key });
    const holder = issue.path?.at(-1)?.input;
    const free = keysAt(schema, path.slice(0, -1)).filter((each) => !isHeld(holder, each));
    return suggesting({ ...error, ...place }, nearest(key, free));
  }
  if (issue.received === 'undefined') {
    return source.error(path.slice(0, -1), `${prefix}.missing`, `${key} is missing.`, { key });
  }
  // Of several possible shapes, what is wrong with the nearest one says more than that none fits.
  const inner = issue.type === 'union' ? issue.issues?.find(({ path: deeper }) => deeper !== undefined) : undefined;
  if (inner !== undefined) {
    return toError(reading, { ...inner, path: [...(issue.path ?? []), ...(inner.path ?? [])] } as unknown as Issue);
  }
  const expected = issue.expected ?? issue.message;
  const received = issue.received.slice(0, 100);
  const message = `${key}: expected ${expected}, found ${received}.`;
  const error = source.error(path, `${prefix}.badValue`, message, { key, expected, received });
  return suggesting(error, typeof issue.input === 'string' ? nearest(issue.input, optionsOf(expected)) : null);
}

function isHeld(holder: unknown, key: string): boolean {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key);
}

/** The texts of `("a" | "b")`, as the library lists what a value may be. */
function optionsOf(expected: string): string[] {
  return [...expected.matchAll(/"([^"]*)"/g)].map(([, option]) => option ?? '');
}
