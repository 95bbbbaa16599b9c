/** A stream gives independent uniform numbers that depend only on the root seed, its name and how many were taken. */
export interface RandomStream {
  /** Uniform in [0, 1), with 53 random bits. */
  uniform(): number;
}

/** Changing how names or draws map to numbers changes every run, so the scheme carries a version. */
const SCHEME = 'v1';

/**
 * Named random streams. A draw belongs to the thing it is about (`of('execution-1/Build/compile#1', 'duration')`),
 * never to the order of events: adding an entity or a fault leaves everyone else's draws as they were,
 * so that strategies can be compared on common random numbers.
 */
export class RandomStreams {
  readonly #seedLow: number;
  readonly #seedHigh: number;

  constructor(rootSeed: number) {
    this.#seedLow = hashText(`${SCHEME}:${rootSeed}`, 0x9e3779b1);
    this.#seedHigh = hashText(`${SCHEME}:${rootSeed}`, 0x85ebca6b);
  }

  /** The stream of this name. The same name always starts the same stream. */
  of(entity: string, purpose: string): RandomStream {
    return new NamedStream(this.#low(entity, purpose), this.#high(entity, purpose));
  }

  /** The first number of the stream of this name: the usual case, one draw per decision, without an allocation. */
  uniform(entity: string, purpose: string): number {
    return toUniform(this.#low(entity, purpose), this.#high(entity, purpose), 1);
  }

  #low(entity: string, purpose: string): number {
    return hashText(purpose, hashText(entity, this.#seedLow) ^ 0x27d4eb2f);
  }

  #high(entity: string, purpose: string): number {
    return hashText(purpose, hashText(entity, this.#seedHigh) ^ 0x165667b1);
  }
}

class NamedStream implements RandomStream {
  readonly #low: number;
  readonly #high: number;
  #taken = 0;

  constructor(low: number, high: number) {
    this.#low = low;
    this.#high = high;
  }

  uniform(): number {
    this.#taken++;
    return toUniform(this.#low, this.#high, this.#taken);
  }
}

function toUniform(low: number, high: number, count: number): number {
  const a = avalanche((low + Math.imul(count, 0x9e3779b1)) | 0);
  const b = avalanche((high + Math.imul(count, 0x85ebca6b)) ^ a);
  return ((b >>> 5) * 67108864 + (a >>> 6)) / 9007199254740992;
}

/** FNV-1a over UTF-16 code units, started from `seed` and finished with an avalanche. */
function hashText(text: string, seed: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return avalanche(hash ^ text.length);
}

/** The 32-bit finaliser of MurmurHash3 (public domain constants): every input bit reaches every output bit. */
function avalanche(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
