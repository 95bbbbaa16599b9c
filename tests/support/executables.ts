import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Full paths of the executables with these names, in the order of the names, then of PATH. */
export function findExecutables(names: readonly string[]): readonly string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter((path) => existsSync(path));
}
