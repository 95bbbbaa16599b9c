import { Composer, Lexer, Parser, type CST, type Document, type LineCounter } from 'yaml';

export type Schema = 'core' | 'yaml-1.1' | 'failsafe';

/** A mistake in the syntax, as the parser words it. */
export interface ParseProblem {
  readonly offset: number;
  readonly code: string;
  readonly message: string;
}

export interface ParsedText {
  readonly documents: readonly Document.Parsed[];
  readonly problems: readonly ParseProblem[];
}

const MAX_PROBLEMS = 20;
/** The largest configuration files have a quarter of it; it keeps rubbish from taking seconds. */
const MAX_TOKENS = 250_000;
/** Files below it cannot reach the number of tokens. */
const SMALL = MAX_TOKENS / 2;

/** Thrown to leave the parser, which otherwise makes a problem of every character of a file that is no YAML. */
class Enough extends Error {}

/** Whether a text breaks into more tokens than any configuration file has. */
export function hasTooManyTokens(text: string): boolean {
  if (text.length < SMALL) return false;
  let count = 0;
  for (const _ of new Lexer().lex(text)) if (++count > MAX_TOKENS) return true;
  return false;
}

/** Parses all documents of a text and stops at the 20th problem. Throws RangeError when nesting ends the stack. */
export function parseDocuments(text: string, schema: Schema, lines: LineCounter): ParsedText {
  const problems: ParseProblem[] = [];
  const note = (offset: number, code: string, message: string): void => {
    problems.push({ offset, code, message });
    if (problems.length >= MAX_PROBLEMS) throw new Enough();
  };
  const composer = new Composer({
    schema,
    version: schema === 'yaml-1.1' ? '1.1' : '1.2',
    // Merging and repeated keys are looked at while converting: in linear time, and once for all schemas.
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  // The composer collects problems without end. Should this member change its name, it only becomes slower.
  Object.assign(composer, {
    onError: (source: Place, code: string, message: string, isWarning?: boolean) => {
      if (isWarning !== true) note(offsetOf(source), code, message);
    },
  });
  const documents: Document.Parsed[] = [];
  try {
    for (const document of composer.compose(untilError(new Parser(lines.addNewLine).parse(text)), true, text.length)) {
      documents.push(document);
      for (const { pos, code, message } of document.errors) note(pos[0], code, message);
      if (documents.length > 1) break;
    }
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return { documents, problems };
}

type Place = number | readonly [number, number] | { readonly offset: number };

function offsetOf(source: Place): number {
  if (typeof source === 'number') return source;
  return 'offset' in source ? source.offset : source[0];
}

/** The tokens up to the 20th that is an error in itself. */
function* untilError(tokens: Iterable<CST.Token>): Generator<CST.Token> {
  let errors = 0;
  for (const token of tokens) {
    yield token;
    if (token.type === 'error' && ++errors >= MAX_PROBLEMS) return;
  }
}
