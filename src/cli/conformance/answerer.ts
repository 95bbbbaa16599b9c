import type { Answer } from './compare';
import type { Vector } from './vector';

/**
 * Answers a sort of vectors, by what they give and never by their id. Returns null for what it knows nothing about. Facts come from
 * `src/data` and the rules of the domain, behaviour from a run of the engine. Adding one means a file and a line in `answers/index.ts`.
 */
export interface Answerer {
  /** Areas that it is asked about; null: all. */
  readonly areas: readonly string[] | null;
  readonly answer: (vector: Vector) => Answer | null;
}
