import { readFileSync } from 'node:fs';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { logDigest, simulate } from '../../src/engine';
import { parseScenario } from '../../src/scenarios';
import { openApp } from './harness';

/** The engine as one script that leaves its functions on the page. */
async function engineScript(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      lib: { entry: 'src/engine/index.ts', name: 'engine', formats: ['iife'] },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error('nothing was built');
  return chunk.code;
}

interface Engine {
  readonly simulate: typeof simulate;
  readonly logDigest: typeof logDigest;
}

test('the same input gives the same digest in Chromium as in Node', async () => {
  const { page } = await openApp();
  await page.evaluate(`${await engineScript()}; window.engine = engine;`);
  for (const id of ['first-deployment', 'failing-test', 'rollback-on-alarm']) {
    const parsed = parseScenario(id, readFileSync(`public/scenarios/${id}.yaml`, 'utf8'));
    if (!parsed.ok) throw new Error(id);
    const { scenario } = parsed.value;
    const seeds = [1, 7, 42, 1_234_567];
    const here = seeds.map((seed) => logDigest(simulate(scenario, seed, [])));
    const there = await page.evaluate(
      ([given, list]) => {
        const { engine } = window as unknown as { engine: Engine };
        return list.map((seed) => engine.logDigest(engine.simulate(given, seed, [])));
      },
      [scenario, seeds] as const,
    );
    expect(there).toEqual(here);
  }
});
