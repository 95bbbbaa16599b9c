import { err, type Result } from '../../shared';
import type { TextStore } from '../storage';
import { setAside } from './aside';
import { parseHostileJson } from './json';
import { unreadable, type Unreadable } from './unreadable';

/** Reads the content of each version that was ever written, into today's value. Old versions are never taken out. */
export interface Format<T> {
  /** The newest version, the one that is written. */
  readonly version: number;
  readonly maxChars: number;
  /** From version 1 on, in order. */
  readonly readers: readonly ((content: unknown) => Result<T, Unreadable>)[];
}

/** Reads a kept text of any version. */
export function readVersioned<T>(text: string, format: Format<T>): Result<T, Unreadable> {
  const parsed = parseHostileJson(text, format.maxChars);
  return parsed.ok ? readContent(parsed.value, format) : parsed;
}

/** The same for content that is parsed already. `version` is told apart from its other members. */
function readContent<T>(value: unknown, format: Format<T>): Result<T, Unreadable> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return err(unreadable('notBaepo'));
  const { version, ...content } = value as Record<string, unknown>;
  if (typeof version !== 'number') return err(unreadable('notBaepo'));
  const reader = Number.isInteger(version) && version >= 1 ? format.readers[version - 1] : undefined;
  if (reader !== undefined) return reader(content);
  return err(unreadable(version > format.version ? 'newerVersion' : 'unknownVersion', 'version'));
}

export type Kept<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly value: T; readonly text: string }
  /** It could not be read and is kept elsewhere now; where there was no room for that, it stays and must not be replaced. */
  | { readonly kind: 'unreadable'; readonly problem: Unreadable; readonly isMoved: boolean };

/** Reads something of ours from the store. What cannot be read is never thrown away: it moves to its own place. */
export function readKept<T>(store: TextStore, key: string, format: Format<T>): Kept<T> {
  const text = store.read(key);
  if (text === null) return { kind: 'none' };
  const read = readVersioned(text, format);
  if (read.ok) return { kind: 'read', value: read.value, text };
  return { kind: 'unreadable', problem: read.error, isMoved: setAside(store, key, text, read.error) };
}
