import type { SimTimeMs } from '../shared';

/** Something that is to happen at a time. */
export interface QueueEntry {
  readonly at: SimTimeMs;
  /** Among entries of one instant, lower goes first. */
  readonly priority: number;
  /** Order of insertion: makes the order total, so that ties never depend on the heap's shape. */
  readonly order: number;
  isCancelled: boolean;
}

/** Binary min-heap ordered by (at, priority, order). Cancelled entries are dropped when they reach the top. */
export class EventHeap<E extends QueueEntry> {
  readonly #items: E[] = [];

  /** Entries in the heap, cancelled ones included. */
  get size(): number {
    return this.#items.length;
  }

  /** Adds an entry. O(log n). */
  push(entry: E): void {
    const items = this.#items;
    let index = items.length;
    items.push(entry);
    while (index > 0) {
      const parent = (index - 1) >>> 1;
      const other = items[parent] as E;
      if (!isBefore(entry, other)) break;
      items[index] = other;
      index = parent;
    }
    items[index] = entry;
  }

  /** The next entry that is not cancelled, without removing it. */
  peek(): E | undefined {
    const items = this.#items;
    while (items.length > 0) {
      const top = items[0] as E;
      if (!top.isCancelled) return top;
      this.#removeTop();
    }
    return undefined;
  }

  /** Removes and returns the next entry that is not cancelled. O(log n). */
  pop(): E | undefined {
    const top = this.peek();
    if (top !== undefined) this.#removeTop();
    return top;
  }

  #removeTop(): void {
    const items = this.#items;
    const last = items.pop() as E;
    const length = items.length;
    if (length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= length) break;
      if (child + 1 < length && isBefore(items[child + 1] as E, items[child] as E)) child++;
      const smaller = items[child] as E;
      if (!isBefore(smaller, last)) break;
      items[index] = smaller;
      index = child;
    }
    items[index] = last;
  }
}

function isBefore(a: QueueEntry, b: QueueEntry): boolean {
  if (a.at !== b.at) return a.at < b.at;
  if (a.priority !== b.priority) return a.priority < b.priority;
  return a.order < b.order;
}
