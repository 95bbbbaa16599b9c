import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { parseDuration } from '../../src/app/fuzz/options';
import { parseWhole } from '../../src/workspace/route';
import { launchBrowser } from '../support/browser.launcher';
import { SHIPPED } from '../support/shipped';
import { serveFolder } from '../support/static-server';
import { fuzzScenario, type FuzzOutcome } from './fuzzScenario';
import { isClean, linesOf, tableOf } from './report';

/*
 * `npm run fuzz -- [--for 5m] [--seed 7] [scenario…]`: lets the built app be played at random in Chromium, each scenario
 * for that long, one after the other. Ends with 0 only when nothing was found and nothing grows. The whole result is
 * written to `artifacts/fuzz.json`.
 */

const USAGE = 'npm run fuzz -- [--for 30s|5m|1h] [--seed 0…4294967295] [scenario…]';

function readArguments() {
  const { values, positionals } = parseArgs({
    options: { for: { type: 'string', default: '1m' }, seed: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  const [durationMs, seed] = [parseDuration(values.for), parseWhole(values.seed)];
  const unknown = positionals.filter((id) => !SHIPPED.includes(id));
  if (durationMs === null || seed === null) throw new Error(USAGE);
  if (unknown.length > 0) throw new Error(`No scenario ${unknown.join(', ')}. There are: ${SHIPPED.join(', ')}.`);
  return { durationMs, seed, scenarios: positionals.length > 0 ? positionals : SHIPPED };
}

async function fuzzAll({ durationMs, seed, scenarios }: ReturnType<typeof readArguments>): Promise<FuzzOutcome[]> {
  const server = await serveFolder(resolve('dist'), '/some/path/');
  const launched = await launchBrowser();
  const browser = await chromium.connect(launched.wsEndpoint());
  const outcomes: FuzzOutcome[] = [];
  try {
    for (const scenario of scenarios) {
      const outcome = await fuzzScenario(browser, server.url, { scenario, seed, durationMs });
      console.log(linesOf(outcome).join('\n'));
      outcomes.push(outcome);
    }
  } finally {
    await browser.close();
    await launched.close();
    await server.close();
  }
  return outcomes;
}

try {
  const outcomes = await fuzzAll(readArguments());
  await mkdir('artifacts', { recursive: true });
  await writeFile('artifacts/fuzz.json', `${JSON.stringify(outcomes, null, 2)}\n`);
  console.log(tableOf(outcomes).join('\n'));
  process.exitCode = outcomes.every(isClean) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
