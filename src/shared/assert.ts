/** Thrown when something the program itself guarantees does not hold: always a defect of ours, never of the input. */
export class InvariantError extends Error {
  override name = 'InvariantError';
}

/** Throws {@link InvariantError} unless `condition` holds. Stays on in production: a wrong run is worse than a stopped one. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** Returns `value`, or throws {@link InvariantError} naming `what` when it is missing. */
export function defined<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new InvariantError(`missing: ${what}`);
  return value;
}

/** For the default branch of a switch that must cover every case. */
export function unreachable(value: never): never {
  throw new InvariantError(`unexpected: ${String(value)}`);
}
