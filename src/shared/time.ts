/** Simulated time in whole milliseconds since the start of the run. */
export type SimTimeMs = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
