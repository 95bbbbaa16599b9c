/** What happened to the last attempt to keep something. */
export type SaveResult = 'saved' | 'denied' | 'full';

/** A small text store under one prefix. Never throws: browsers deny storage, and it fills up. */
export interface TextStore {
  read(key: string): string | null;
  write(key: string, text: string): SaveResult;
  remove(key: string): void;
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
  };
}
