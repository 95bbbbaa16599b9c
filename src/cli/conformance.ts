import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkVector, type Outcome } from './conformance/check';
import { readVectors, type Vector } from './conformance/vector';

const USAGE = `Usage:
  npm run -s conformance -- [DIR or FILE] [--json]

Checks test vectors of AWS behaviour: a JSON file that is a list of {id, class, area, kind, given, expect}, or a folder of such files.
Exit codes: 0 nothing failed, 1 something failed, 2 the input is wrong.`;

/** Where the vectors lie on machines that have them. */
const BESIDE = fileURLToPath(new URL('../../../shared/conformance', import.meta.url));

interface Checked {
  readonly vector: Vector;
  readonly outcome: Outcome;
}

function reportOf(checked: readonly Checked[]): object {
  const passed: string[] = [];
  const failed: object[] = [];
  const uncovered: object[] = [];
  for (const { vector, outcome } of checked) {
    if (outcome.status === 'passed') passed.push(vector.id);
    else if (outcome.status === 'failed') failed.push({ id: vector.id, differences: outcome.differences });
    else uncovered.push({ id: vector.id, reason: outcome.reason });
  }
  return { vectors: checked.length, passed, failed, uncovered };
}

function* linesOf(checked: readonly Checked[]): Generator<string> {
  const counts = { passed: 0, failed: 0, uncovered: 0 };
  for (const { vector, outcome } of checked) {
    counts[outcome.status]++;
    if (outcome.status === 'passed') yield `passed    ${vector.id}`;
    else if (outcome.status === 'uncovered') yield `uncovered ${vector.id}: ${outcome.reason}`;
    else {
      yield `FAILED    ${vector.id}`;
      for (const { key, expected, actual } of outcome.differences) {
        yield `            ${key}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`;
      }
    }
  }
  yield `${counts.passed} passed, ${counts.failed} failed, ${counts.uncovered} uncovered`;
}

function main(words: readonly string[]): number {
  let path: string | undefined;
  let isJson: boolean;
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    if (positionals.length > 1) throw new Error('Give one folder or one file');
    path = positionals[0] ?? (existsSync(BESIDE) ? BESIDE : undefined);
    isJson = values.json === true;
    if (path === undefined) throw new Error('Give a folder or a file of vectors');
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    return 2;
  }
  const read = readVectors(path);
  if (!read.ok) {
    process.stderr.write(`${read.error}\n`);
    return 2;
  }
  const checked = read.value.map((vector) => ({ vector, outcome: checkVector(vector) }));
  if (isJson) process.stdout.write(`${JSON.stringify(reportOf(checked), null, 2)}\n`);
  else for (const line of linesOf(checked)) process.stdout.write(`${line}\n`);
  return checked.some(({ outcome }) => outcome.status === 'failed') ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
