/** Longer words are no slips of the pen, and comparing them costs. */
const LONGEST = 64;

/**
 * The candidate that a misspelt word most likely means: at most two slips away, at most one for words of up to four letters; a letter too
 * many, too few, wrong, or swapped with its neighbour is one slip, and case does not count. The first of equally near ones.
 * Null when none is near, or when the word is a candidate itself.
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  if (word.length === 0 || word.length > LONGEST || candidates.includes(word)) return null;
  let best: string | null = null;
  let fewest = word.length <= 4 ? 2 : 3;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const slips = slipsBetween(word.toLowerCase(), candidate.toLowerCase());
    if (slips >= fewest || slips >= candidate.length) continue;
    best = candidate;
    fewest = slips;
  }
  return best;
}

/** Damerau–Levenshtein distance in its restricted form (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let slips = Math.min(
        (old[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (old[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwapped) slips = Math.min(slips, (older[column - 2] ?? 0) + 1);
      current.push(slips);
    }
    older = old;
    old = current;
  }
  return old[b.length] ?? 0;
}
