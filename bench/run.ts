// `npm run bench -- --json`. The measured code is bundled first, as it ships: the loader of TypeScript slows functions down.
import { mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type * as Measures from './measures';
import { measureFirstLoad } from './firstLoad';
import { measureFrames } from './frames';

async function bundled(): Promise<typeof Measures> {
  const outDir = resolve('node_modules/.cache/baepo/bench');
  mkdirSync(outDir, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      ssr: resolve('bench/measures.ts'),
      minify: false,
      rollupOptions: { output: { entryFileNames: 'measures.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return (await import(pathToFileURL(`${outDir}/measures.mjs`).href)) as typeof Measures;
}

const measures = await bundled();
const result = {
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  run: measures.measureRuns(),
  seek: measures.measureSeek(),
  // Builds the app that the frames are measured in.
  firstLoad: await measureFirstLoad(),
  frames: await measureFrames(),
};
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`);
else process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
