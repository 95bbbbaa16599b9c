import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENGINE_VERSION, logDigest, simulate } from '../../src/engine';
import { SHIPPED, shipped } from '../support/shipped';

/*
 * Logs as they were recorded. They change only together with ENGINE_VERSION, and the commit says why.
 * To record anew: delete the file and run the tests with BAEPO_RECORD=1.
 */
const SEED = 7;

test.each(SHIPPED)('the log of %s is the recorded one', (id) => {
  const file = `tests/golden/${id}.${SEED}.jsonl`;
  const log = simulate(shipped(id).scenario, SEED, []);
  const lines = [JSON.stringify({ ...log.header, digest: logDigest(log) }), ...log.events.map((fact) => JSON.stringify(fact))];
  if (!existsSync(file) && process.env.BAEPO_RECORD === '1') writeFileSync(file, `${lines.join('\n')}\n`);
  const recorded = readFileSync(file, 'utf8').trimEnd().split('\n');
  const header = JSON.parse(recorded[0] ?? '{}') as { engineVersion: number };
  expect(header.engineVersion, 'recorded with another engine: delete the file and record anew').toBe(ENGINE_VERSION);
  // The first difference says more than two long lists.
  const difference = lines.findIndex((line, index) => line !== recorded[index]);
  expect(lines[difference]).toBe(recorded[difference]);
  expect(lines.length).toBe(recorded.length);
});
