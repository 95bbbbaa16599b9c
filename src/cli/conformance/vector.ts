import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Json, type Result } from '../../shared';

/** One test vector: a question about AWS's behaviour and the answer that is documented or was observed. */
export interface Vector {
  readonly id: string;
  /** `fact`: a value or a rule; `behaviour`: something that has to come out of a run. */
  readonly class: string;
  readonly area: string;
  /** Files that sort their vectors further say so here; null where they do not. */
  readonly kind: string | null;
  readonly given: Readonly<Record<string, Json>>;
  readonly expect: Readonly<Record<string, Json>>;
}

const MAX_BYTES = 20_000_000;

/**
 * Reads the vectors of a JSON file, or of every JSON file in a folder, in order of name. A file is a list of objects with at least
 * `id`, `given` and `expect`. The error is a sentence for people.
 */
export function readVectors(path: string): Result<readonly Vector[], string> {
  if (!existsSync(path)) return err(`${path}: there is no such file or folder`);
  if (!statSync(path).isDirectory()) return readFile(path);
  const vectors: Vector[] = [];
  for (const name of readdirSync(path).sort()) {
    if (!name.endsWith('.json')) continue;
    const read = readFile(join(path, name));
    if (!read.ok) return read;
    vectors.push(...read.value);
  }
  return ok(vectors);
}

function readFile(path: string): Result<readonly Vector[], string> {
  if (statSync(path).size > MAX_BYTES) return err(`${path}: larger than ${MAX_BYTES} bytes`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return err(`${path}: ${error instanceof Error ? error.message : 'not JSON'}`);
  }
  if (!Array.isArray(content)) return err(`${path}: not a list of vectors`);
  const vectors: Vector[] = [];
  for (const [index, item] of content.entries()) {
    const vector = vectorOf(item);
    if (vector === null) return err(`${path}: entry ${index} has no id, given and expect`);
    vectors.push(vector);
  }
  return ok(vectors);
}

function isRecord(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function vectorOf(item: unknown): Vector | null {
  if (!isRecord(item) || typeof item.id !== 'string' || !isRecord(item.expect)) return null;
  const given = item.given ?? {};
  if (!isRecord(given)) return null;
  return {
    id: item.id,
    class: typeof item.class === 'string' ? item.class : 'fact',
    area: typeof item.area === 'string' ? item.area : '',
    kind: typeof item.kind === 'string' ? item.kind : null,
    given,
    expect: item.expect,
  };
}
