import { describe, expect, test } from 'vitest';
import type { Command, Fault, Scenario, SimulationLog } from '../../../src/domain';
import { simulate } from '../../../src/engine';
import { causesOf, factsOf, theFact } from '../../support/facts';
import { buildScenario, type BuilderOptions } from '../../support/scenarioBuilder';

/** A run of forty minutes with one fault put in by a person. */
interface Case {
  readonly options?: BuilderOptions;
  readonly overrides?: Partial<Scenario>;
  readonly commands?: readonly Command[];
}

function run({ options = {}, overrides = {}, commands = [] }: Case): SimulationLog {
  const scenario = buildScenario(options, { untilMs: 2_400_000, ...overrides });
  return simulate(scenario, scenario.seed, commands);
}

const inject = (at: number, fault: Fault): Command => ({ at, type: 'fault.inject', fault });
const clear = (at: number, fault: Fault): Command => ({ at, type: 'fault.clear', fault });
/** A fleet at rest: nothing is deployed. */
const REST = { commits: [] };
const HOUR = { untilMs: 7_200_000 };

const healthOf = (log: SimulationLog, instance: string): readonly string[] =>
  factsOf(log, 'targetHealth.changed')
    .filter(({ data }) => data.instance === instance)
    .map(({ data }) => data.to);

const lastGroups = (log: SimulationLog) => factsOf(log, 'traffic.changed').at(-1)?.data.groups;

/** When an event begins on an instance in a run without faults: up to there a run with a later fault is the same. */
function startOf(event: string, instance: string, options: BuilderOptions = {}): number {
  const starts = factsOf(run({ options, overrides: HOUR }), 'target.eventStarted');
  return starts.find(({ data }) => data.event === event && data.instance === instance)?.at ?? -1;
}

const endsOn = (log: SimulationLog, instance: string) =>
  factsOf(log, 'target.eventEnded').filter(({ data }) => data.instance === instance);

/** The whole fleet at once, so that every instance is worked on at the same time. */
const ALL_AT_ONCE: BuilderOptions = { config: 'CodeDeployDefault.AllAtOnce' };

describe('an instance that is off', () => {
  const fault: Fault = { type: 'instance.stop', instance: 'i-02' };

  test('fails its health checks and gets no requests, because of the fault', () => {
    const log = run({ overrides: REST, commands: [inject(60_000, fault)] });
    const unhealthy = factsOf(log, 'targetHealth.changed').find(({ data }) => data.to === 'unhealthy');
    expect(unhealthy?.data.instance).toBe('i-02');
    expect(causesOf(log, unhealthy?.seq ?? 0)).toContain('fault.injected');
    expect(lastGroups(log)).toMatchObject([{ version: 1, instances: 3 }]);
  });

  test('boots when it is switched on, starts what lies on its disk, and gets requests again', () => {
    const log = run({ overrides: REST, commands: [inject(60_000, fault), clear(300_000, fault)] });
    const started = theFact(log, 'instance.started');
    expect(started.at).toBeGreaterThan(300_000);
    expect(factsOf(log, 'app.started').at(-1)?.data).toEqual({ instance: 'i-02', version: 1 });
    expect(healthOf(log, 'i-02').slice(-2)).toEqual(['unhealthy', 'healthy']);
    expect(lastGroups(log)).toMatchObject([{ version: 1, instances: 4 }]);
  });

  test('in the middle of a lifecycle event keeps CodeDeploy waiting for an hour', () => {
    const at = startOf('AfterInstall', 'i-02', ALL_AT_ONCE) + 100;
    const log = run({ options: ALL_AT_ONCE, overrides: HOUR, commands: [inject(at, fault)] });
    const failed = endsOn(log, 'i-02').find(({ data }) => data.status === 'Failed');
    expect(failed?.data.event).toBe('AfterInstall');
    expect(failed?.at).toBe(at - 100 + 3_600_000);
    expect(causesOf(log, failed?.seq ?? 0)).toContain('fault.injected');
  });
});

describe('an Availability Zone that is lost', () => {
  const fault: Fault = { type: 'zone.stop', zone: 'ap-northeast-2c' };

  test('takes its instances with it and leaves the others', () => {
    const log = run({ overrides: REST, commands: [inject(60_000, fault)] });
    expect(factsOf(log, 'instance.stopped').map(({ data }) => data.instance)).toEqual(['i-02', 'i-04']);
    expect(lastGroups(log)).toMatchObject([{ version: 1, instances: 2 }]);
  });

  test('gives them back, except what was switched off by itself', () => {
    const off: Fault = { type: 'instance.stop', instance: 'i-04' };
    const commands = [inject(50_000, off), inject(60_000, fault), clear(300_000, fault)];
    const log = run({ overrides: REST, commands });
    expect(factsOf(log, 'instance.started').map(({ data }) => data.instance)).toEqual(['i-02']);
  });

  test('keeps an instance of it from being switched on', () => {
    const off: Fault = { type: 'instance.stop', instance: 'i-04' };
    const log = run({ overrides: REST, commands: [inject(50_000, off), inject(60_000, fault), clear(70_000, off)] });
    expect(theFact(log, 'command.rejected').data.reason).toBe('fault.zoneIsLost');
  });
});

describe('an application that crashes', () => {
  const fault: Fault = { type: 'app.crash', instance: 'i-01' };

  test('answers nothing until the load balancer has noticed, then others answer', () => {
    const log = run({ overrides: REST, commands: [inject(60_000, fault)] });
    const groups = factsOf(log, 'traffic.changed').find(({ at }) => at >= 60_000)?.data.groups;
    expect(groups).toMatchObject([
      { version: 0, instances: 1, errorRate: 1 },
      { version: 1, errorRate: 0 },
    ]);
    expect(lastGroups(log)).toMatchObject([{ version: 1, instances: 3 }]);
  });

  test('is started again by a person', () => {
    const log = run({ overrides: REST, commands: [inject(60_000, fault), clear(90_000, fault)] });
    expect(factsOf(log, 'app.started').at(-1)).toMatchObject({ at: 90_000, data: { instance: 'i-01', version: 1 } });
    expect(lastGroups(log)).toMatchObject([{ version: 1, instances: 4 }]);
  });

  test('is started again by a deployment, which ends the fault', () => {
    const log = run({ options: { requestsPerSecond: 0 }, commands: [inject(12_000, fault)] });
    const cleared = theFact(log, 'fault.cleared');
    expect(log.events[cleared.cause]).toMatchObject({ type: 'app.started', data: { instance: 'i-01', version: 2 } });
  });
});

describe('an agent that does not answer', () => {
  const fault: Fault = { type: 'agent.stop', instance: 'i-01' };

  test('fails the first event after five minutes, with the message of the service', () => {
    const log = run({ options: ALL_AT_ONCE, commands: [inject(20_000, fault)] });
    const failed = endsOn(log, 'i-01').find(({ data }) => data.status === 'Failed');
    const started = factsOf(log, 'target.eventStarted').find(({ data }) => data.instance === 'i-01');
    expect((failed?.at ?? 0) - (started?.at ?? 0)).toBe(300_000);
    expect(failed?.data.message).toContain('was not able to receive the lifecycle event');
    expect(causesOf(log, failed?.seq ?? 0)).toContain('fault.injected');
  });

  test('takes the event when it comes back in time, and the instance succeeds', () => {
    const commands = [inject(20_000, fault), clear(200_000, fault)];
    const log = run({ options: ALL_AT_ONCE, commands });
    const [first] = endsOn(log, 'i-01');
    expect(first?.at).toBeGreaterThan(200_000);
    expect(first?.data.status).toBe('Succeeded');
    expect(theFact(log, 'deployment.succeeded').data).toMatchObject({ succeeded: 4 });
  });

  test('loses the event that it was in the middle of when it starts again', () => {
    const at = startOf('AfterInstall', 'i-01', ALL_AT_ONCE) + 100;
    const log = run({ options: ALL_AT_ONCE, commands: [inject(at, fault), clear(at + 60_000, fault)] });
    const failed = endsOn(log, 'i-01').find(({ data }) => data.status === 'Failed');
    expect(failed).toMatchObject({ at: at + 60_000, data: { event: 'AfterInstall' } });
    expect(failed?.data.message).toBe('Failed: Failing in-progress lifecycle event after an agent restart.');
  });

  test('that is lost while the load balancer drains fails the next event instead', () => {
    const at = startOf('BlockTraffic', 'i-01', ALL_AT_ONCE) + 100;
    const log = run({ options: ALL_AT_ONCE, commands: [inject(at, fault)] });
    const ends = endsOn(log, 'i-01').map(({ data }) => `${data.event} ${data.status}`);
    expect(ends.slice(-2)).toEqual(['BlockTraffic Succeeded', 'AfterBlockTraffic Failed']);
  });
});

describe('a full disk', () => {
  const fault: Fault = { type: 'disk.full', instance: 'i-03' };

  test('fails DownloadBundle in the words of the operating system', () => {
    const log = run({ options: ALL_AT_ONCE, commands: [inject(20_000, fault)] });
    const failed = endsOn(log, 'i-03').find(({ data }) => data.status === 'Failed');
    expect(failed?.data).toMatchObject({ event: 'DownloadBundle', errorCode: 'UnknownError' });
    expect(failed?.data.message).toMatch(/^No space left on device/);
    expect(log.events[failed?.cause ?? 0]?.type).toBe('fault.injected');
  });

  test('fails Install when the bundle was there already', () => {
    const at = startOf('BeforeInstall', 'i-03', ALL_AT_ONCE) + 10;
    const log = run({ options: ALL_AT_ONCE, commands: [inject(at, fault)] });
    expect(endsOn(log, 'i-03').find(({ data }) => data.status === 'Failed')?.data.event).toBe('Install');
  });

  test('that is tidied up in time does no harm', () => {
    const log = run({ options: ALL_AT_ONCE, commands: [inject(20_000, fault), clear(30_000, fault)] });
    expect(factsOf(log, 'target.failed')).toEqual([]);
    const at = startOf('ApplicationStop', 'i-03', ALL_AT_ONCE);
    const later = run({ options: ALL_AT_ONCE, commands: [inject(at, fault), clear(at + 100, fault)] });
    expect(factsOf(later, 'target.failed')).toEqual([]);
  });
});

describe('health checks that always fail', () => {
  const one: Fault = { type: 'healthCheck.fail', instance: 'i-01' };
  const all: Fault = { type: 'healthCheck.fail', instance: null };

  test('take a good instance out of the load balancer', () => {
    const log = run({ overrides: REST, commands: [inject(60_000, one)] });
    expect(healthOf(log, 'i-01')).toEqual(['healthy', 'unhealthy']);
    expect(lastGroups(log)).toMatchObject([{ instances: 3, errorRate: 0 }]);
    expect(factsOf(log, 'app.stopped')).toEqual([]);
  });

  test('on all instances make the load balancer fail open: requests go on being answered', () => {
    const log = run({ overrides: REST, commands: [inject(60_000, all)] });
    expect(lastGroups(log)).toMatchObject([{ instances: 4, errorRate: 0 }]);
    const reasons = factsOf(log, 'targetHealth.changed').filter(({ data }) => data.to === 'unhealthy');
    expect(reasons).toHaveLength(4);
    for (const { seq } of reasons) expect(causesOf(log, seq)).toContain('fault.injected');
  });

  test('keep a deployment waiting at AllowTraffic', () => {
    const log = run({ options: { instances: 1 }, overrides: HOUR, commands: [inject(20_000, all)] });
    const failed = endsOn(log, 'i-01').find(({ data }) => data.status === 'Failed');
    expect(failed?.data.event).toBe('AllowTraffic');
  });

  test('are well again when they are repaired', () => {
    const log = run({ overrides: REST, commands: [inject(60_000, one), clear(200_000, one)] });
    expect(healthOf(log, 'i-01')).toEqual(['healthy', 'unhealthy', 'healthy']);
    expect(causesOf(log, factsOf(log, 'targetHealth.changed').at(-1)?.seq ?? 0)).toContain('fault.cleared');
  });
});

describe('health checks that always pass', () => {
  const green: Fault = { type: 'healthCheck.pass', instance: null };
  const crash: Fault = { type: 'app.crash', instance: 'i-01' };

  test('leave a dead application in the load balancer: requests to it fail', () => {
    const log = run({ overrides: REST, commands: [inject(30_000, green), inject(60_000, crash)] });
    expect(healthOf(log, 'i-01')).toEqual(['healthy']);
    expect(lastGroups(log)).toMatchObject([{ version: 0, instances: 1, errorRate: 1 }, { version: 1 }]);
  });

  test('see the dead application once they are repaired', () => {
    const commands = [inject(30_000, green), inject(60_000, crash), clear(120_000, green)];
    expect(healthOf(run({ overrides: REST, commands }), 'i-01')).toEqual(['healthy', 'unhealthy']);
  });

  test('cannot pass for a host that is off', () => {
    const commands = [inject(30_000, green), inject(60_000, { type: 'instance.stop', instance: 'i-01' })];
    expect(healthOf(run({ overrides: REST, commands }), 'i-01')).toEqual(['healthy', 'unhealthy']);
  });
});

describe('a slow dependency', () => {
  const fault: Fault = { type: 'dependency.slow', version: null, latencyMs: 2_000, errorRate: 0.2 };
  const ofV2: Fault = { ...fault, version: 2 };

  test('makes every answer late and a share of them fail, while health checks stay green', () => {
    const log = run({ overrides: REST, commands: [inject(60_000, fault)] });
    expect(lastGroups(log)).toMatchObject([{ latencyMs: 2_040, errorRate: 0.2 }]);
    expect(factsOf(log, 'targetHealth.changed').every(({ data }) => data.to === 'healthy')).toBe(true);
    const alarm = factsOf(log, 'alarm.stateChanged').find(({ data }) => data.to === 'ALARM');
    expect(causesOf(log, alarm?.seq ?? 0)).toContain('fault.injected');
  });

  test('tempts into a rollback of a good version', () => {
    const alarms = buildScenario().alarms.map((alarm) => ({ ...alarm, periodSeconds: 10 }));
    const log = run({ overrides: { alarms }, commands: [inject(60_000, fault)] });
    expect(theFact(log, 'deployment.stopped').data.errorCode).toBe('ALARM_ACTIVE');
    expect(causesOf(log, theFact(log, 'deployment.stopped').seq)).toContain('fault.injected');
  });

  test('can concern one version alone', () => {
    const groups = lastGroups(run({ overrides: REST, commands: [inject(60_000, { ...fault, version: 1 })] }));
    expect(groups).toMatchObject([{ version: 1, latencyMs: 2_040 }]);
    const mixed = factsOf(run({ commands: [inject(20_000, ofV2)] }), 'traffic.changed').find(
      ({ data }) => data.groups.length > 1,
    );
    expect(mixed?.data.groups).toMatchObject([
      { version: 1, errorRate: 0 },
      { version: 2, errorRate: 0.2 },
    ]);
  });

  test('is over when the dependency is back', () => {
    const log = run({ overrides: REST, commands: [inject(60_000, fault), clear(120_000, fault)] });
    expect(lastGroups(log)).toMatchObject([{ latencyMs: 40, errorRate: 0 }]);
  });
});
