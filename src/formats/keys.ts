import data from '../data/file-keys.json';
import { nearest, type Json } from '../shared';
import { isObject, type JsonObject } from './values';
import type { Path } from './yaml';

type Shape = Readonly<Record<string, string>>;

const SHAPES: Readonly<Record<string, Shape | undefined>> = data.shapes;
const CONFIGURATIONS: Readonly<Record<string, readonly string[] | undefined>> = data.configurations;

/** More mistakes than these help nobody. */
const MAX_FOUND = 50;

/** A key that a file may not have at this place. */
export interface UnknownKey {
  /** Path of the object that holds it. */
  readonly path: Path;
  readonly key: string;
  /** The keys that the object may have. */
  readonly known: readonly string[];
  /** The missing key that was probably meant. */
  readonly suggestion: string | null;
}

/** The keys of a value that its shape (`src/data/file-keys.json`) does not have, outermost first. */
export function unknownKeys(shape: 'PipelineDeclaration' | 'Buildspec' | 'Appspec', value: Json): UnknownKey[] {
  const found: UnknownKey[] = [];
  visit(shape, value, [], found);
  return found;
}

function visit(reference: string, value: Json, path: Path, found: UnknownKey[]): void {
  if (reference.endsWith('[]')) {
    const items = Array.isArray(value) ? (value as readonly Json[]) : [];
    for (const [index, item] of items.entries()) visit(reference.slice(0, -2), item, [...path, index], found);
    return;
  }
  if (!isObject(value)) return;
  if (reference.endsWith('{}')) {
    for (const key of Object.keys(value)) visit(reference.slice(0, -2), value[key] ?? null, [...path, key], found);
    return;
  }
  const shape = SHAPES[reference];
  if (shape === undefined) return;
  for (const key of Object.keys(value)) {
    if (found.length >= MAX_FOUND) return;
    const inner = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (inner === undefined)
      found.push({ path, key, known: Object.keys(shape), suggestion: suggest(key, shape, value) });
    else if (inner !== '') visit(inner, value[key] ?? null, [...path, key], found);
  }
}

/** Only what is not there already can have been meant. */
function suggest(key: string, shape: Shape, value: JsonObject): string | null {
  return nearest(
    key,
    Object.keys(shape).filter((each) => !Object.hasOwn(value, each)),
  );
}

/** The value with every misspelt key as it was meant, so that what it holds is read too. */
export function mended(value: Json, unknown: readonly UnknownKey[]): Json {
  let result = value;
  for (const { path, key, suggestion } of unknown) {
    if (suggestion !== null) result = renamed(result, path, key, suggestion);
  }
  return result;
}

function renamed(value: Json, path: Path, from: string, to: string): Json {
  const [step, ...rest] = path;
  if (step === undefined) {
    const entries = isObject(value) ? Object.entries(value) : [];
    return Object.fromEntries(entries.map(([key, inner]) => [key === from ? to : key, inner]));
  }
  if (Array.isArray(value)) {
    return (value as readonly Json[]).map((item, index) => (index === step ? renamed(item, rest, from, to) : item));
  }
  if (!isObject(value)) return value;
  return { ...value, [step]: renamed(value[step] ?? null, rest, from, to) };
}

/** The configuration key that a misspelt one stands for; null where the key is known or nothing is near. */
export function meantConfiguration(
  action: { readonly category: string; readonly provider: string },
  key: string,
  given: Readonly<Record<string, unknown>>,
): string | null {
  const name = `${action.category}/${action.provider}`;
  const known = (Object.hasOwn(CONFIGURATIONS, name) ? CONFIGURATIONS[name] : undefined) ?? [];
  if (known.includes(key)) return null;
  return nearest(
    key,
    known.filter((each) => !Object.hasOwn(given, each)),
  );
}
