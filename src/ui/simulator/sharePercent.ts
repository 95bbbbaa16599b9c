/** A share from 0 to 1 as percent with one digit: shares of a handful of instances differ by less than one percent. */
export function sharePercent(share: number): string {
  return `${Math.round(share * 1_000) / 10}%`;
}
