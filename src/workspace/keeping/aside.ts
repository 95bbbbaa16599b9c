import * as v from 'valibot';
import { sha256 } from '../../shared';
import type { TextStore } from '../storage';
import { UNREADABLE_CODES, type Unreadable } from './unreadable';

const PREFIX = 'aside:';

/** Something that could not be read. It waits here, whole, until its owner downloads or deletes it. */
export interface AsideEntry {
  readonly key: string;
  /** Where it was kept before, such as `run:first-deployment`. */
  readonly from: string;
  readonly problem: Unreadable;
  /** Wall-clock time, milliseconds. */
  readonly savedAt: number;
  readonly text: string;
}

const entrySchema = v.object({
  from: v.string(),
  problem: v.object({ code: v.picklist(UNREADABLE_CODES), path: v.string() }),
  savedAt: v.number(),
  text: v.string(),
});

/** Moves an unreadable text to its own place. False when there is no room: then it stays where it was. */
export function setAside(store: TextStore, from: string, text: string, problem: Unreadable): boolean {
  const key = `${PREFIX}${from}:${sha256(text).slice(0, 8)}`;
  const entry = { from, problem, savedAt: Date.now(), text };
  if (store.write(key, JSON.stringify(entry)) !== 'saved' && store.read(key) === null) return false;
  store.remove(from);
  return true;
}

/** Everything set aside, newest first. An entry that itself cannot be read is shown with all its text. */
export function asideEntries(store: TextStore): readonly AsideEntry[] {
  return store
    .keys(PREFIX)
    .map((key) => readEntry(key, store.read(key) ?? ''))
    .sort((a, b) => b.savedAt - a.savedAt);
}

export function removeAside(store: TextStore, key: string): void {
  if (key.startsWith(PREFIX)) store.remove(key);
}

function readEntry(key: string, text: string): AsideEntry {
  try {
    return { key, ...v.parse(entrySchema, JSON.parse(text)) };
  } catch {
    return { key, from: key.slice(PREFIX.length), problem: { code: 'notJson', path: '' }, savedAt: 0, text };
  }
}
