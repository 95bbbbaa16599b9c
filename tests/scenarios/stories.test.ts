import { describe, expect, test } from 'vitest';
import type { Command, Scenario, SimulationLog } from '../../src/domain';
import { simulate } from '../../src/engine';
import { createReader, fleetProjection } from '../../src/projections';
import { factsOf, theFact } from '../support/facts';
import { shipped, SHIPPED } from '../support/shipped';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

function push(scenario: Scenario, id: string, at: number): Command {
  const edit = scenario.edits.find((each) => each.id === id);
  if (edit === undefined) throw new Error(`no edit ${id}`);
  return { at, type: 'commit.push', editId: id, author: edit.author, changes: edit.changes };
}

function versions(scenario: Scenario, log: SimulationLog): Set<number | null> {
  const fleet = createReader(scenario, log, fleetProjection).at(scenario.untilMs);
  return new Set(fleet.instances.map(({ version }) => version));
}

test.each(SHIPPED)('%s is valid, in both languages, and lasts 8 to 20 minutes', (id) => {
  const { scenario, texts } = shipped(id);
  expect(scenario.id).toBe(id);
  expect(Object.keys(texts.ko.edits)).toEqual(Object.keys(texts.en.edits));
  expect(texts.ko.title).toMatch(/[가-힣]/);
  expect(texts.en.title).not.toMatch(/[가-힣]/);
  expect(scenario.untilMs).toBeGreaterThanOrEqual(8 * 60_000);
  expect(scenario.untilMs).toBeLessThanOrEqual(20 * 60_000);
});

describe('first-deployment', () => {
  const { scenario } = shipped('first-deployment');

  test.each(SEEDS)('brings version 2 to every server without a failed request (seed %i)', (seed) => {
    const log = simulate(scenario, seed, []);
    expect(versions(scenario, log)).toEqual(new Set([2]));
    expect(factsOf(log, 'execution.succeeded')).toHaveLength(1);
    const failed = factsOf(log, 'traffic.measured').flatMap(({ data }) => data.groups.map((group) => group.failed));
    expect(failed.every((count) => count === 0)).toBe(true);
  });
});

describe('failing-test', () => {
  const { scenario } = shipped('failing-test');

  test.each(SEEDS)('stops at the build; the servers stay on version 1 (seed %i)', (seed) => {
    const log = simulate(scenario, seed, []);
    expect(theFact(log, 'execution.failed').data.stage).toBe('Build');
    expect(factsOf(log, 'deployment.created')).toEqual([]);
    expect(versions(scenario, log)).toEqual(new Set([1]));
  });

  test('succeeds with the correct fix', () => {
    const log = simulate(scenario, 5, [push(scenario, 'fix-rate', 120_000)]);
    expect(versions(scenario, log)).toEqual(new Set([3]));
  });

  test('without the tests in the build the bad version reaches users, and an alarm has to stop it', () => {
    const log = simulate(scenario, 5, [push(scenario, 'skip-tests', 120_000)]);
    expect(factsOf(log, 'deployment.stopped')).toHaveLength(1);
    expect(versions(scenario, log)).toEqual(new Set([1]));
  });
});

describe('rollback-on-alarm', () => {
  const { scenario } = shipped('rollback-on-alarm');

  test.each(SEEDS)('is stopped by the alarm and comes back to version 1 (seed %i)', (seed) => {
    const log = simulate(scenario, seed, []);
    expect(theFact(log, 'deployment.stopped').data.errorCode).toBe('ALARM_ACTIVE');
    expect(theFact(log, 'deployment.rollbackTriggered').data.event).toBe('DEPLOYMENT_STOP_ON_ALARM');
    expect(versions(scenario, log)).toEqual(new Set([1]));
  });

  test('succeeds once the connection is given back, after the rollback is through', () => {
    const log = simulate(scenario, 42, [push(scenario, 'release-connection', 560_000)]);
    expect(theFact(log, 'execution.succeeded').data.number).toBe(2);
    expect(versions(scenario, log)).toEqual(new Set([3]));
  });

  test('a bigger pool only takes longer to run dry', () => {
    /** From the start of a leaking process to its first sign of wear. */
    const wearTime = (commands: readonly Command[]): number => {
      const log = simulate({ ...scenario, alarms: [], untilMs: 3_600_000 }, 42, commands);
      const worn = factsOf(log, 'app.degraded')[0];
      const started = factsOf(log, 'app.started').filter(
        ({ at, data }) => data.instance === worn?.data.instance && at <= worn.at,
      );
      return (worn?.at ?? Infinity) - (started.at(-1)?.at ?? 0);
    };
    const plain = wearTime([]);
    const bigger = wearTime([push(scenario, 'bigger-pool', 1_000)]);
    expect(bigger).toBeGreaterThan(plain);
    expect(bigger).toBeLessThan(Infinity);
  });
});
