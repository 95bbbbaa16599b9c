import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scenario, SimulationLog } from '../../src/domain';
import { simulate } from '../../src/engine';
import { factsOf } from '../support/facts';
import { buildScenario } from '../support/scenarioBuilder';

const minima = fc.oneof(
  fc.record({ type: fc.constant('HOST_COUNT' as const), value: fc.integer({ min: 0, max: 8 }) }),
  fc.record({ type: fc.constant('FLEET_PERCENT' as const), value: fc.integer({ min: 0, max: 99 }) }),
);

/** Fleets of which some hosts failed before, some are switched off, and on some of which a script fails. */
const scenarios = fc
  .record({
    hosts: fc.array(
      fc.record({
        zone: fc.constantFrom('a', 'b', 'c'),
        hadFailed: fc.boolean(),
        isStopped: fc.constantFrom(false, false, false, true),
        fails: fc.constantFrom(false, false, true),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    minimum: fc.option(minima),
    predefined: fc.constantFrom('OneAtATime', 'HalfAtATime', 'AllAtOnce'),
    perZone: fc.option(minima),
    hasRollback: fc.boolean(),
  })
  .map(({ hosts, minimum, predefined, perZone, hasRollback }): Scenario => {
    const config = minimum === null ? `CodeDeployDefault.${predefined}` : 'Own';
    const base = buildScenario({ hasLoadBalancer: false, config, minimumHealthy: minimum });
    const failing = hosts.flatMap(({ fails }, index) => (fails ? [`i-${index}`] : []));
    const isZonal = minimum !== null && perZone !== null;
    return {
      ...base,
      fleet: {
        ...base.fleet,
        instances: hosts.map(({ zone, hadFailed, isStopped }, index) => ({
          id: `i-${index}`,
          availabilityZone: zone,
          isStopped,
          ...(hadFailed ? { history: { lastDeployment: 'Failed' as const, revision: 'baseline' as const } } : {}),
        })),
      },
      deploymentGroups: base.deploymentGroups.map((group) => ({
        ...group,
        ...(isZonal ? { zonalConfig: { minimumHealthyHostsPerZone: perZone } } : {}),
        autoRollback: { enabled: hasRollback, events: ['DEPLOYMENT_FAILURE' as const] },
      })),
      behaviour: [
        {
          when: [{ path: 'src/app.js', contains: 'v2', lacks: null }],
          serve: null,
          commands: [],
          scripts: [
            {
              location: 'scripts/start.sh',
              exitCode: 1,
              failureRate: null,
              durationMs: null,
              output: [],
              instances: failing,
            },
          ],
        },
      ],
      untilMs: 4 * 3_600_000,
    };
  });

const always = (check: (log: SimulationLog, scenario: Scenario) => void): void => {
  const seeds = fc.integer({ min: 0, max: 1_000 });
  fc.assert(
    fc.property(scenarios, seeds, (scenario, seed) => check(simulate(scenario, seed, []), scenario)),
    { numRuns: 80 },
  );
};

describe('any deployment in place', () => {
  test('never takes so many healthy instances that fewer than the minimum are left', () => {
    always((log, scenario) => {
      const healthy = new Set(
        scenario.fleet.instances.filter(({ history }) => history === undefined).map(({ id }) => id),
      );
      let floor = 0;
      for (const fact of log.events) {
        if (fact.type === 'deployment.created') floor = Math.min(fact.data.minimumHealthy, healthy.size);
        if (fact.type === 'target.started' && healthy.delete(fact.data.instance)) {
          expect(healthy.size).toBeGreaterThanOrEqual(floor);
        }
        if (fact.type === 'instance.healthChanged' && fact.data.health === 'Healthy') healthy.add(fact.data.instance);
      }
    });
  });

  test('ends once, with every instance in one of three counts', () => {
    always((log) => {
      for (const { data } of factsOf(log, 'deployment.created')) {
        const ends = log.events.flatMap((fact) =>
          (fact.type === 'deployment.succeeded' ||
            fact.type === 'deployment.failed' ||
            fact.type === 'deployment.stopped') &&
          fact.data.deploymentId === data.deploymentId
            ? [fact.data]
            : [],
        );
        expect(ends).toHaveLength(1);
        const [end] = ends;
        expect((end?.succeeded ?? 0) + (end?.failed ?? 0) + (end?.skipped ?? 0)).toBe(data.instances.length);
      }
    });
  });

  test('that is rolled back well leaves no instance unaccounted for: it has the old revision, or its failure is named', () => {
    always((log) => {
      const rollback = factsOf(log, 'deployment.created').find(({ data }) => data.rollbackOf !== null);
      if (rollback === undefined) return;
      const failed = rollback.data.rollbackOf;
      const attempted = factsOf(log, 'target.started').filter(({ data }) => data.deploymentId === failed);
      const fate = new Map<string, string>();
      for (const fact of log.events) {
        const isFate =
          fact.type === 'target.succeeded' || fact.type === 'target.failed' || fact.type === 'target.skipped';
        if (isFate && fact.data.deploymentId === rollback.data.deploymentId) fate.set(fact.data.instance, fact.type);
      }
      for (const { data } of attempted) expect(fate.has(data.instance)).toBe(true);
    });
  });
});
