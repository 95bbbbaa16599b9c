import { detExp, detLog, normalQuantile } from './detMath';

/** Samplers take one uniform number in [0, 1) and give one sample: inverse distribution functions, so one draw each. */

/** Keeps quantile functions away from their infinite ends. */
function inside(u: number): number {
  return u < 1e-12 ? 1e-12 : u > 1 - 1e-12 ? 1 - 1e-12 : u;
}

/** Whole number uniform in [low, high], both included. */
export function sampleInteger(u: number, low: number, high: number): number {
  return low + Math.floor(u * (high - low + 1));
}

/**
 * Duration whose logarithm is normal: half of all samples lie below `medianMs`, and nine of ten below `p90Ms`.
 * Durations of human and machine work are skewed to the right, which this shows and a normal distribution does not.
 * Whole milliseconds, at least 1.
 */
export function sampleDurationMs(u: number, medianMs: number, p90Ms: number): number {
  if (medianMs <= 0) return 0;
  if (p90Ms <= medianMs) return Math.max(1, Math.floor(medianMs + 0.5));
  const sigma = detLog(p90Ms / medianMs) / 1.2815515655446004;
  const value = medianMs * detExp(sigma * normalQuantile(inside(u)));
  return Math.max(1, Math.floor(value + 0.5));
}

/** Poisson count with the given mean; by its normal limit above 40. */
export function samplePoisson(u: number, mean: number): number {
  if (mean <= 0) return 0;
  if (mean > 40) return Math.max(0, Math.floor(mean + Math.sqrt(mean) * normalQuantile(inside(u)) + 0.5));
  let probability = detExp(-mean);
  let cumulative = probability;
  let count = 0;
  while (u >= cumulative && count < 1_000) {
    count++;
    probability = (probability * mean) / count;
    cumulative += probability;
  }
  return count;
}

/** Number of successes among `trials` with chance `p` each; by its normal limit when both expected counts exceed 30. */
export function sampleBinomial(u: number, trials: number, p: number): number {
  if (trials <= 0 || p <= 0) return 0;
  if (p >= 1) return trials;
  if (p > 0.5) return trials - sampleBinomial(1 - u, trials, 1 - p);
  const mean = trials * p;
  if (mean > 30) {
    const value = Math.floor(mean + Math.sqrt(mean * (1 - p)) * normalQuantile(inside(u)) + 0.5);
    return Math.min(trials, Math.max(0, value));
  }
  const odds = p / (1 - p);
  let probability = detExp(trials * detLog(1 - p));
  let cumulative = probability;
  let count = 0;
  while (u >= cumulative && count < trials) {
    count++;
    probability *= (odds * (trials - count + 1)) / count;
    cumulative += probability;
  }
  return count;
}
