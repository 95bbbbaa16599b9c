import { expect, test } from 'vitest';
import { loadLaterMessages, loadMessages, type Language } from '../../src/i18n';
import { MAX_ITEMS, whyOf, type WhyCode, type WhyParams } from '../../src/projections/why';
import * as runs from '../unit/projections/runs';

const RUNS: readonly (readonly [string, runs.Run])[] = [
  ['a healthy run', runs.run()],
  ['a failing build', runs.failingBuild()],
  ['a failing script', runs.failingScript(8)],
  ['an alarm and a rollback', runs.alarmAndRollback()],
  ['a disabled transition', runs.disabledTransition([10_000, 60_000, 110_000])],
  ['an approval', runs.approval('approve')],
  ['a rejection', runs.approval('reject')],
  ['a forgotten approval', runs.approval('none')],
  ['no load balancer', runs.withoutLoadBalancer()],
  ['a stopped instance', runs.instanceStopped()],
  ['a leak', runs.run({ instances: 12 }, { behaviour: runs.leaking(3_000) })],
  ['nobody to answer', runs.run({ instances: 2 }, { behaviour: runs.errors(0.2, 1) })],
];

test.each(RUNS)('every fact of %s has a short chain that goes back in time to a root', (_, { scenario, log }) => {
  for (const { seq } of log.events) {
    const items = whyOf(scenario, log, seq)?.items ?? [];
    expect(items.length).toBeGreaterThan(0);
    expect(items.length).toBeLessThanOrEqual(MAX_ITEMS);
    expect(items[0]?.seq).toBe(seq);
    expect(items.at(-1)?.root).not.toBeNull();
    for (const [index, item] of items.entries()) {
      if (index > 0) expect(item.seq).toBeLessThan(items[index - 1]?.seq ?? 0);
      expect(item.at).toBe(log.events[item.seq]?.at);
    }
  }
});

test.each(RUNS)('no chain of %s reads past the fact that it explains', (_, { scenario, log }) => {
  for (const { seq } of log.events.filter((_fact, index) => index % 5 === 0)) {
    const cut = { ...log, events: log.events.slice(0, seq + 1) };
    expect(whyOf(scenario, cut, seq)).toEqual(whyOf(scenario, log, seq));
  }
});

test.each(['ko', 'en'] satisfies Language[])('every sentence is complete in %s', async (language) => {
  const [{ narrative }, { inspector }] = await Promise.all([loadMessages(language), loadLaterMessages(language)]);
  const { why, controls } = inspector;
  const texts: Readonly<Record<WhyCode, (params: WhyParams) => string>> = { ...narrative, ...why };
  const said = new Set<string>();
  for (const [, { scenario, log }] of RUNS) {
    for (const { seq } of log.events) {
      const view = whyOf(scenario, log, seq);
      for (const { code, params } of view?.items ?? []) said.add(texts[code](params));
      for (const { effect, code, params } of view?.controls ?? []) {
        const group: Readonly<Record<string, (params: WhyParams) => string>> = controls[effect];
        said.add(group[code]?.(params) ?? 'undefined');
      }
    }
  }
  for (const text of said) expect(text).not.toMatch(/undefined|NaN|null|\[object|^\s*$/);
  expect(said.size).toBeGreaterThan(200);
});
