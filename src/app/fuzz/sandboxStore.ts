import type { TextStore } from '../../workspace/storage';

/** What browsers give to one origin, in characters. */
const CAPACITY = 5_000_000;

export interface SandboxStore extends TextStore {
  readonly isLasting: true;
  /** Empties it and tells of it, as another tab would. */
  clear(): void;
}

/** A store that behaves as the browser's does, room included, and touches nothing of the person's. */
export function sandboxStore(): SandboxStore {
  const entries = new Map<string, string>();
  const listeners = new Set<(key: string, text: string | null) => void>();
  let used = 0;
  const remove = (key: string): void => {
    used -= sizeOf(key, entries.get(key));
    entries.delete(key);
  };
  return {
    isLasting: true,
    read: (key) => entries.get(key) ?? null,
    write: (key, text) => {
      const after = used - sizeOf(key, entries.get(key)) + sizeOf(key, text);
      if (after > CAPACITY) return 'full';
      entries.set(key, text);
      used = after;
      return 'saved';
    },
    remove,
    keys: (prefix) => [...entries.keys()].filter((key) => key.startsWith(prefix)).sort(),
    listen: (heard) => {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
    clear: () => {
      const keys = [...entries.keys()];
      keys.forEach(remove);
      for (const key of keys) for (const heard of listeners) heard(key, null);
    },
  };
}

const sizeOf = (key: string, text: string | undefined): number => (text === undefined ? 0 : key.length + text.length);
