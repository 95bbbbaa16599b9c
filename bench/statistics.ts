/** The smallest value that at least this share of the values does not exceed; 0 for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Two decimals are all that a measurement is good for. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;
