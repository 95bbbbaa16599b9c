const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** `90s`, `2m30s`, `1h`, `250ms`: parts in falling size without spaces. */
export const DURATION = /^(\d{1,3}h)?(\d{1,4}m(?!s))?(\d{1,5}s)?(\d{1,6}ms)?$/;
/** A share from 0 to 1, as a number or as `5%`. */
export const PERCENT = /^\d{1,3}(\.\d{1,4})?%$/;

/** Milliseconds of a duration text that matches {@link DURATION}. */
export function durationMs(text: string): number {
  let total = 0;
  for (const [, amount = '0', unit = 'ms'] of text.matchAll(/(\d+)(ms|s|m|h)/g)) {
    total += Number(amount) * (UNITS[unit] ?? 0);
  }
  return total;
}

/** A share from 0 to 1. */
export function shareOf(given: number | string): number {
  return typeof given === 'number' ? given : Number(given.slice(0, -1)) / 100;
}

/** The members that have a value: what an author left out stays out of the scenario. */
export function known<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
