import data from '../data/timings.json';
import { sampleDurationMs, type RandomStreams } from '../kernel';
import { defined } from '../shared';

interface Timing {
  readonly medianMs: number;
  readonly p90Ms: number;
}

export type TimingKey = keyof typeof data.timings;

/** Draws durations that AWS does not fix. A scenario's override is taken as it is. */
export class TimingSource {
  readonly #streams: RandomStreams;
  readonly #overrides: Readonly<Record<string, number>>;

  constructor(streams: RandomStreams, overrides: Readonly<Record<string, number>>) {
    this.#streams = streams;
    this.#overrides = overrides;
  }

  /** Whole milliseconds for `entity`, one draw from the stream named after entity and key. */
  draw(key: TimingKey, entity: string): number {
    const override = this.#overrides[key];
    if (override !== undefined) return override;
    const timing: Timing = defined(data.timings[key], `timing ${key}`);
    return sampleDurationMs(this.#streams.uniform(entity, key), timing.medianMs, timing.p90Ms);
  }
}
