/** What happened to the last attempt to keep something. */
export type SaveResult = 'saved' | 'denied' | 'full';

/** A small text store under one prefix. Never throws: browsers deny storage, and it fills up. */
export interface TextStore {
  read(key: string): string | null;
  write(key: string, text: string): SaveResult;
  remove(key: string): void;
  /** Keys that begin so, sorted. */
  keys(prefix: string): readonly string[];
  /** Tells of changes that other tabs make: the key and its new text, null when it is gone. Returns how to stop. */
  listen(heard: (key: string, text: string | null) => void): () => void;
}

const PREFIX = 'baepo:';

/** `localStorage`, or a store for this visit only where the browser denies it. `isLasting` says which. */
export function openStore(): TextStore & { readonly isLasting: boolean } {
  const storage = available();
  return storage === null ? { ...memoryStore(), isLasting: false } : { ...browserStore(storage), isLasting: true };
}

/** Keeps texts until the page is closed. */
export function memoryStore(): TextStore {
  const entries = new Map<string, string>();
  return {
    read: (key) => entries.get(key) ?? null,
    write: (key, text) => {
      entries.set(key, text);
      return 'denied';
    },
    remove: (key) => void entries.delete(key),
    keys: (prefix) => [...entries.keys()].filter((key) => key.startsWith(prefix)).sort(),
    listen: () => () => undefined,
  };
}

/** Reading the property alone can throw in a frame that may not keep anything. */
function available(): Storage | null {
  try {
    const storage = window.localStorage;
    storage.setItem(`${PREFIX}probe`, '1');
    storage.removeItem(`${PREFIX}probe`);
    return storage;
  } catch {
    return null;
  }
}

function browserStore(storage: Storage): TextStore {
  return {
    read: (key) => {
      try {
        return storage.getItem(PREFIX + key);
      } catch {
        return null;
      }
    },
    write: (key, text) => {
      try {
        storage.setItem(PREFIX + key, text);
        return 'saved';
      } catch (error) {
        return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'denied';
      }
    },
    remove: (key) => {
      try {
        storage.removeItem(PREFIX + key);
      } catch {
        // Nothing was kept, so nothing needs to go.
      }
    },
    keys: (prefix) => {
      try {
        return Object.keys(storage)
          .filter((key) => key.startsWith(PREFIX + prefix))
          .map((key) => key.slice(PREFIX.length))
          .sort();
      } catch {
        return [];
      }
    },
    listen: (heard) => {
      const listen = ({ key, newValue, storageArea }: StorageEvent): void => {
        if (storageArea === storage && key?.startsWith(PREFIX)) heard(key.slice(PREFIX.length), newValue);
      };
      window.addEventListener('storage', listen);
      return () => window.removeEventListener('storage', listen);
    },
  };
}
