import { err, ok, type Result } from '../shared';
import type { FileEdit } from './scenario';

export interface EditError {
  readonly code: 'edit.missingFile' | 'edit.textNotFound' | 'edit.textNotUnique' | 'edit.badPath';
  readonly path: string;
}

const FORBIDDEN_SEGMENTS: ReadonlySet<string> = new Set(['', '.', '..', '__proto__', 'constructor', 'prototype']);

/** Whether a repository path is relative, normal and safe to use as a key. */
export function isRepositoryPath(path: string): boolean {
  return path.length <= 512 && path.split('/').every((segment) => !FORBIDDEN_SEGMENTS.has(segment));
}

/**
 * Applies edits in order and returns the new files; the given ones stay as they are.
 * A replacement's `find` must occur exactly once, so that an edit never changes more than its author saw.
 */
export function applyEdits(
  files: Readonly<Record<string, string>>,
  changes: readonly FileEdit[],
): Result<Readonly<Record<string, string>>, EditError> {
  const result: Record<string, string> = { ...files };
  for (const change of changes) {
    const { path } = change;
    if (!isRepositoryPath(path)) return err({ code: 'edit.badPath', path });
    if ('content' in change) {
      result[path] = change.content;
      continue;
    }
    const current = Object.hasOwn(result, path) ? result[path] : undefined;
    if (current === undefined) return err({ code: 'edit.missingFile', path });
    if ('remove' in change) {
      delete result[path];
      continue;
    }
    const first = current.indexOf(change.find);
    if (first < 0 || change.find === '') return err({ code: 'edit.textNotFound', path });
    if (current.indexOf(change.find, first + 1) >= 0) return err({ code: 'edit.textNotUnique', path });
    result[path] = current.slice(0, first) + change.replace + current.slice(first + change.find.length);
  }
  return ok(result);
}
