import { inject, expect, test } from 'vitest';
import { digestsHere, planRuns, probeScript, shippedWorker } from '../engines/plan';
import { openApp } from './harness';

test('the worker that ships gives the same digests in Chromium as the sources in Node', async () => {
  const { page } = await openApp();
  const runs = planRuns([1, 7, 42, 1_234_567]);
  const worker = new URL(shippedWorker(), inject('appUrl')).href;
  const call = `probe.digests(${JSON.stringify(worker)}, ${JSON.stringify(runs)})`;
  const there = await page.evaluate<string[]>(`(() => { ${await probeScript()}; return ${call}; })()`);
  expect(there).toEqual(await digestsHere(runs));
  expect(new Set(there).size).toBe(runs.length);
});
