import { defined } from '../shared';

/** Items per chunk: a change copies one chunk and the list of chunks, which balances at about a thousand items. */
const SIZE = 32;

/**
 * An immutable list for projections: adding or replacing an item copies one small chunk and shares the rest with the list before.
 * `toArray` is computed once per list and keeps the identity of the items.
 */
export class Chunks<T> {
  readonly length: number;
  readonly #chunks: readonly (readonly T[])[];
  #array: readonly T[] | null = null;

  private constructor(chunks: readonly (readonly T[])[], length: number) {
    this.#chunks = chunks;
    this.length = length;
  }

  /** A list of these items. */
  static of<T>(items: readonly T[]): Chunks<T> {
    const chunks: (readonly T[])[] = [];
    for (let start = 0; start < items.length; start += SIZE) chunks.push(items.slice(start, start + SIZE));
    return new Chunks(chunks, items.length);
  }

  /** The item at this position; throws when there is none. */
  get(index: number): T {
    return defined(this.#chunks[Math.floor(index / SIZE)], `chunk of item ${index}`)[index % SIZE] as T;
  }

  /** A list with one item more. */
  push(item: T): Chunks<T> {
    const chunks = [...this.#chunks];
    if (this.length % SIZE === 0) chunks.push([item]);
    else chunks[chunks.length - 1] = [...(chunks[chunks.length - 1] ?? []), item];
    return new Chunks(chunks, this.length + 1);
  }

  /** A list with another item at this position; the same list when it is there already. */
  set(index: number, item: T): Chunks<T> {
    if (this.get(index) === item) return this;
    const which = Math.floor(index / SIZE);
    const chunks = [...this.#chunks];
    const chunk = [...(chunks[which] ?? [])];
    chunk[index % SIZE] = item;
    chunks[which] = chunk;
    return new Chunks(chunks, this.length);
  }

  /** All items in order; the same array each time. */
  toArray(): readonly T[] {
    this.#array ??= ([] as T[]).concat(...this.#chunks);
    return this.#array;
  }
}
