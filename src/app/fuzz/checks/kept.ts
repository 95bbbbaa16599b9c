import { stableStringify } from '../../../shared';
import { Library } from '../../../workspace/keeping/Library.svelte';
import { runFormat } from '../../../workspace/keeping/runFormat';
import { slotId } from '../../../workspace/keeping/RunSlot';
import { readVersioned } from '../../../workspace/keeping/versioned';
import { memoryStore, type TextStore } from '../../../workspace/storage';
import type { Check, Subject } from './types';

/** A copy, so that reading what is kept moves nothing aside in the store itself. */
function copyOf(store: TextStore): TextStore {
  const copy = memoryStore();
  for (const key of store.keys('')) copy.write(key, store.read(key) ?? '');
  return copy;
}

/** Everything in the store can be read again, and the run there has the decisions that the screen shows. */
export const kept: Check = {
  name: 'kept',
  every: 10,
  *find(subject) {
    yield* unreadable(subject.store);
    yield* otherThanShown(subject);
  },
};

function* unreadable(store: TextStore): Iterable<string> {
  const copy = copyOf(store);
  // Both readers set aside what they cannot read.
  const library = new Library(copy);
  library.own();
  for (const key of store.keys('run:')) {
    const id = key.slice('run:'.length);
    const read = readVersioned(store.read(key) ?? '', runFormat({ kind: 'shipped', id }));
    if (!read.ok) yield `${key} cannot be read again: ${read.error.code} ${read.error.path}`;
  }
  for (const key of copy.keys('aside:')) {
    if (store.read(key) === null) yield `cannot be read again: ${key}: ${copy.read(key)?.slice(0, 200) ?? ''}`;
  }
  for (const key of store.keys('aside:')) yield `was set aside: ${key}`;
}

function* otherThanShown({ run, store }: Subject): Iterable<string> {
  if (run === null || run.session.status !== 'ready' || run.saved !== 'saved' || run.isOvertaken) return;
  const text = store.read(`run:${slotId(run.ref)}`);
  const read = text === null ? null : readVersioned(text, runFormat(run.ref));
  if (read === null || !read.ok) yield 'the run on the screen is not kept';
  else if (decisions(read.value.tree.branches) !== decisions(run.session.tree.branches)) {
    yield 'the kept run has other decisions than the one on the screen';
  }
}

const decisions = (
  branches: readonly { readonly id: number; readonly name: string | null; readonly commands: unknown }[],
) => stableStringify(branches.map(({ id, name, commands }) => ({ id, name, commands: commands as never })));
