import { isMap, isScalar, isSeq, LineCounter, type Document, type Node } from 'yaml';
import { err, ok, type Json, type Result } from '../shared';
import { inputError, type InputError, type Params } from './errors';
import { hasTooManyTokens, parseDocuments, type ParsedText, type ParseProblem, type Schema } from './yamlParse';
import { problemOf } from './yamlProblems';
import { strictProblem } from './yamlStrict';
import { Converter, keyOf, MAX_DEPTH, Refused, tooDeep } from './yamlValue';

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
  /** The scalar at the path as it was written, without quotes: `1.0` stays `1.0`. Undefined when no scalar stands there. */
  writtenAt(path: Path): string | undefined;
  /** An error at the node of a path. */
  error(path: Path, code: string, message: string, params?: Params): InputError;
}

export interface ReadOptions {
  readonly maxBytes?: number;
  /** `failsafe` reads every scalar as the text that was written, so that `3.10` stays `3.10`. */
  readonly schema?: Schema;
  /** Real services differ in whether a repeated key is an error or the last one counts. */
  readonly duplicateKeys?: 'error' | 'last';
}

/** Larger files are no configuration files. */
export const MAX_BYTES = 512 * 1024;
/** The parser itself recurses, so what nobody can have meant is not even parsed. */
const ABSURD_DEPTH = 1_000;

type At = (offset: number) => Position;

/**
 * Reads YAML, and thereby JSON, as strictly as libyaml, with which the services read. Exactly one document.
 * Never throws and never runs anything; every refusal names a place.
 */
export function readYaml(
  file: string,
  text: string,
  options: ReadOptions = {},
): Result<Located, readonly InputError[]> {
  const { maxBytes = MAX_BYTES } = options;
  const whole = (code: string, message: string, params: Params = {}) =>
    err([inputError(file, null, code, message, params)]);
  if (isLongerThan(text, maxBytes)) {
    return whole('input.tooLarge', `The file is larger than ${maxBytes / 1024} KB.`, { limitKb: maxBytes / 1024 });
  }
  const source = text.replace(/^\uFEFF/, '');
  const lines = new LineCounter();
  const at: At = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const control = controlCharacter(source);
  if (control >= 0) {
    const line = source.slice(0, control).split('\n').length;
    const place = { line, column: control - source.lastIndexOf('\n', control) };
    return err([inputError(file, place, 'input.notText', 'control characters are not allowed')]);
  }
  if (isAbsurdlyDeep(source)) return whole('yaml.tooDeep', tooDeep, { limit: MAX_DEPTH });
  if (hasTooManyTokens(source)) return whole('yaml.tooMuch', 'The file holds too much.');
  try {
    const parsed = parseDocuments(source, options.schema ?? 'core', lines);
    return fromDocuments({ file, source, lines, at, options, ...parsed });
  } catch (error) {
    // The library recurses; absurdly deep nesting ends its stack, not the app.
    if (error instanceof RangeError) return whole('yaml.tooDeep', tooDeep, { limit: MAX_DEPTH });
    const reason = error instanceof Error ? error.message : String(error);
    return whole('yaml.syntax', reason, { reason });
  }
}

/** Whether the UTF-8 form takes more bytes; characters are only counted where the length alone does not decide. */
function isLongerThan(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  return text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes;
}

/** Offset of the first character that no text file holds, or -1. */
function controlCharacter(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x20 && (code < 0x7f || code > 0x9f)) continue;
    // Tab, line feed, carriage return and next line.
    if (code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x85) return i;
  }
  return -1;
}

/** A cheap look before the parser recurses: open brackets, texts in quotes included, and dashes in a row. */
function isAbsurdlyDeep(text: string): boolean {
  let open = 0;
  let dashes = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '[' || character === '{') open++;
    else if (character === ']' || character === '}') open = Math.max(0, open - 1);
    const isNested = (character === '-' || character === '?' || character === ':') && text[i + 1] === ' ';
    if (isNested) dashes++;
    else if (character !== ' ') dashes = 0;
    if (open > ABSURD_DEPTH || dashes > ABSURD_DEPTH) return true;
  }
  return false;
}

interface Parsed extends ParsedText {
  readonly file: string;
  readonly source: string;
  readonly lines: LineCounter;
  readonly at: At;
  readonly options: ReadOptions;
}

function fromDocuments({
  file,
  source,
  lines,
  at,
  documents,
  problems,
  options,
}: Parsed): Result<Located, readonly InputError[]> {
  const syntax = (offset: number, problem: string, code = 'yaml.syntax'): InputError =>
    inputError(file, at(offset), code, problem, { reason: problem });
  if (problems.length > 0) return err(problems.map((problem) => syntaxOf(problem, source, syntax)));
  const [document, second] = documents;
  if (second !== undefined) {
    const message = 'The file holds more than one YAML document.';
    return err([inputError(file, at(second.range[0]), 'yaml.multipleDocuments', message)]);
  }
  if (document === undefined || document.contents === null) {
    return err([inputError(file, null, 'yaml.empty', 'The file is empty.')]);
  }
  const strict = strictProblem(source, document, lines);
  if (strict !== null) return err([syntax(strict.offset, strict.problem, strict.code)]);
  try {
    const converter = new Converter((options.duplicateKeys ?? 'error') === 'error');
    return ok(located(file, document, converter.convert(document.contents, 0), converter.targets, at));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { offset, code, message, params } = error;
    return err([inputError(file, offset === null ? null : at(offset), code, message, params)]);
  }
}

function syntaxOf(
  { code, message, offset }: ParseProblem,
  source: string,
  syntax: (offset: number, problem: string, code: string) => InputError,
): InputError {
  const isTab = code === 'TAB_AS_INDENT';
  const problem = isTab ? 'found character that cannot start any token' : problemOf(message, source, offset);
  return syntax(offset, problem, isTab || problem.startsWith('found a tab') ? 'yaml.tab' : 'yaml.syntax');
}

function located(
  file: string,
  document: Document.Parsed,
  value: Json,
  targets: ReadonlyMap<unknown, Node>,
  at: At,
): Located {
  const find = (path: Path): { node: unknown; key: unknown; isWhole: boolean } => {
    let node: unknown = document.contents;
    let key: unknown = null;
    for (const step of path) {
      const holder: unknown = targets.get(node) ?? node;
      if (isSeq(holder) && typeof step === 'number' && holder.items[step] !== undefined) {
        node = holder.items[step];
        key = null;
        continue;
      }
      // The last of repeated keys counts.
      const pairs = isMap(holder) ? holder.items.filter((item) => keyOf(item.key) === String(step)) : [];
      const pair = pairs.at(-1);
      if (pair === undefined) return { node, key, isWhole: false };
      key = pair.key;
      node = pair.value ?? pair.key;
    }
    return { node, key, isWhole: true };
  };
  const positionOf: Located['positionOf'] = (path, options = {}) => {
    const { node, key } = find(path);
    const range = ((options.key === true && key !== null ? key : node) as Node | null)?.range;
    return at(range?.[0] ?? 0);
  };
  return {
    value,
    positionOf,
    writtenAt: (path) => {
      const { node, isWhole } = find(path);
      const scalar = targets.get(node) ?? node;
      return isWhole && isScalar(scalar) ? (scalar.source ?? undefined) : undefined;
    },
    error: (path, code, message, params = {}) => inputError(file, positionOf(path), code, message, params),
  };
}
