import { sha256 } from '../../src/shared';

/** What became of one engine: one digest per run in the order of the plan, or why there are none. */
export type Outcome =
  | {
      readonly engine: string;
      readonly kind: 'ran';
      readonly version: string;
      readonly digests: readonly string[];
      /** What the app in a sandboxed frame says of itself; Node has no frames. */
      readonly frame: string | null;
    }
  | { readonly engine: string; readonly kind: 'missing' | 'broken'; readonly why: string };

export interface Report {
  readonly lines: readonly string[];
  /** All engines ran, and all agree. */
  readonly isProven: boolean;
}

const MOST_NAMED = 5;

/** Compares every engine with the first one, which is Node. `names` are those of the runs. */
export function compareEngines(names: readonly string[], outcomes: readonly Outcome[]): Report {
  const [first] = outcomes;
  if (first?.kind !== 'ran')
    throw new Error('The first engine is what the others are compared with: it must have run.');
  const rows = [['Engine', 'Version', 'Runs', 'Result', 'SHA-256 of all digests', 'Sandboxed frame']];
  const notes: string[] = [];
  /** The first browser's frame: the others must show the same. */
  const frame = outcomes
    .map((outcome) => (outcome.kind === 'ran' ? outcome.frame : null))
    .find((each) => each !== null);
  const count = { identical: 0, different: 0, 'not run': 0 };
  for (const outcome of outcomes) {
    if (outcome.kind !== 'ran') {
      // An engine that is missing proves nothing; one that breaks disproves.
      const result = outcome.kind === 'missing' ? 'not run' : 'different';
      count[result] += 1;
      rows.push([outcome.engine, '', '0', outcome.kind === 'missing' ? 'not run' : 'broken', '', '']);
      notes.push(`${outcome.engine}: ${outcome.why}`);
      continue;
    }
    const { engine, version, digests } = outcome;
    const differing = names.filter((_, index) => digests[index] !== first.digests[index]);
    const isFrameSame = outcome.frame === null || outcome.frame === frame;
    const isIdentical = differing.length === 0 && digests.length === names.length;
    count[isIdentical && isFrameSame ? 'identical' : 'different'] += 1;
    const result = outcome === first ? 'compared with' : isIdentical ? 'identical' : `${differing.length} differ`;
    const frameResult = outcome.frame === null ? '' : isFrameSame ? 'runs' : 'differs';
    rows.push([engine, version, String(digests.length), result, sha256(digests.join('\n')).slice(0, 16), frameResult]);
    if (!isIdentical) notes.push(`${engine} differs in: ${differing.slice(0, MOST_NAMED).join('; ')}`);
    if (!isFrameSame) notes.push(`${engine}'s sandboxed frame says ${outcome.frame} and not ${frame}`);
  }
  const closing = `${count.identical} engines identical, ${count.different} different, ${count['not run']} not run`;
  return {
    lines: [...table(rows), '', ...notes, closing],
    isProven: count.identical === outcomes.length,
  };
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
