import type { SaveResult, TextStore } from '../../src/workspace/storage';

export interface FakeBrowser {
  readonly entries: Map<string, string>;
  /** What further writing does. */
  outcome: SaveResult;
  /** The store as one more tab sees it. */
  tab(): TextStore;
}

/** A browser's storage with any number of tabs, which hear of each other's changes as real ones do. */
export function fakeBrowser(): FakeBrowser {
  const entries = new Map<string, string>();
  const listeners = new Set<{ tab: number; heard: (key: string, text: string | null) => void }>();
  let tabs = 0;
  const browser: FakeBrowser = {
    entries,
    outcome: 'saved',
    tab() {
      const tab = ++tabs;
      const tell = (key: string, text: string | null): void => {
        for (const listener of listeners) if (listener.tab !== tab) listener.heard(key, text);
      };
      return {
        read: (key) => entries.get(key) ?? null,
        write(key, text) {
          if (browser.outcome === 'saved') {
            const isNew = entries.get(key) !== text;
            entries.set(key, text);
            if (isNew) tell(key, text);
          }
          return browser.outcome;
        },
        remove(key) {
          if (entries.delete(key)) tell(key, null);
        },
        keys: (prefix) => [...entries.keys()].filter((key) => key.startsWith(prefix)).sort(),
        listen(heard) {
          const listener = { tab, heard };
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      };
    },
  };
  return browser;
}
