import { readdirSync } from 'node:fs';
import { build } from 'vite';
import type { Scenario } from '../../src/domain';
import { logDigest } from '../../src/engine';
import { runScenario } from '../../src/workers/runScenario';
import { shipped, SHIPPED } from '../support/shipped';
import type { ProbeRun } from './probe';

/** Early enough that the change goes through the whole pipeline within the run. */
const EDIT_AT_MS = 30_000;

/** Every shipped scenario with every seed: left alone, and with its first prepared change pushed by hand. */
export function planRuns(seeds: readonly number[]): readonly ProbeRun[] {
  return SHIPPED.flatMap((id) => {
    const { scenario } = shipped(id);
    return variantsOf(scenario).flatMap(({ name, commands }) =>
      seeds.map((seed) => ({ name: `${id}, ${name}, seed ${seed}`, scenario, seed, commands })),
    );
  });
}

function variantsOf({ edits }: Scenario): readonly Pick<ProbeRun, 'name' | 'commands'>[] {
  const alone = { name: 'left alone', commands: [] };
  const edit = edits[0];
  if (edit === undefined) return [alone];
  const { id: editId, author, changes } = edit;
  const push = { at: EDIT_AT_MS, type: 'commit.push', editId, author, changes } as const;
  return [alone, { name: 'with a change', commands: [push] }];
}

/** The digests of the same runs in this process, from the sources. */
export async function digestsHere(runs: readonly ProbeRun[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { scenario, seed, commands } of runs) {
    found.push(logDigest(await runScenario(scenario, seed, commands)));
  }
  return found;
}

/** `probe.ts` as one script that leaves its functions as `probe` on the page. */
export async function probeScript(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { write: false, minify: false, lib: { entry: 'tests/engines/probe.ts', name: 'probe', formats: ['iife'] } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error('nothing was built');
  return chunk.code;
}

/** The address of the worker that ships, relative to the app. */
export function shippedWorker(dist = 'dist'): string {
  const name = readdirSync(`${dist}/assets`).find((file) => /^simulation\.worker-[\w-]+\.js$/.test(file));
  if (name === undefined)
    throw new Error(`There is no simulation worker in ${dist}/assets: run "npm run build" first.`);
  return `assets/${name}`;
}
