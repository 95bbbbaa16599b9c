const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function readDay(text: string): Day | null {
  const [year = 0, month = 0, day = 0] = (DAY.exec(text) ?? []).slice(1).map((part) => Number.parseInt(part, 10));
  const days = DAYS_IN_MONTH[month - 1];
  if (days === undefined) return null;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day >= 1 && day <= (month === 2 && isLeap ? 29 : days) ? { year, month, day } : null;
}

/** The number of a day such as `2025-06-18`, counted from the first of March of the year 0; null when there is no such day. */
export function dayNumber(text: string): number | null {
  const read = readDay(text);
  if (read === null) return null;
  // The year begins in March, so that the day that is sometimes missing comes last.
  const year = read.month > 2 ? read.year : read.year - 1;
  const month = read.month > 2 ? read.month - 3 : read.month + 9;
  const days = Math.floor((153 * month + 2) / 5) + read.day - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + days;
}

/** Whole months from one day to another; negative when the second comes first, null when one is no day. */
export function monthsBetween(from: string, to: string): number | null {
  const a = readDay(from);
  const b = readDay(to);
  if (a === null || b === null) return null;
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return b.day < a.day ? months - 1 : months;
}
