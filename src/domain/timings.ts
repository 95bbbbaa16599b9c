import data from '../data/timings.json';

/** Names of the durations that AWS does not fix; a scenario may set each of them. */
export const TIMING_KEYS: readonly string[] = Object.keys(data.timings);
