import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL } from '../../src/domain';
import { checkLog, logDigest, simulate } from '../../src/engine';
import { commands, scenarios, seeds } from '../support/arbitraries';
import { factsOf } from '../support/facts';
import { buildScenario } from '../support/scenarioBuilder';

describe('any run', () => {
  test('is the same for the same scenario, seed and commands', () => {
    fc.assert(
      fc.property(scenarios, seeds, commands, (scenario, seed, given) => {
        expect(logDigest(simulate(scenario, seed, given))).toBe(logDigest(simulate(scenario, seed, given)));
      }),
      { numRuns: 25 },
    );
  });

  test('has a log without gaps, whose causes lie in the past and which survives JSON', () => {
    fc.assert(
      fc.property(scenarios, seeds, commands, (scenario, seed, given) => {
        const log = simulate(scenario, seed, given);
        checkLog(log);
        expect(JSON.parse(JSON.stringify(log))).toEqual(log);
      }),
      { numRuns: 40 },
    );
  });

  test('does not change before a command that is added later', () => {
    fc.assert(
      fc.property(scenarios, seeds, commands, (scenario, seed, given) => {
        const last = given.at(-1);
        if (last === undefined) return;
        const whole = simulate(scenario, seed, given).events.filter((fact) => fact.at < last.at);
        const shorter = simulate(scenario, seed, given.slice(0, -1)).events.filter((fact) => fact.at < last.at);
        expect(whole).toEqual(shorter);
      }),
      { numRuns: 40 },
    );
  });

  test('ends each execution at most once, and each deployment with all its instances accounted for', () => {
    fc.assert(
      fc.property(scenarios, seeds, commands, (scenario, seed, given) => {
        const log = simulate(scenario, seed, given);
        const ends = (['execution.succeeded', 'execution.failed', 'execution.superseded'] as const).flatMap((type) =>
          factsOf(log, type).map(({ data }) => data.number),
        );
        expect(new Set(ends).size).toBe(ends.length);
        for (const fact of log.events) {
          if (
            fact.type !== 'deployment.succeeded' &&
            fact.type !== 'deployment.failed' &&
            fact.type !== 'deployment.stopped'
          )
            continue;
          const { succeeded, failed, skipped } = fact.data;
          expect(succeeded + failed + skipped).toBe(scenario.fleet.instances.length);
          expect(Math.min(succeeded, failed, skipped)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('gives a group one deployment at a time, and never loses a rollback', () => {
    fc.assert(
      fc.property(scenarios, seeds, commands, (scenario, seed, given) => {
        const log = simulate(scenario, seed, given);
        const created = new Map(factsOf(log, 'deployment.created').map((fact) => [fact.data.deploymentId, fact]));
        let active: string | null = null;
        for (const fact of log.events) {
          if (fact.type === 'deployment.created') {
            expect(active).toBeNull();
            active = fact.data.deploymentId;
          }
          if (fact.type === 'deployment.succeeded') active = null;
          if (fact.type !== 'deployment.failed' && fact.type !== 'deployment.stopped') continue;
          active = null;
          const { deploymentId } = fact.data;
          if (created.get(deploymentId)?.data.creator === 'codeDeployRollback') continue;
          const answers = log.events.filter(
            (each) =>
              (each.type === 'deployment.rollbackTriggered' || each.type === 'deployment.rollbackUnavailable') &&
              each.data.deploymentId === deploymentId,
          );
          expect(answers).toHaveLength(1);
          const [answer] = answers;
          if (answer?.type !== 'deployment.rollbackTriggered') continue;
          expect(answer.at).toBe(fact.at);
          const isOver = scenario.untilMs - fact.at < 10_000;
          const rollback = created.get(answer.data.rollbackDeploymentId);
          if (!isOver) expect(rollback?.data.rollbackOf).toBe(deploymentId);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('keeps the order of lifecycle events on every instance, and ends each event that it starts', () => {
    fc.assert(
      fc.property(scenarios, seeds, (scenario, seed) => {
        const log = simulate(scenario, seed, []);
        const open = new Map<string, string>();
        const last = new Map<string, number>();
        for (const fact of log.events) {
          if (fact.type === 'target.eventStarted') {
            const order = IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL.indexOf(fact.data.event);
            expect(order).toBeGreaterThan(last.get(fact.entity) ?? -1);
            expect(open.has(fact.entity)).toBe(false);
            last.set(fact.entity, order);
            open.set(fact.entity, fact.data.event);
          } else if (fact.type === 'target.eventEnded') {
            expect(open.get(fact.entity)).toBe(fact.data.event);
            open.delete(fact.entity);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('sends every request somewhere: the parts add up to the whole', () => {
    fc.assert(
      fc.property(scenarios, seeds, (scenario, seed) => {
        for (const { data } of factsOf(simulate(scenario, seed, []), 'traffic.changed')) {
          const sent = data.groups.reduce((sum, group) => sum + group.instances * group.requestsPerInstance, 0);
          expect(sent + data.unroutedPerSecond).toBeCloseTo(data.requestsPerSecond, 6);
          for (const group of data.groups) expect(group.errorRate).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('randomness', () => {
  test('of one entity does not depend on others: a fault elsewhere moves no other instance', () => {
    const plain = simulate(buildScenario({ config: 'CodeDeployDefault.AllAtOnce', requestsPerSecond: 0 }), 7, []);
    const scenario = buildScenario(
      { config: 'CodeDeployDefault.AllAtOnce', requestsPerSecond: 0 },
      { faults: [{ atMs: 1_000, type: 'agent.stop', instance: 'i-01' }] },
    );
    const disturbed = simulate(scenario, 7, []);
    const timesOf = (log: typeof plain): number[] =>
      factsOf(log, 'target.eventEnded')
        .filter((fact) => fact.data.instance === 'i-03')
        .map((fact) => fact.at);
    expect(timesOf(disturbed)).toEqual(timesOf(plain));
  });
});
