import { RandomStreams, type RandomStream } from '../../kernel/random';

/** Choices from one stream of numbers: the same seed and the same offers give the same choices. */
export class Chance {
  readonly #stream: RandomStream;

  constructor(seed: number, round: number) {
    this.#stream = new RandomStreams(seed).of(`round-${round}`, 'choices');
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    return Math.floor(this.#stream.uniform() * count);
  }

  /** True in this share of cases. */
  happens(share: number): boolean {
    return this.#stream.uniform() < share;
  }

  /** One of these; undefined when there is none. */
  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }

  /** One of these, the heavier the likelier. Weights are positive. */
  weigh<T>(items: readonly (readonly [weight: number, item: T])[]): T | undefined {
    let left = this.#stream.uniform() * items.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, item] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return items.at(-1)?.[1];
  }
}
