import type { Appspec, BuildspecArtifacts, SpecError } from '../domain';
import { compareCodeUnits, type Result } from '../shared';
import { matchesPattern } from './globs';

/**
 * The content of an artifact: path inside the archive → path in the repository, or null for a file that a command made.
 * `isOpen` marks an artifact whose repository is not known: it may hold anything.
 */
export interface Bundle {
  readonly entries: ReadonlyMap<string, string | null>;
  readonly isOpen: boolean;
}

/** A revision on an instance: its bundle and its AppSpec file, as far as they can be read. */
export interface Revision {
  readonly version: number;
  readonly bundle: Bundle;
  readonly appspec: Result<Appspec, SpecError> | null;
}

/** Everything in the repository, under its own paths. */
export function wholeRepository(files: Readonly<Record<string, string>>, isOpen: boolean): Bundle {
  return {
    entries: new Map(
      Object.keys(files)
        .sort(compareCodeUnits)
        .map((path) => [path, path]),
    ),
    isOpen,
  };
}

/** Files of the input and files made by commands that the buildspec's patterns pick, under the paths they get in the archive. */
export function pickArtifacts(spec: BuildspecArtifacts, input: Bundle, produced: readonly string[]): Bundle {
  const all = new Map<string, string | null>(input.entries);
  for (const path of produced) if (!all.has(path)) all.set(path, null);
  const base = spec.baseDirectory === null ? '' : `${spec.baseDirectory.replace(/^\.\//, '').replace(/\/$/, '')}/`;
  const entries = new Map<string, string | null>();
  for (const [path, origin] of all) {
    const below = base === '' || base === './' ? path : path.startsWith(base) ? path.slice(base.length) : null;
    if (below === null) continue;
    if (!spec.files.some((pattern) => matchesPattern(pattern, below))) continue;
    if (spec.excludePaths.some((pattern) => matchesPattern(pattern, below))) continue;
    entries.set(spec.discardPaths ? below.slice(below.lastIndexOf('/') + 1) : below, origin);
  }
  return { entries, isOpen: input.isOpen };
}

/** The text of a file in the archive, when it comes from the repository. */
export function textOf(bundle: Bundle, path: string, files: Readonly<Record<string, string>>): string | null {
  const origin = bundle.entries.get(path) ?? (bundle.isOpen ? path : null);
  return origin !== null && Object.hasOwn(files, origin) ? (files[origin] ?? null) : null;
}
