import { diffArrays } from 'diff/lib/diff/array.js';
import type { CommitView } from './views';

/** One line of a file and the version that wrote it. */
export interface BlamedLine {
  readonly text: string;
  readonly version: number;
}

/** The lines of a file after the last commit, each with the version that brought it; null when the file is not there. */
export function blame(commits: readonly CommitView[], path: string): readonly BlamedLine[] | null {
  let lines: readonly BlamedLine[] | null = null;
  for (const { version, files } of commits) {
    const text = Object.hasOwn(files, path) ? files[path] : undefined;
    if (text === undefined) lines = null;
    else if (lines === null || joined(lines) !== text) lines = merge(lines ?? [], text, version);
  }
  return lines;
}

const joined = (lines: readonly BlamedLine[]): string => lines.map(({ text }) => text).join('\n');

/** Lines that stayed keep their version; new ones get this one. */
function merge(before: readonly BlamedLine[], text: string, version: number): BlamedLine[] {
  const after: BlamedLine[] = [];
  let position = 0;
  const texts = before.map((line) => line.text);
  for (const { value, added, removed } of diffArrays(texts, text.split('\n'))) {
    if (added) after.push(...value.map((line) => ({ text: line, version })));
    else {
      if (!removed) after.push(...before.slice(position, position + value.length));
      position += value.length;
    }
  }
  return after;
}
