import type { InputError, Params } from './errors';
import type { Located, Path } from './yaml';

/** The document and the errors found so far; one pass finds as many as it can. */
export interface Reading {
  readonly source: Located;
  readonly errors: InputError[];
  /** Path of the pipeline inside the document. */
  readonly base: Path;
}

/** Notes an error at a path below the pipeline. `code` is without the leading `pipeline.`. */
export function note(reading: Reading, path: Path, code: string, message: string, params: Params = {}): void {
  reading.errors.push(reading.source.error([...reading.base, ...path], `pipeline.${code}`, message, params));
}
