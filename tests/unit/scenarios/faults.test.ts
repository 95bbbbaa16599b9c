import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FAULT_TYPES } from '../../../src/engine';
import { scenarioErrors as english } from '../../../src/i18n/en/later/scenarioErrors';
import { parseScenario } from '../../../src/scenarios';

const good = readFileSync('public/scenarios/rollback-on-alarm.yaml', 'utf8');
const withFaults = (...faults: string[]): string => `${good}\nfaults:\n${faults.map((it) => `  - ${it}\n`).join('')}`;
const parse = (...faults: string[]) => parseScenario('s.yaml', withFaults(...faults));

/** Every fault as an author writes it, and as it runs. */
const EXAMPLES: Readonly<Record<string, readonly [string, object]>> = {
  'instance.stop': ['{ at: 10s, until: 1m, type: instance.stop, instance: i-02 }', { atMs: 10_000, untilMs: 60_000 }],
  'zone.stop': ['{ at: 10s, type: zone.stop, zone: ap-northeast-2a }', { zone: 'ap-northeast-2a' }],
  'app.crash': ['{ at: 10s, type: app.crash, instance: i-02 }', { instance: 'i-02' }],
  'agent.stop': ['{ at: 10s, type: agent.stop, instance: i-02 }', { instance: 'i-02' }],
  'disk.full': ['{ at: 10s, type: disk.full, instance: i-02 }', { instance: 'i-02' }],
  'healthCheck.fail': ['{ at: 10s, type: healthCheck.fail }', { instance: null }],
  'healthCheck.pass': ['{ at: 10s, type: healthCheck.pass, instance: i-02 }', { instance: 'i-02' }],
  'dependency.slow': [
    '{ at: 10s, type: dependency.slow, latency: 2s, errorRate: 5%, version: 2 }',
    { latencyMs: 2_000, errorRate: 0.05, version: 2 },
  ],
  'build.fail': ['{ at: 10s, type: build.fail, exitCode: 2 }', { scope: 'next', project: null, exitCode: 2 }],
  'test.fail': ['{ at: 10s, type: test.fail, scope: current }', { scope: 'current', exitCode: 1 }],
  'build.diskFull': ['{ at: 10s, type: build.diskFull }', { scope: 'next' }],
  'hook.fail': ['{ at: 10s, type: hook.fail, event: AfterInstall }', { event: 'AfterInstall', exitCode: 1 }],
  'hook.hang': ['{ at: 10s, type: hook.hang, event: AfterInstall, instance: i-02 }', { instance: 'i-02' }],
};

test.each(FAULT_TYPES)('a scenario can plan %s', (type) => {
  const [text, expected] = EXAMPLES[type] ?? ['', {}];
  const parsed = parse(text);
  expect(parsed.ok ? [] : parsed.error).toEqual([]);
  if (parsed.ok) expect(parsed.value.scenario.faults).toMatchObject([{ type, ...expected }]);
});

describe('a planned fault', () => {
  test.each([
    ['of an unknown type', '{ at: 10s, type: meteor }', 'scenario.badValue'],
    ['without what it is about', '{ at: 10s, type: disk.full }', 'scenario.missing'],
    ['with a surplus key', '{ at: 10s, type: zone.stop, zone: ap-northeast-2a, speed: 3 }', 'scenario.unknownKey'],
    ['on an unknown instance', '{ at: 10s, type: app.crash, instance: i-99 }', 'scenario.unknownInstance'],
    ['in an unknown zone', '{ at: 10s, type: zone.stop, zone: mars }', 'scenario.unknownZone'],
    ['in an unknown project', '{ at: 10s, type: build.fail, project: nope }', 'scenario.unknownProject'],
    ['at an event without scripts', '{ at: 10s, type: hook.fail, event: Install }', 'scenario.badValue'],
    ['that ends before it begins', '{ at: 10s, until: 5s, type: disk.full, instance: i-02 }', 'scenario.untilBeforeAt'],
    ['with an exit code that means success', '{ at: 10s, type: test.fail, exitCode: 0 }', 'scenario.badValue'],
  ])('%s is refused with a code, at its line', (_, text, code) => {
    const parsed = parse('{ at: 1s, type: healthCheck.fail }', text);
    const [error] = parsed.ok ? [] : parsed.error;
    expect(error?.code).toBe(code);
    expect(Object.keys(english)).toContain(code);
    expect(error?.line).toBe(
      withFaults('', text)
        .split('\n')
        .findIndex((line) => line.includes(text)) + 1,
    );
    expect(error?.column).toBeGreaterThan(1);
  });
});
