import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Node,
} from 'yaml';
import { err, ok, type Json, type Result } from '../shared';
import { inputError, type InputError, type Params } from './errors';

export interface Position {
  readonly line: number;
  readonly column: number;
}
export type Path = readonly (string | number)[];

/** A file's content as plain JSON, with the place of every part of it. */
export interface Located {
  readonly value: Json;
  /** Place of the node at a path, or of its nearest ancestor that exists; with `key`, of the key itself. */
  positionOf(path: Path, options?: { readonly key?: boolean }): Position;
  /** Whether the node at the path was written in quotes. */
  isQuoted(path: Path): boolean;
  /** An error at the node of a path. */
  error(path: Path, code: string, message: string, params?: Params): InputError;
}

export interface ReadOptions {
  readonly maxBytes?: number;
  /** `failsafe` reads every scalar as the text that was written, so that `3.10` stays `3.10`. */
  readonly schema?: 'core' | 'yaml-1.1' | 'failsafe';
  /** Real services differ in whether a repeated key is an error or the last one counts. */
  readonly duplicateKeys?: 'error' | 'last';
}

/** Larger files are no configuration files. */
export const MAX_BYTES = 512 * 1024;
const MAX_DEPTH = 64;
/** The parser itself recurses, so what nobody can have meant is not even parsed. */
const ABSURD_DEPTH = 1_000;
/** Nodes after following aliases: an alias bomb runs into this. */
const MAX_NODES = 100_000;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads YAML, and thereby JSON. Never throws and never runs anything; every refusal names a place. */
export function readYaml(
  file: string,
  text: string,
  options: ReadOptions = {},
): Result<Located, readonly InputError[]> {
  const { maxBytes = MAX_BYTES } = options;
  const whole = (code: string, message: string, params: Params = {}) =>
    err([inputError(file, null, code, message, params)]);
  if (text.length > maxBytes) {
    return whole('input.tooLarge', `The file is larger than ${maxBytes / 1024} KB.`, { limitKb: maxBytes / 1024 });
  }
  if (text.includes('\0')) return whole('input.notText', 'This is not a text file.');
  if (openBrackets(text) > ABSURD_DEPTH) return whole('yaml.tooDeep', tooDeep, { limit: MAX_DEPTH });
  const lines = new LineCounter();
  try {
    const source = text.replace(/^\uFEFF/, '');
    const schema = options.schema ?? 'core';
    const documents = parseAllDocuments(source, {
      schema,
      version: schema === 'yaml-1.1' ? '1.1' : '1.2',
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: (options.duplicateKeys ?? 'error') === 'error',
      logLevel: 'silent',
    });
    if (!Array.isArray(documents)) return whole('yaml.empty', 'The file is empty.');
    return fromDocuments(file, documents, lines);
  } catch (error) {
    // The library recurses; absurdly deep nesting ends its stack, not the app.
    if (error instanceof RangeError) return whole('yaml.tooDeep', tooDeep, { limit: MAX_DEPTH });
    return whole('yaml.syntax', error instanceof Error ? error.message : String(error), { reason: String(error) });
  }
}

/** How many brackets are open at the deepest place, texts in quotes included: a cheap look before the parser recurses. */
function openBrackets(text: string): number {
  let open = 0;
  let most = 0;
  for (const character of text) {
    if (character === '[' || character === '{') most = Math.max(most, ++open);
    else if (character === ']' || character === '}') open--;
  }
  return most;
}

const tooDeep = `The file is nested more than ${MAX_DEPTH} levels deep.`;

function fromDocuments(
  file: string,
  documents: readonly Document.Parsed[],
  lines: LineCounter,
): Result<Located, readonly InputError[]> {
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = documents.flatMap(({ errors }) => errors);
  if (problems.length > 0) return err(problems.slice(0, 20).map((problem) => syntaxError(file, problem, at)));
  const tags = documents.flatMap(({ warnings }) => warnings).filter(({ code }) => code === 'TAG_RESOLVE_FAILED');
  if (tags.length > 0) {
    return err(tags.slice(0, 20).map((tag) => inputError(file, at(tag.pos[0]), 'yaml.tag', tag.message)));
  }
  const [document, second] = documents;
  if (second !== undefined) {
    const message = 'The file holds more than one YAML document.';
    return err([inputError(file, at(second.range[0]), 'yaml.multipleDocuments', message)]);
  }
  const root = document?.contents ?? null;
  if (document === undefined || root === null) {
    return err([inputError(file, null, 'yaml.empty', 'The file is empty.')]);
  }
  try {
    const value = new Converter(file, document, at).convert(root, 0);
    return ok(located(file, document, value, at));
  } catch (error) {
    if (error instanceof Refused) return err([error.reason]);
    throw error;
  }
}

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

function syntaxError(file: string, problem: Problem, at: (offset: number) => Position): InputError {
  const place = at(problem.pos[0]);
  if (problem.code === 'DUPLICATE_KEY') {
    return inputError(file, place, 'yaml.duplicateKey', 'This key stands here twice.');
  }
  if (problem.code === 'TAB_AS_INDENT') {
    const message = `found character that cannot start any token at line ${place.line}`;
    return inputError(file, place, 'yaml.tab', message);
  }
  return inputError(file, place, 'yaml.syntax', problem.message, { reason: problem.message });
}

class Refused extends Error {
  readonly reason: InputError;
  constructor(reason: InputError) {
    super(reason.message);
    this.reason = reason;
  }
}

/** Turns nodes into plain JSON by hand, since that is where depth, size and keys can be limited. */
class Converter {
  readonly #file: string;
  readonly #document: Document.Parsed;
  readonly #at: (offset: number) => Position;
  #nodes = 0;

  constructor(file: string, document: Document.Parsed, at: (offset: number) => Position) {
    this.#file = file;
    this.#document = document;
    this.#at = at;
  }

  convert(node: unknown, depth: number): Json {
    if (depth > MAX_DEPTH) this.#refuse(node, 'yaml.tooDeep', tooDeep, { limit: MAX_DEPTH });
    if (++this.#nodes > MAX_NODES) this.#refuse(node, 'yaml.aliases', 'The aliases of this file unfold to too much.');
    if (isAlias(node)) return this.convert(node.resolve(this.#document), depth + 1);
    if (isSeq(node)) return node.items.map((item) => this.convert(item, depth + 1));
    if (isMap(node)) return this.#map(node.items, depth);
    if (isScalar(node)) return this.#scalar(node.value, node);
    return null;
  }

  #map(items: readonly unknown[], depth: number): Json {
    const result: Record<string, Json> = {};
    for (const pair of items) {
      if (!isPair(pair)) continue;
      const key = isScalar(pair.key) ? String(pair.key.value ?? '') : null;
      if (key === null) this.#refuse(pair.key, 'yaml.badKey', 'Only texts can be keys.');
      else if (FORBIDDEN_KEYS.has(key)) {
        this.#refuse(pair.key, 'yaml.forbiddenKey', `The key ${key} is not allowed.`, { key });
      } else if (key === '<<' && (isAlias(pair.value) || isSeq(pair.value))) {
        Object.assign(result, this.#merged(pair.value, depth), { ...result });
      } else result[key] = this.convert(pair.value, depth + 1);
    }
    return result;
  }

  /** The merge key of YAML 1.1: what stands in the map itself wins. */
  #merged(node: unknown, depth: number): Record<string, Json> {
    const value = this.convert(node, depth + 1);
    const parts = Array.isArray(value) ? [...value].reverse() : [value];
    return Object.assign({}, ...parts.filter((part) => typeof part === 'object' && part !== null)) as Record<
      string,
      Json
    >;
  }

  #scalar(value: unknown, node: unknown): Json {
    if (typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) this.#refuse(node, 'yaml.syntax', 'Not a finite number.', { reason: String(value) });
      return value;
    }
    return value === null || value === undefined ? null : String(value as object);
  }

  #refuse(node: unknown, code: string, message: string, params: Params = {}): never {
    const offset = (node as Node | null)?.range?.[0];
    throw new Refused(inputError(this.#file, offset === undefined ? null : this.#at(offset), code, message, params));
  }
}

function located(file: string, document: Document.Parsed, value: Json, at: (offset: number) => Position): Located {
  const find = (path: Path): { node: unknown; key: unknown } => {
    let node: unknown = document.contents;
    let key: unknown = null;
    for (const step of path) {
      const holder: unknown = isAlias(node) ? node.resolve(document) : node;
      if (isSeq(holder) && typeof step === 'number' && holder.items[step] !== undefined) {
        node = holder.items[step];
        key = null;
        continue;
      }
      const pair = isMap(holder)
        ? holder.items.find((item) => isScalar(item.key) && String(item.key.value ?? '') === String(step))
        : undefined;
      if (pair === undefined) break;
      key = pair.key;
      node = pair.value ?? pair.key;
    }
    return { node, key };
  };
  const positionOf: Located['positionOf'] = (path, options = {}) => {
    const { node, key } = find(path);
    const range = ((options.key === true && key !== null ? key : node) as Node | null)?.range;
    return at(range?.[0] ?? 0);
  };
  return {
    value,
    positionOf,
    isQuoted: (path) => {
      const { node } = find(path);
      return isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
    },
    error: (path, code, message, params = {}) => inputError(file, positionOf(path), code, message, params),
  };
}
