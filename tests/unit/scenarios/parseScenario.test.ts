import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scenarioErrors as english } from '../../../src/i18n/en/later/scenarioErrors';
import { parseScenario, scenarioFromFiles } from '../../../src/scenarios';

const good = readFileSync('public/scenarios/rollback-on-alarm.yaml', 'utf8');

function firstError(text: string): { code: string; at: string } {
  const parsed = parseScenario('s.yaml', text);
  if (parsed.ok) return { code: 'accepted', at: '' };
  const [error] = parsed.error;
  return { code: error?.code ?? '', at: `${error?.line}:${error?.column}` };
}

/** 1-based line of the first occurrence of a text. */
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

describe('a scenario file', () => {
  test.each([
    ['a misspelt key', 'trafic:\n  - at: 0s', 'traffic:\n  - at: 0s', 'scenario.unknownKey'],
    ['a wrong duration', 'until: soon', 'until: 20m', 'scenario.badValue'],
    ['an unknown alarm', '- name: orders-6xx', '- name: orders-5xx', 'scenario.unknownAlarm'],
    [
      'an unknown configuration',
      'deploymentConfigName: x\n',
      'deploymentConfigName: keep-nine\n    minimumHealthyHosts:\n      type: HOST_COUNT\n      value: 9\n',
      'scenario.unknownConfig',
    ],
    ['an edit that does not fit', "find: 'max: 21'", "find: 'max: 20'", 'scenario.editDoesNotApply'],
    ['a commit of an unknown edit', 'edit: nothing', 'edit: lock-rows', 'scenario.unknownEdit'],
    ['a missing language', '  en: Rolled back by an alarm\n', '', 'scenario.missing'],
  ])('with %s is refused with a code', (_, bad, original, code) => {
    const text = original === '' ? good.replace(bad, '') : good.replace(original, bad);
    expect(text).not.toBe(good);
    expect(firstError(text).code).toBe(code);
    expect(Object.keys(english)).toContain(code);
  });

  test('is refused at the line of the mistake', () => {
    const text = good.replace('HealthyThresholdCount: 2', 'HealthyThresholdCount: 99');
    expect(firstError(text).at).toMatch(new RegExp(`^${lineOf(text, 'HealthyThresholdCount: 99')}:`));
  });

  test.each([
    ['a misspelt key', 'trafic:\n  - at: 0s', 'traffic:\n  - at: 0s', 'traffic'],
    ['a misspelt key that must be there', 'titel:', 'title:', 'title'],
    ['a misspelt key deep inside', 'HealthyThresoldCount: 2', 'HealthyThresholdCount: 2', 'HealthyThresholdCount'],
    [
      'a misspelt value',
      'MetricName: HTTPCode_Target_5XX_Rat',
      'MetricName: HTTPCode_Target_5XX_Rate',
      'HTTPCode_Target_5XX_Rate',
    ],
    ['a misspelt alarm', '- name: orders-5x', '- name: orders-5xx', 'orders-5xx'],
    ['a misspelt edit', 'edit: lock-row', 'edit: lock-rows', 'lock-rows'],
  ])('with %s says once what was probably meant', (_, bad, original, suggestion) => {
    const text = good.replace(original, bad);
    expect(text).not.toBe(good);
    const parsed = parseScenario('s.yaml', text);
    expect(parsed.ok ? [] : parsed.error.map((error) => error.suggestion)).toEqual([suggestion]);
  });

  test('with an unknown timing is refused', () => {
    const parsed = parseScenario('s.yaml', `${good}\ntimings:\n  codebuild.QUEUD: 5s\n`);
    expect(parsed.ok ? null : parsed.error[0]).toMatchObject({
      code: 'scenario.unknownTiming',
      suggestion: 'codebuild.QUEUED',
    });
  });

  test('with a broken pipeline inside names the file and the place in it', () => {
    const parsed = parseScenario('s.yaml', good.replace('"category": "Source"', '"category": "Sauce"'));
    expect(parsed.ok ? '' : parsed.error[0]?.message).toMatch(/^pipeline\.json:\d+:\d+: /);
  });

  test.each([
    ['nothing', ''],
    ['a list', '- 1'],
    ['a prototype key', `${good}\n__proto__:\n  x: 1`],
    ['ten megabytes', 'a'.repeat(10_000_000)],
    ['scripts everywhere', 'baepo: <script>alert(1)</script>'],
  ])('that holds %s is an error, never an exception', (_, text) => {
    expect(firstError(text).code).not.toBe('accepted');
  });
});

describe('own files', () => {
  const pipeline = { file: 'p.json', text: JSON.stringify({ name: 'p', stages: [] }) };
  const rest = {
    buildspec: null,
    appspec: null,
    instances: 3,
    config: 'CodeDeployDefault.AllAtOnce',
    hasLoadBalancer: true,
    seed: 1,
  };

  test('need a valid pipeline', () => {
    const made = scenarioFromFiles({ ...rest, pipeline });
    expect(made.ok ? '' : made.error.map(({ code }) => code)).toContain('pipeline.tooFewStages');
  });

  test('suggest the configuration that was meant', () => {
    const made = scenarioFromFiles({ ...rest, pipeline, config: 'CodeDeployDefault.OneAtATme' });
    expect(made.ok ? undefined : made.error[0]?.suggestion).toBe('CodeDeployDefault.OneAtATime');
  });

  test.each([[0], [1_001], [1.5], [NaN]])('cannot run on %s instances', (instances) => {
    expect(scenarioFromFiles({ ...rest, pipeline, instances }).ok).toBe(false);
  });
});
