import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Test material that is kept outside the project: vectors of AWS behaviour and files of public repositories. */
const ROOT = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** Whether the material is here. Tests that need it are skipped without it, and say so. */
export function hasShared(folder: string): boolean {
  const isThere = existsSync(ROOT + folder);
  if (!isThere) console.warn(`Skipped: the folder with ${folder} is not beside the project.`);
  return isThere;
}

export function readShared(path: string): string {
  return readFileSync(ROOT + path, 'utf8');
}

/** The rows of a CSV file with a header, fields possibly in quotes. */
export function readSharedCsv(path: string): Record<string, string>[] {
  const [header = '', ...rows] = readShared(path).trim().split('\n');
  const names = fieldsOf(header);
  return rows.map((row) => {
    const fields = fieldsOf(row);
    return Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']));
  });
}

function fieldsOf(row: string): string[] {
  return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
