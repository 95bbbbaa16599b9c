// All static checks, two at a time, each with its duration; a failing check prints its whole output.
// `npm run check -- lint deps` runs only the named ones.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const cruised = ['src', 'tests', 'bench'].filter((folder) => existsSync(folder));
const checks = {
  svelte: 'svelte-check --tsconfig ./tsconfig.json --fail-on-warnings --output human',
  lint: 'eslint . --max-warnings 0 --cache --cache-location node_modules/.cache/eslint/',
  types: 'tsc -p tsconfig.sim.json',
  format: 'prettier --check --log-level warn --cache .',
  deps: `depcruise --config .dependency-cruiser.cjs ${cruised.join(' ')}`,
  lock: 'node scripts/check-lock.mjs',
};
if (existsSync('scripts/check-i18n.ts')) checks.i18n = 'node --import tsx scripts/check-i18n.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`Unknown check: ${unknown.join(', ')}. There are: ${Object.keys(checks).join(', ')}.`);
  process.exit(2);
}

function run(name, command) {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    let output = '';
    // npm puts node_modules/.bin on PATH, so the tools are found by their names.
    const child = spawn(command, { shell: true, env: { ...process.env, NO_COLOR: '1' } });
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(8)} ${seconds} s`);
      if (code !== 0) console.log(`${output.trimEnd()}\n`);
      resolve(code === 0);
    });
  });
}

const queue = Object.entries(checks).filter(([name]) => wanted.length === 0 || wanted.includes(name));
const results = [];
async function worker() {
  for (let next = queue.shift(); next; next = queue.shift()) results.push(await run(...next));
}
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
const failed = results.filter((passed) => !passed).length;
console.log(`check: ${results.length - failed} ok, ${failed} not ok`);
process.exit(failed === 0 ? 0 : 1);
