import { resolve } from 'node:path';
import { serveFolder } from '../support/static-server';
import { BROWSERS, type BrowserUnderTest, type Question } from './browsers';
import { digestsHere, planRuns, probeScript, shippedWorker } from './plan';
import { compareEngines, type Outcome } from './report';

/*
 * `npm run test:engines`: every shipped scenario with 20 seeds in Node and, by the worker that ships, in Chromium,
 * Firefox and WebKit. The digests of all logs must be the same, and so must be what a sandboxed frame shows. Ends with 0 only when all four ran and agree.
 */

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

async function outcomeOf(browser: BrowserUnderTest, question: Question): Promise<Outcome> {
  const engine = browser.name;
  try {
    const answer = await browser.ask(question);
    if (answer === null) return { engine, kind: 'missing', why: browser.missing };
    return { engine, kind: 'ran', ...answer };
  } catch (error) {
    return { engine, kind: 'broken', why: error instanceof Error ? error.message : String(error) };
  }
}

const runs = planRuns(SEEDS);
const outcomes: Outcome[] = [
  { engine: 'Node', kind: 'ran', version: process.versions.node, digests: await digestsHere(runs), frame: null },
];
const server = await serveFolder(resolve('dist'), '/some/path/');
const host = await serveFolder(resolve('tests/engines'), '/');
try {
  const question = {
    appUrl: server.url,
    hostUrl: `${host.url}host.html`,
    probe: await probeScript(),
    worker: shippedWorker(),
    runs,
  };
  // One after the other: browsers that compete for the processor only make each other slow.
  for (const browser of BROWSERS) outcomes.push(await outcomeOf(browser, question));
} finally {
  await server.close();
  await host.close();
}
const report = compareEngines(
  runs.map(({ name }) => name),
  outcomes,
);
console.log(report.lines.join('\n'));
process.exitCode = report.isProven ? 0 : 1;
