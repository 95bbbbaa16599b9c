import { isObject } from './values';
import type { Json } from '../shared';
import { suggesting, type InputError, type Params } from './errors';
import type { UnknownKey } from './keys';
import type { Located, Path } from './yaml';

/** The document and the errors found so far; one pass finds as many as it can. */
export interface Reading {
  readonly source: Located;
  readonly errors: InputError[];
  /** Path of the pipeline inside the document. */
  readonly base: Path;
}

/** Notes an error at a path below the pipeline. `code` is without the leading `pipeline.`. */
export function note(
  reading: Reading,
  path: Path,
  code: string,
  message: string,
  params: Params = {},
  suggestion: string | null = null,
): void {
  const error = reading.source.error([...reading.base, ...path], `pipeline.${code}`, message, params);
  reading.errors.push(suggesting(error, suggestion));
}

/** Notes an error at a key itself instead of its value. */
export function noteKey(
  reading: Reading,
  path: Path,
  code: string,
  message: string,
  params: Params,
  suggestion: string | null,
): void {
  note(reading, path, code, message, params, suggestion);
  const place = reading.source.positionOf([...reading.base, ...path], { key: true });
  reading.errors.push({ ...(reading.errors.pop() as InputError), ...place });
}

/** A key that the request may not have, in the words of AWS's command line. */
export function noteUnknown(reading: Reading, { path, key, known, suggestion }: UnknownKey): void {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  const possible = known.join(', ');
  const message = `Unknown parameter in pipeline${steps.join('')}: "${key}", must be one of: ${possible}`;
  noteKey(reading, [...path, key], 'unknownKey', message, { key, possible }, suggestion);
}

/** The sentence with which AWS's services refuse a member of a request (ValidationException). */
export function validation(path: Path, value: string | null, constraint: string): string {
  const given = value === null ? 'Value null' : `Value '${value}'`;
  const place = path.map((step) => (typeof step === 'number' ? `${step + 1}.member` : step)).join('.');
  return `1 validation error detected: ${given} at 'pipeline.${place}' failed to satisfy constraint: ${constraint}`;
}

/** Whether a member says anything: `get-pipeline` also prints empty lists. */
export function isGiven(value: Json | undefined): value is Json {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isObject(value) || Object.keys(value).length > 0;
}

/** A list, or nothing; anything else is noted. */
export function listAt(reading: Reading, path: Path, given: Json | undefined): readonly Json[] {
  if (given === undefined || given === null) return [];
  if (Array.isArray(given)) return given as readonly Json[];
  const what = String(path.at(-1));
  note(reading, path, 'expected', `Expected a list of ${what}.`, { what });
  return [];
}

/** What a name may be made of: the service's pattern, the signs beside letters and digits, and the length. */
export interface Characters {
  readonly pattern: string;
  readonly signs: string;
  readonly most: number;
}

/** Notes a name with other characters or too many of them. */
export function checkCharacters(reading: Reading, path: Path, name: string, allowed: Characters): void {
  const { pattern, signs, most } = allowed;
  const isLong = name.length > most;
  if (!isLong && new RegExp(`^${pattern}$`).test(name)) return;
  const constraint = isLong
    ? `Member must have length less than or equal to ${most}`
    : `Member must satisfy regular expression pattern: ${pattern}`;
  note(reading, path, 'badName', validation(path, name, constraint), { name: name.slice(0, most), signs, limit: most });
}
