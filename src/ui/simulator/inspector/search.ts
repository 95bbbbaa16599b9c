import type { LogLine } from '../../../projections/logs';

/** Lines that contain the text, whatever its case; all lines while nothing is searched for. */
export function searchLines(lines: readonly LogLine[], query: string): readonly LogLine[] {
  const wanted = query.trim().toLowerCase();
  return wanted === '' ? lines : lines.filter(({ text }) => text.toLowerCase().includes(wanted));
}

export interface Part {
  readonly text: string;
  readonly isMatch: boolean;
}

/** A line cut at what was searched for. */
export function markMatches(text: string, query: string): readonly Part[] {
  const wanted = query.trim().toLowerCase();
  const lower = text.toLowerCase();
  // In a few letters case changes the length; there the line is left as it is.
  if (wanted === '' || lower.length !== text.length) return [{ text, isMatch: false }];
  const parts: Part[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    if (at > from) parts.push({ text: text.slice(from, at), isMatch: false });
    parts.push({ text: text.slice(at, at + wanted.length), isMatch: true });
    from = at + wanted.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isMatch: false });
  return parts;
}
