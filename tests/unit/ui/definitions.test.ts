import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { logDigest, simulate } from '../../../src/engine';
import { shipped, SHIPPED } from '../../support/shipped';

// As in the built app, which defines its machines without XState. Among the tests of the page, because those do not share modules.
vi.mock('xstate', () => import('../../../scripts/vite/xstateDefinitions'));

test('machines are made without XState here', async () => {
  expect(Object.keys(await import('xstate')).sort()).toEqual(['assign', 'cancel', 'emit', 'raise', 'setup']);
});

test.each(SHIPPED)('%s gives its recorded log from definitions alone', (id) => {
  const recorded = readFileSync(`tests/golden/${id}.7.jsonl`, 'utf8').split('\n', 1)[0] ?? '';
  const { digest } = JSON.parse(recorded) as { digest: string };
  expect(logDigest(simulate(shipped(id).scenario, 7, []))).toBe(digest);
});
