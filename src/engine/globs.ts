/**
 * Matches a path against one of CodeBuild's artifact patterns: `**` crosses folders, `*` and `?` do not.
 * Linear in practice and never exponential: a segment matcher with two pointers, no regular expressions.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  return matchSegments(trim(pattern).split('/'), trim(path).split('/'));
}

function trim(path: string): string {
  let result = path;
  while (result.startsWith('./')) result = result.slice(2);
  return result.startsWith('/') ? result.slice(1) : result;
}

/** Greedy with one step back to the last `**`, the same way as for `*` within a segment. */
function matchSegments(pattern: readonly string[], path: readonly string[]): boolean {
  let p = 0;
  let s = 0;
  let star = -1;
  let mark = 0;
  while (s < path.length) {
    if (p < pattern.length && pattern[p] === '**') {
      star = p++;
      mark = s;
    } else if (p < pattern.length && matchSegment(pattern[p] as string, path[s] as string)) {
      p++;
      s++;
    } else if (star >= 0) {
      p = star + 1;
      s = ++mark;
    } else return false;
  }
  while (p < pattern.length && pattern[p] === '**') p++;
  return p === pattern.length;
}

function matchSegment(pattern: string, text: string): boolean {
  let p = 0;
  let s = 0;
  let star = -1;
  let mark = 0;
  while (s < text.length) {
    if (p < pattern.length && pattern[p] === '*') {
      star = p++;
      mark = s;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[s])) {
      p++;
      s++;
    } else if (star >= 0) {
      p = star + 1;
      s = ++mark;
    } else return false;
  }
  while (p < pattern.length && pattern[p] === '*') p++;
  return p === pattern.length;
}
