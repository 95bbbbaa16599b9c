import { describe, expect, it } from 'vitest';
import type { Fact, FactType, Scenario, SimulationLog } from '../../../src/domain';
import { buildScenario } from '../../support/scenarioBuilder';
import { causesOf, factsOf, theFact } from '../../support/facts';
import { errors, fails, fromV2, leaking, run } from '../projections/runs';

/** The newest fact of one of these types among the causes of `seq`. */
function causeAmong(log: SimulationLog, seq: number, ...types: readonly FactType[]): Fact | undefined {
  for (let fact = log.events[seq]; fact !== undefined; fact = log.events[fact.cause]) {
    if (fact.seq !== seq && types.includes(fact.type)) return fact;
  }
  return undefined;
}

const alarmed = (log: SimulationLog): Fact => {
  const fact = factsOf(log, 'alarm.stateChanged').find(({ data }) => data.to === 'ALARM');
  if (fact === undefined) throw new Error('no alarm');
  return fact;
};

/** Alarms that look every ten seconds. */
const quick = (metric: Scenario['alarms'][number]['metric'], threshold: number): Scenario['alarms'] =>
  buildScenario().alarms.map((alarm) => ({ ...alarm, metric, threshold, periodSeconds: 10 }));

describe('the cause of an alarm', () => {
  it('is the start of the version that fails, whatever else changed the traffic meanwhile', () => {
    const { log } = run({}, { behaviour: errors(0.5), alarms: quick('HTTPCode_Target_5XX_Rate', 5) });
    const started = causeAmong(log, alarmed(log).seq, 'app.started', 'app.stopped', 'targetHealth.changed');
    expect(started).toMatchObject({ type: 'app.started', data: { version: 2 } });
  });

  it('is what wore out, step by step back to the start of the process', () => {
    const { log } = run({}, { behaviour: leaking(500), alarms: quick('HTTPCode_Target_5XX_Rate', 5) });
    const causes = causesOf(log, alarmed(log).seq);
    expect(causes.slice(0, 4)).toEqual(['alarm.stateChanged', 'alarm.evaluated', 'traffic.measured', 'app.degraded']);
    expect(causes.filter((type, index) => type !== causes[index - 1]).slice(3, 6)).toEqual([
      'app.degraded',
      'app.started',
      'target.eventEnded',
    ]);
  });

  it('on response time is what made instances slow', () => {
    const serve = { errorRate: null, latencyMs: 900, capacityRequestsPerSecond: null, healthCheckFailureRate: null };
    const { log } = run(
      {},
      { behaviour: fromV2({ serve: { ...serve, leak: null } }), alarms: quick('TargetResponseTime', 0.2) },
    );
    expect(causeAmong(log, alarmed(log).seq, 'app.started')).toMatchObject({ data: { version: 2 } });
  });

  it('on unhealthy hosts is the last target that became unhealthy', () => {
    const { log } = run({}, { behaviour: errors(0, 1), alarms: quick('UnHealthyHostCount', 0) });
    expect(causeAmong(log, alarmed(log).seq, 'targetHealth.changed')).toMatchObject({ data: { to: 'unhealthy' } });
  });

  it('is what left too few instances, when load loses the requests', () => {
    const serve = { errorRate: null, latencyMs: null, healthCheckFailureRate: null, leak: null };
    const behaviour = [
      { when: [], serve: { ...serve, capacityRequestsPerSecond: 40 }, commands: [], scripts: [] },
    ] as const;
    const { log } = run(
      { config: 'CodeDeployDefault.HalfAtATime' },
      { behaviour, alarms: quick('HTTPCode_Target_5XX_Rate', 5) },
    );
    const causes = causesOf(log, alarmed(log).seq).slice(0, 7);
    expect(causes.slice(2, 5)).toEqual(['traffic.measured', 'traffic.changed', 'targetHealth.changed']);
    expect(causeAmong(log, alarmed(log).seq, 'target.eventStarted')).toMatchObject({
      data: { event: 'BlockTraffic' },
    });
  });
});

describe('the cause of an unhealthy target', () => {
  it('is the process that runs on it, not its registration', () => {
    const { log } = run({}, { behaviour: errors(0.5, 1) });
    const unhealthy = factsOf(log, 'targetHealth.changed').find(({ data }) => data.to === 'unhealthy');
    expect(causesOf(log, unhealthy?.seq ?? -1)[1]).toBe('app.started');
  });

  it('is the fault that took the host away', () => {
    const { log } = run({}, { commits: [], faults: [{ atMs: 60_000, type: 'instance.stop', instance: 'i-02' }] });
    const unhealthy = factsOf(log, 'targetHealth.changed').find(({ data }) => data.to === 'unhealthy');
    expect(causesOf(log, unhealthy?.seq ?? -1)).toEqual([
      'targetHealth.changed',
      'instance.stopped',
      'app.stopped',
      'fault.injected',
    ]);
  });
});

describe('the cause of a failed lifecycle event', () => {
  const failed = (log: SimulationLog) => factsOf(log, 'target.eventEnded').find(({ data }) => data.status === 'Failed');

  it('is the fault that silenced the agent', () => {
    const { log } = run({}, { faults: [{ atMs: 1_000, type: 'agent.stop', instance: 'i-01' }] });
    expect(causesOf(log, failed(log)?.seq ?? -1)[1]).toBe('fault.injected');
  });

  it('is the commit that wrote a script of the revision before', () => {
    const scripts = [{ ...fails, location: 'scripts/stop.sh' }];
    const commits = [2, 3].map((version) => ({
      id: `change-${version}`,
      atMs: version * 200_000,
      author: 'mina',
      changes: [{ path: 'src/app.js', content: `v${version}` }],
    }));
    const { log } = run(
      { config: 'CodeDeployDefault.AllAtOnce' },
      { behaviour: fromV2({ scripts }), commits, untilMs: 1_200_000 },
    );
    const cause = log.events[failed(log)?.cause ?? -1];
    expect(failed(log)?.data.event).toBe('ApplicationStop');
    expect(cause).toMatchObject({ type: 'commit.pushed', data: { version: 2 } });
  });
});

describe('the cause of what stops a deployment or a stage', () => {
  it('is the alarm that was active before the deployment began', () => {
    const missing = buildScenario().alarms.map((alarm) => ({
      ...alarm,
      periodSeconds: 10,
      treatMissingData: 'breaching' as const,
    }));
    const { log } = run({ requestsPerSecond: 0 }, { alarms: missing });
    const stopped = theFact(log, 'deployment.stopped');
    expect(stopped.data).toMatchObject({ errorCode: 'ALARM_ACTIVE', succeeded: 0, skipped: 4 });
    expect(log.events[stopped.cause]).toMatchObject({ type: 'alarm.stateChanged', data: { to: 'ALARM' } });
  });

  it('is the action that failed, also when another one ends the stage', () => {
    const scenario = buildScenario(
      {},
      { behaviour: fromV2({ commands: [{ ...fails, match: 'npm test', produces: [] }] }) },
    );
    const [source, build, deploy] = scenario.pipeline.stages;
    if (source === undefined || build?.actions[0] === undefined || deploy === undefined) throw new Error('no stages');
    const slow = {
      ...build.actions[0],
      name: 'Approve',
      category: 'Approval' as const,
      provider: 'Manual',
      configuration: {},
      inputArtifacts: [],
      outputArtifacts: [],
      timeoutInMinutes: null,
    };
    const stages = [source, { ...build, actions: [build.actions[0], slow] }, deploy];
    const { log } = run({}, { ...scenario, pipeline: { ...scenario.pipeline, stages }, untilMs: 600_000 }, [
      { at: 300_000, type: 'approval.approve', action: 'execution-1/Build/Approve#1', summary: '' },
    ]);
    const failed = theFact(log, 'stage.failed');
    expect(failed.at).toBe(300_000);
    expect(log.events[failed.cause]).toMatchObject({ type: 'action.failed', data: { action: 'Build' } });
  });

  it('is what holds the group', () => {
    const { pipeline } = buildScenario();
    const stages = pipeline.stages.map((stage) =>
      stage.name === 'Deploy'
        ? { ...stage, actions: stage.actions.flatMap((action) => [action, { ...action, name: 'Again' }]) }
        : stage,
    );
    const { log } = run({}, { pipeline: { ...pipeline, stages } });
    const refused = theFact(log, 'action.failed');
    expect(refused.data).toMatchObject({ action: 'Again', durationMs: 0 });
    // Both began at one instant: the deployment itself is stated right after.
    expect(log.events[refused.cause]).toMatchObject({ type: 'action.started', data: { action: 'Deploy' } });
  });
});
