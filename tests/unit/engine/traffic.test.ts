import { describe, expect, test } from 'vitest';
import type { BehaviourRule, Scenario, SimulationLog, TargetGroup } from '../../../src/domain';
import { simulate } from '../../../src/engine';
import { factsOf } from '../../support/facts';
import { buildScenario } from '../../support/scenarioBuilder';

type Serve = NonNullable<BehaviourRule['serve']>;

function scenarioWith(effect: Partial<Serve>, overrides: Partial<Scenario> = {}): Scenario {
  const none: Serve = {
    errorRate: null,
    latencyMs: null,
    capacityRequestsPerSecond: null,
    healthCheckFailureRate: null,
    leak: null,
  };
  const rule: BehaviourRule = {
    when: [{ path: 'src/app.js', contains: 'v2', lacks: null }],
    serve: { ...none, ...effect },
    commands: [],
    scripts: [],
  };
  return buildScenario({}, { behaviour: [rule], ...overrides });
}

interface Figures {
  readonly requests: number;
  readonly failed: number;
  readonly unhealthy: number;
  readonly rollbacks: number;
  readonly alarmAt: number | null;
}

function figuresOf(log: SimulationLog): Figures {
  const measured = factsOf(log, 'traffic.measured');
  const sum = (pick: (group: { requests: number; failed: number }) => number): number =>
    measured.reduce((total, fact) => total + fact.data.groups.reduce((all, group) => all + pick(group), 0), 0);
  return {
    requests: sum((group) => group.requests),
    failed: sum((group) => group.failed),
    unhealthy: factsOf(log, 'targetHealth.changed').filter((fact) => fact.data.to === 'unhealthy').length,
    rollbacks: factsOf(log, 'deployment.rollbackTriggered').length,
    alarmAt: factsOf(log, 'alarm.stateChanged').find((fact) => fact.data.to === 'ALARM')?.at ?? null,
  };
}

const run = (scenario: Scenario): Figures => figuresOf(simulate(scenario, 7, []));

const checks = (change: Partial<TargetGroup>): Partial<Scenario> => {
  const { targetGroup } = buildScenario();
  if (targetGroup === null) throw new Error('a target group expected');
  return { targetGroup: { ...targetGroup, ...change } };
};

// Nothing knows the outcome: each line changes one input and looks at what the run makes of it.
describe('what happens follows from', () => {
  test('the error rate of version 2', () => {
    const none = run(scenarioWith({ errorRate: 0 }));
    const some = run(scenarioWith({ errorRate: 0.04 }));
    const many = run(scenarioWith({ errorRate: 0.5 }));
    expect(none).toMatchObject({ failed: 0, rollbacks: 0, alarmAt: null });
    expect(some.failed).toBeGreaterThan(0);
    expect(some.rollbacks).toBe(0);
    expect(many.rollbacks).toBe(1);
  });

  test('the amount of traffic', () => {
    const quiet = run(scenarioWith({ errorRate: 0.04 }, { traffic: [{ atMs: 0, requestsPerSecond: 10 }] }));
    const busy = run(scenarioWith({ errorRate: 0.04 }, { traffic: [{ atMs: 0, requestsPerSecond: 200 }] }));
    expect(busy.requests / quiet.requests).toBeCloseTo(20, 0);
    expect(busy.failed).toBeGreaterThan(quiet.failed * 10);
  });

  test('the capacity of an instance: what it cannot answer fails, and latency rises before', () => {
    const roomy = run(scenarioWith({ capacityRequestsPerSecond: 200 }));
    const tight = run(scenarioWith({ capacityRequestsPerSecond: 20 }));
    expect(roomy.failed).toBe(0);
    expect(tight.failed).toBeGreaterThan(0);
  });

  test('the health check: a shallow one stays green while requests fail', () => {
    const deep = run(scenarioWith({ errorRate: 0.04, healthCheckFailureRate: 1 }));
    const shallow = run(scenarioWith({ errorRate: 0.04, healthCheckFailureRate: 0 }));
    expect(deep.unhealthy).toBeGreaterThan(0);
    expect(shallow.unhealthy).toBe(0);
    expect(shallow.failed).toBeGreaterThan(deep.failed);
  });

  test('the threshold of the health check: more failures are needed, so it takes longer', () => {
    const effect = { leak: { requestsToExhaust: 600, errorRate: 0.03, latencyMs: 900, healthCheckFailureRate: 1 } };
    const firstUnhealthy = (threshold: number): number => {
      const log = simulate(scenarioWith(effect, checks({ unhealthyThresholdCount: threshold })), 7, []);
      return factsOf(log, 'targetHealth.changed').find((fact) => fact.data.to === 'unhealthy')?.at ?? Infinity;
    };
    expect(firstUnhealthy(5)).toBeGreaterThan(firstUnhealthy(2));
    expect(firstUnhealthy(5)).toBeLessThan(Infinity);
  });
});

describe('the split of the traffic', () => {
  test('always adds up to what users send', () => {
    const log = simulate(scenarioWith({ errorRate: 0.2 }), 7, []);
    for (const { data } of factsOf(log, 'traffic.changed')) {
      const sent = data.groups.reduce((sum, group) => sum + group.instances * group.requestsPerInstance, 0);
      expect(sent + data.unroutedPerSecond).toBeCloseTo(data.requestsPerSecond, 6);
    }
  });

  test('goes to every registered target when none is healthy, as an Application Load Balancer does', () => {
    const failing = { healthCheckFailureRate: 1, errorRate: 1 };
    const rule: BehaviourRule = {
      when: [],
      serve: { errorRate: 1, latencyMs: null, capacityRequestsPerSecond: null, healthCheckFailureRate: 1, leak: null },
      commands: [],
      scripts: [],
    };
    const log = simulate(scenarioWith(failing, { behaviour: [rule], commits: [], untilMs: 300_000 }), 7, []);
    const last = factsOf(log, 'traffic.changed').at(-1);
    expect(last?.data.groups.reduce((sum, group) => sum + group.instances, 0)).toBe(4);
    expect(last?.data.unroutedPerSecond).toBe(0);
  });

  test('latency rises with load', () => {
    const latency = (requestsPerSecond: number): number => {
      const scenario = scenarioWith({}, { commits: [], traffic: [{ atMs: 0, requestsPerSecond }] });
      const always: BehaviourRule = {
        when: [],
        serve: { errorRate: 0, latencyMs: 40, capacityRequestsPerSecond: 50, healthCheckFailureRate: 0, leak: null },
        commands: [],
        scripts: [],
      };
      const log = simulate({ ...scenario, behaviour: [always], untilMs: 60_000 }, 7, []);
      return factsOf(log, 'traffic.changed').at(-1)?.data.groups[0]?.latencyMs ?? 0;
    };
    expect(latency(20)).toBeLessThan(latency(120));
    expect(latency(120)).toBeLessThan(latency(190));
  });
});
