import { once } from 'node:events';
import { runScenario } from '../workers/runScenario';
import { readArguments, USAGE, type SimArguments } from './arguments';
import { loadScenario } from './loadScenario';
import { errorLines, jsonLines, narrativeLines, noteLines, summaryText } from './print';
import { whyLines } from './why';

/** Exit codes: 0 it ran, 2 the input is wrong. */
const WRONG_INPUT = 2;

async function main(words: readonly string[]): Promise<number> {
  const read = readArguments(words);
  if (!read.ok) {
    process.stderr.write(`${read.error}\n\n${USAGE}\n`);
    return WRONG_INPUT;
  }
  const loaded = loadScenario(read.value);
  if (!loaded.ok) {
    process.stderr.write(`${(await errorLines(loaded.error, read.value.language)).join('\n')}\n`);
    return WRONG_INPUT;
  }
  const { scenario, notes } = loaded.value;
  for (const line of await noteLines(notes, read.value.language)) process.stderr.write(`${line}\n`);
  return print(read.value, scenario);
}

async function print(
  { format, seed, language, why }: SimArguments,
  scenario: Parameters<typeof runScenario>[0],
): Promise<number> {
  const log = await runScenario(scenario, seed ?? scenario.seed, []);
  if (why !== null) {
    const lines = await whyLines(scenario, log, why, language);
    if (!lines.ok) {
      process.stderr.write(`${lines.error}\n`);
      return WRONG_INPUT;
    }
    for (const line of lines.value) await write(line);
  } else if (format === 'jsonl') for (const line of jsonLines(log)) await write(line);
  else if (format === 'summary') await write(summaryText(scenario, log));
  else for (const line of await narrativeLines(scenario, log, language)) await write(line);
  return 0;
}

/** Waits for slow readers, so that a long log fills no memory; a reader that has seen enough ends the program quietly. */
async function write(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));
