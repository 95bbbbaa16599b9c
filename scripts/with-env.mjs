// `node scripts/with-env.mjs NAME=value … command args…`: sets variables in a way every shell understands.
import { spawnSync } from 'node:child_process';

const words = process.argv.slice(2);
const env = { ...process.env };
while (words[0]?.includes('=')) {
  const [name, ...value] = words.shift().split('=');
  env[name] = value.join('=');
}
const result = spawnSync(words.join(' '), { stdio: 'inherit', shell: true, env });
process.exit(result.status ?? 1);
