import { err, ok, type Result } from '../../shared';

/**
 * A promise as state, for values that weigh something, such as a run. Svelte (5.57) holds on to every value that an
 * `{#await}` block was given for as long as the page is open; a value in here goes with its component.
 */
export class Pending<T> {
  #outcome: Result<T, unknown> | null = $state.raw(null);

  constructor(promise: Promise<T>) {
    promise.then(
      (value) => (this.#outcome = ok(value)),
      (error: unknown) => (this.#outcome = err(error)),
    );
  }

  /** Null until the promise is settled. */
  get outcome(): Result<T, unknown> | null {
    return this.#outcome;
  }
}
