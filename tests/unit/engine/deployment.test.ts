import { describe, expect, test } from 'vitest';
import {
  IN_PLACE_EVENTS,
  IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL,
  type BehaviourRule,
  type Scenario,
} from '../../../src/domain';
import { simulate } from '../../../src/engine';
import { causesOf, factsOf, theFact } from '../../support/facts';
import { buildScenario } from '../../support/scenarioBuilder';

const run = (scenario: Scenario) => simulate(scenario, scenario.seed, []);

const whenV2 = (rule: Partial<BehaviourRule>): BehaviourRule => ({
  when: [{ path: 'src/app.js', contains: 'v2', lacks: null }],
  serve: null,
  commands: [],
  scripts: [],
  ...rule,
});

const serve = (effect: Partial<NonNullable<BehaviourRule['serve']>>): NonNullable<BehaviourRule['serve']> => ({
  errorRate: null,
  latencyMs: null,
  capacityRequestsPerSecond: null,
  healthCheckFailureRate: null,
  leak: null,
  ...effect,
});

const badStart = whenV2({
  scripts: [{ location: 'scripts/start.sh', exitCode: 1, failureRate: null, durationMs: null, output: ['boom'] }],
});

describe('an in-place deployment', () => {
  test('runs the lifecycle events of CodeDeploy in order on each instance, with a load balancer', () => {
    const log = run(buildScenario({ instances: 2 }));
    const events = factsOf(log, 'target.eventStarted').filter((fact) => fact.data.instance === 'i-01');
    expect(events.map((fact) => fact.data.event)).toEqual(IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL);
  });

  test('has no traffic events without a load balancer', () => {
    const log = run(buildScenario({ instances: 2, hasLoadBalancer: false }));
    const events = factsOf(log, 'target.eventStarted').filter((fact) => fact.data.instance === 'i-01');
    expect(events.map((fact) => fact.data.event)).toEqual(IN_PLACE_EVENTS);
  });

  test.each([
    ['CodeDeployDefault.OneAtATime', 4, 1],
    ['CodeDeployDefault.HalfAtATime', 4, 2],
    ['CodeDeployDefault.HalfAtATime', 5, 2],
    ['CodeDeployDefault.AllAtOnce', 4, 4],
  ])('%s on %i instances works on at most %i at a time', (config, instances, expected) => {
    const log = run(buildScenario({ instances, config }));
    let running = 0;
    let most = 0;
    for (const fact of log.events) {
      if (fact.type === 'target.started') most = Math.max(most, ++running);
      if (fact.type === 'target.succeeded' || fact.type === 'target.failed') running--;
    }
    expect(most).toBe(expected);
    expect(theFact(log, 'deployment.succeeded').data).toMatchObject({ succeeded: instances, failed: 0, skipped: 0 });
  });

  test('takes a target out of the load balancer before it touches it, and puts it back healthy', () => {
    const log = run(buildScenario({ instances: 2 }));
    const mine = log.events.filter(
      (fact) =>
        (fact.type === 'targetHealth.changed' && fact.data.instance === 'i-01') ||
        (fact.type === 'app.stopped' && fact.data.instance === 'i-01'),
    );
    const story = mine.map((fact) => (fact.type === 'targetHealth.changed' ? fact.data.to : 'stopped'));
    expect(story.slice(-5)).toEqual(['draining', 'unused', 'stopped', 'initial', 'healthy']);
  });
});

describe('a script that fails', () => {
  const log = run(buildScenario({}, { behaviour: [badStart] }));

  test('fails the event with ScriptFailed and the tail of its output', () => {
    const failed = factsOf(log, 'target.eventEnded').find((fact) => fact.data.status === 'Failed');
    expect(failed?.data).toMatchObject({ event: 'ApplicationStart', errorCode: 'ScriptFailed' });
    expect(failed?.data.logTail.join('\n')).toContain('boom');
  });

  test('ends the deployment with HEALTH_CONSTRAINTS after the first instance of OneAtATime', () => {
    const failed = theFact(log, 'deployment.failed');
    expect(failed.data).toMatchObject({ errorCode: 'HEALTH_CONSTRAINTS', failed: 1, skipped: 3 });
  });

  test('rolls back in a new deployment of the last good revision, created by CodeDeploy', () => {
    const [first, second] = factsOf(log, 'deployment.created');
    expect(first?.data.creator).toBe('user');
    expect(second?.data).toMatchObject({
      creator: 'codeDeployRollback',
      version: 1,
      rollbackOf: first?.data.deploymentId,
    });
    expect(factsOf(log, 'deployment.succeeded').map((fact) => fact.data.deploymentId)).toEqual([
      second?.data.deploymentId,
    ]);
  });

  test('fails the action of the pipeline although the rollback goes well', () => {
    expect(theFact(log, 'execution.failed').data.stage).toBe('Deploy');
  });
});

describe('an alarm of the deployment group', () => {
  const log = run(buildScenario({}, { behaviour: [whenV2({ serve: serve({ errorRate: 0.6 }) })] }));

  test('stops the deployment with ALARM_ACTIVE', () => {
    expect(theFact(log, 'deployment.stopped').data.errorCode).toBe('ALARM_ACTIVE');
  });

  test('leads to a rollback whose cause goes back to the alarm and to the traffic', () => {
    const triggered = theFact(log, 'deployment.rollbackTriggered');
    expect(triggered.data.event).toBe('DEPLOYMENT_STOP_ON_ALARM');
    const causes = causesOf(log, triggered.seq);
    expect(causes).toContain('alarm.stateChanged');
    expect(causes.some((type) => type.startsWith('traffic.'))).toBe(true);
  });

  test('brings every instance back to version 1', () => {
    const versions = new Map<string, number>();
    for (const fact of factsOf(log, 'app.started')) versions.set(fact.data.instance, fact.data.version);
    expect([...versions.values()].every((version) => version === 1)).toBe(true);
  });

  test('without automatic rollback leaves the fleet as it is', () => {
    const scenario = buildScenario({}, { behaviour: [whenV2({ serve: serve({ errorRate: 0.6 }) })] });
    const deploymentGroups = scenario.deploymentGroups.map((group) => ({
      ...group,
      autoRollback: { enabled: false, events: [] },
    }));
    expect(factsOf(run({ ...scenario, deploymentGroups }), 'deployment.created')).toHaveLength(1);
  });
});

describe('another execution that waits in front of the stage while a deployment ends badly', () => {
  const second = { id: 'second', atMs: 60_000, author: 'mina', changes: [{ path: 'src/app.js', content: 'v3' }] };
  const causes = [
    ['by an alarm', whenV2({ serve: serve({ errorRate: 0.6 }) }), 'deployment.stopped'],
    ['by a script', badStart, 'deployment.failed'],
  ] as const;

  test.each(causes)('%s, finds the group taken by the rollback', (_, rule, end) => {
    const base = buildScenario({}, { behaviour: [rule] });
    const log = run({ ...base, commits: [...base.commits, second] });
    const ended = theFact(log, end);
    const entered = factsOf(log, 'stage.started').find(({ data }) => data.stage === 'Deploy' && data.number === 2);
    expect(entered?.at).toBe(ended.at);
    const rollback = theFact(log, 'deployment.rollbackTriggered').data.rollbackDeploymentId;
    const refused = factsOf(log, 'action.failed').find(({ data }) => data.number === 2);
    expect(refused?.data.detail).toBe(`The Deployment Group 'prod' already has an active Deployment '${rollback}'`);
    expect(causesOf(log, refused?.seq ?? -1)).toContain('deployment.rollbackTriggered');
    const created = factsOf(log, 'deployment.created').map(({ data }) => data.creator);
    expect(created).toEqual(['user', 'codeDeployRollback']);
    expect(theFact(log, 'deployment.succeeded').data.deploymentId).toBe(rollback);
  });
});

describe('faults', () => {
  test('a stopped instance fails its health checks and gets no requests', () => {
    const log = run(
      buildScenario({}, { commits: [], faults: [{ atMs: 60_000, type: 'instance.stop', instance: 'i-02' }] }),
    );
    const unhealthy = factsOf(log, 'targetHealth.changed').find((fact) => fact.data.to === 'unhealthy');
    expect(unhealthy?.data.instance).toBe('i-02');
    expect(factsOf(log, 'traffic.changed').at(-1)?.data.groups).toMatchObject([{ version: 1, instances: 3 }]);
  });

  test('an agent that stays silent fails the event after five minutes', () => {
    const log = run(buildScenario({}, { faults: [{ atMs: 1_000, type: 'agent.stop', instance: 'i-01' }] }));
    const failed = factsOf(log, 'target.eventEnded').find((fact) => fact.data.status === 'Failed');
    const started = factsOf(log, 'target.eventStarted').find(
      (fact) => fact.data.instance === 'i-01' && fact.data.event === failed?.data.event,
    );
    expect((failed?.at ?? 0) - (started?.at ?? 0)).toBe(300_000);
  });
});
