import { diffArrays } from 'diff/lib/diff/array.js';
import { applyEdits, type FileEdit } from '../domain';

/** One line of a preview: it stays, it goes, or it comes. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** What an edit changes in one file. */
export interface FileDiff {
  readonly path: string;
  /** The file comes or goes as a whole. */
  readonly kind: 'changed' | 'created' | 'deleted';
  /** Stretches of changed lines with what surrounds them. */
  readonly hunks: readonly (readonly DiffLine[])[];
}

type Files = Readonly<Record<string, string>>;

/** Lines that stay are shown this far around a change. */
const CONTEXT = 1;

/**
 * What edits change, file by file, in whole lines. Edits that do not fit `files` are shown by themselves: what they look for
 * and what they put in its place.
 */
export function editDiff(files: Files, changes: readonly FileEdit[]): readonly FileDiff[] {
  const edited = applyEdits(files, changes);
  if (!edited.ok) return changes.map(fragmentDiff);
  const paths = [...new Set(changes.map(({ path }) => path))];
  return paths.map((path) => fileDiff(path, textOf(files, path), textOf(edited.value, path)));
}

function textOf(files: Files, path: string): string | null {
  return Object.hasOwn(files, path) ? (files[path] ?? null) : null;
}

function fileDiff(path: string, before: string | null, after: string | null): FileDiff {
  if (after === null) return { path, kind: 'deleted', hunks: [] };
  return { path, kind: before === null ? 'created' : 'changed', hunks: hunksOf(before, after) };
}

function fragmentDiff(change: FileEdit): FileDiff {
  if ('remove' in change) return fileDiff(change.path, '', null);
  if ('content' in change) return fileDiff(change.path, null, change.content);
  return fileDiff(change.path, change.find, change.replace);
}

/** The last line break of a file ends its last line; it does not begin another one. */
const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');

function hunksOf(before: string | null, after: string): DiffLine[][] {
  const lines = diffArrays(before === null ? [] : linesOf(before), linesOf(after)).flatMap(
    ({ value, added, removed }): DiffLine[] =>
      value.map((text) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text })),
  );
  const hunks: DiffLine[][] = [];
  let shownTo = 0;
  lines.forEach(({ kind }, index) => {
    if (kind === 'same') return;
    const from = Math.max(shownTo, index - CONTEXT);
    const to = Math.min(lines.length, index + 1 + CONTEXT);
    if (from > shownTo || hunks.length === 0) hunks.push([]);
    hunks.at(-1)?.push(...lines.slice(from, to));
    shownTo = Math.max(shownTo, to);
  });
  return hunks;
}
