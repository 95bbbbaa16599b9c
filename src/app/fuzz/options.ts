import { err, ok, type Result } from '../../shared';
import { parseWhole } from '../../workspace/route';

export interface FuzzOptions {
  readonly seed: number;
  readonly durationMs: number;
}

/** The parameter that cannot be used, and what it said. */
export interface FuzzProblem {
  readonly parameter: 'fuzz' | 'fuzzFor';
  readonly value: string;
}

const DEFAULT_MS = 30_000;
const MAX_MS = 24 * 3_600_000;
const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/** `?fuzz=7&fuzzFor=30s`: a whole number from 0 to 2³²−1, and seconds, minutes or hours up to a day. */
export function parseFuzz(asked: URLSearchParams): Result<FuzzOptions, FuzzProblem> {
  const seed = parseWhole(asked.get('fuzz'));
  if (seed === null) return err({ parameter: 'fuzz', value: asked.get('fuzz') ?? '' });
  const text = asked.get('fuzzFor');
  const durationMs = text === null ? DEFAULT_MS : parseDuration(text);
  if (durationMs === null) return err({ parameter: 'fuzzFor', value: text ?? '' });
  return ok({ seed, durationMs });
}

/** `30s`, `5m`, `1h` in milliseconds; null for anything else, for nothing and for more than a day. */
export function parseDuration(text: string): number | null {
  const [, digits = '', unit = ''] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  const durationMs = Number(digits) * (UNIT_MS[unit] ?? 0);
  return durationMs > 0 && durationMs <= MAX_MS ? durationMs : null;
}
