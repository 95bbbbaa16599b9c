import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REJECTION_CODES } from '../../src/domain';
import { FAULT_TYPES, simulate } from '../../src/engine';
import { loadLaterMessages, loadMessages } from '../../src/i18n';
import { narrativeProjection, project } from '../../src/projections';
import { whyOf, type WhyParams } from '../../src/projections/why';
import { interventions } from '../support/arbitraries';

const RUNS = fc.sample(interventions, { numRuns: 150, seed: 20261123 }).map(({ scenario, seed, commands }) => ({
  scenario,
  log: simulate(scenario, seed, commands),
}));

test('every fact of runs with faults and commands has a chain of causes that ends at a root', () => {
  const roots = new Set<string>();
  for (const { scenario, log } of RUNS.slice(0, 40)) {
    for (const { seq } of log.events) {
      const items = whyOf(scenario, log, seq)?.items ?? [];
      expect(items[0]?.seq).toBe(seq);
      expect(items.at(-1)?.root).not.toBeNull();
      roots.add(items.at(-1)?.root ?? '');
    }
  }
  expect([...roots].sort()).toEqual(['commit', 'decision', 'fault', 'start']);
});

test.each(['ko', 'en'] as const)('every sentence about them is complete in %s', async (language) => {
  const [messages, { inspector }] = await Promise.all([loadMessages(language), loadLaterMessages(language)]);
  const texts: Readonly<Record<string, (params: WhyParams) => string>> = { ...messages.narrative, ...inspector.why };
  const said = new Map<string, string>();
  for (const { scenario, log } of RUNS) {
    for (const { code, params } of project(narrativeProjection, scenario, log.events)) {
      said.set(`${code}/${params['fault'] ?? ''}`, texts[code]?.(params) ?? 'undefined');
    }
  }
  for (const [code, text] of said) expect(text, code).not.toMatch(/undefined|NaN|null|\[object|^\s*$/);
  for (const type of FAULT_TYPES) {
    expect([...said.keys()]).toContain(`fault.injected/${type}`);
    expect(Object.keys(messages.faultNames)).toContain(type);
  }
  expect(Object.keys(messages.rejections)).toEqual(expect.arrayContaining([...REJECTION_CODES]));
});
