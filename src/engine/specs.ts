import type { Appspec, Buildspec, SpecError, SpecTable } from '../domain';
import { sha256, type Result } from '../shared';

/**
 * A specification text that the scenario's table does not hold: the caller has to parse it and run again.
 * The engine itself has no YAML parser, so that the first load needs none.
 */
export class MissingSpecError extends Error {
  override name = 'MissingSpecError';
  readonly kind: 'buildspec' | 'appspec';
  readonly text: string;

  constructor(kind: 'buildspec' | 'appspec', text: string) {
    super(`${kind} text is not in the specification table`);
    this.kind = kind;
    this.text = text;
  }
}

/** Texts are few and asked for again in every run, so their digests are kept. */
const digests = new Map<string, string>();

function digestOf(text: string): string {
  let digest = digests.get(text);
  if (digest === undefined) {
    if (digests.size > 1_000) digests.clear();
    digest = sha256(text);
    digests.set(text, digest);
  }
  return digest;
}

/** The parsed buildspec of this text. Throws {@link MissingSpecError} when the table lacks it. */
export function buildspecOf(table: SpecTable, text: string): Result<Buildspec, SpecError> {
  const found = table.buildspecs[digestOf(text)];
  if (found === undefined) throw new MissingSpecError('buildspec', text);
  return found;
}

/** The parsed appspec of this text. Throws {@link MissingSpecError} when the table lacks it. */
export function appspecOf(table: SpecTable, text: string): Result<Appspec, SpecError> {
  const found = table.appspecs[digestOf(text)];
  if (found === undefined) throw new MissingSpecError('appspec', text);
  return found;
}
