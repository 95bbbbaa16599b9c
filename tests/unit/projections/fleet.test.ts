import { describe, expect, it } from 'vitest';
import type { Fact, FactType } from '../../../src/domain';
import { createReader, fleetProjection, type FleetView, type InstanceView } from '../../../src/projections';
import { factsOf, theFact } from '../../support/facts';
import * as runs from './runs';

const read = ({ scenario, log }: runs.Run) => createReader(scenario, log, fleetProjection);

function instance(view: FleetView, id: string): InstanceView {
  const found = view.instances.find((item) => item.id === id);
  if (found === undefined) throw new Error(`no instance ${id}`);
  return found;
}

function firstAbout(run: runs.Run, type: FactType, id: string): Fact {
  const found = run.log.events.find(
    (fact) => fact.type === type && 'instance' in fact.data && fact.data.instance === id,
  );
  if (found === undefined) throw new Error(`no ${type} about ${id}`);
  return found;
}

const healthy = runs.run();

describe('a healthy deployment', () => {
  const reader = read(healthy);

  it('begins with a healthy fleet that shares the requests', () => {
    const view = reader.at(0);
    expect(view).toMatchObject({ healthyTargets: 4, unhealthyTargets: 0, deployingInstances: 0, deployment: null });
    expect(instance(view, 'i-02')).toEqual({
      id: 'i-02',
      zone: 'ap-northeast-2c',
      version: 1,
      installedVersion: 1,
      nextVersion: null,
      previousVersion: null,
      targetStatus: null,
      events: {},
      currentEvent: null,
      targetHealth: 'healthy',
      targetHealthReason: '',
      instanceHealth: 'Healthy',
      isRunning: true,
      requestsPerSecond: 25,
      errorRate: 0,
    });
  });

  it('knows the lifecycle events before the first deployment as during it', () => {
    const created = theFact(healthy.log, 'deployment.created');
    expect(created.at).toBeGreaterThan(0);
    expect(reader.at(0).events).toEqual(created.data.events);
    expect(reader.at(created.at).events).toEqual(created.data.events);
  });

  it('takes an instance out of traffic while it is worked on', () => {
    const view = reader.at(firstAbout(healthy, 'instance.installed', 'i-01').at);
    expect(view).toMatchObject({ healthyTargets: 3, deployingInstances: 1, deployment: { status: 'InProgress' } });
    expect(instance(view, 'i-01')).toMatchObject({
      version: null,
      installedVersion: 2,
      nextVersion: 2,
      previousVersion: 1,
      targetStatus: 'InProgress',
      currentEvent: 'AfterInstall',
      targetHealth: 'unused',
      requestsPerSecond: 0,
    });
    expect(instance(view, 'i-01').events).toMatchObject({
      BlockTraffic: { status: 'Succeeded' },
      Install: { status: 'Succeeded' },
      AfterInstall: { status: 'InProgress', endedAt: null },
    });
    expect(instance(view, 'i-01').events.ApplicationStart).toBeUndefined();
    expect(instance(view, 'i-04')).toMatchObject({ targetStatus: 'Pending', nextVersion: 2, events: {} });
    expect(instance(view, 'i-04').requestsPerSecond).toBeCloseTo(100 / 3);
  });

  it('follows an instance through every event', () => {
    const begun = factsOf(healthy.log, 'target.eventStarted').filter(({ data }) => data.instance === 'i-01');
    const shown = begun.map(({ seq }) => instance(reader.atSeq(seq), 'i-01').currentEvent);
    expect(shown).toEqual(begun.map(({ data }) => data.event));
    expect(shown).toHaveLength(13);
  });

  it('ends with the new version everywhere', () => {
    const view = reader.at(healthy.log.header.until);
    for (const item of view.instances) {
      expect(item).toMatchObject({ version: 2, installedVersion: 2, nextVersion: null, targetStatus: 'Succeeded' });
      expect(item.requestsPerSecond).toBe(25);
      expect(Object.keys(item.events)).toHaveLength(13);
    }
    expect(view.deployment).toMatchObject({ status: 'Succeeded', succeeded: 4 });
  });

  it('keeps the objects of instances to which nothing happens', () => {
    const { seq } = firstAbout(healthy, 'instance.installed', 'i-01');
    const before = reader.atSeq(seq - 1);
    const after = reader.atSeq(seq);
    expect(instance(after, 'i-01')).not.toBe(instance(before, 'i-01'));
    expect(instance(after, 'i-03')).toBe(instance(before, 'i-03'));
  });
});

describe('a failing script', () => {
  const run = runs.failingScript();
  const failed = firstAbout(run, 'target.failed', 'i-01');
  const ended = theFact(run.log, 'deployment.failed');

  it('fails the event and skips the later ones', () => {
    const { events, targetStatus, currentEvent, nextVersion } = instance(read(run).at(failed.at), 'i-01');
    expect({ targetStatus, currentEvent, nextVersion }).toEqual({
      targetStatus: 'Failed',
      currentEvent: null,
      nextVersion: null,
    });
    expect(events.ApplicationStart?.status).toBe('Failed');
    expect(events.ValidateService).toEqual({
      status: 'Skipped',
      startedAt: null,
      plannedEndAt: null,
      endedAt: failed.at,
    });
    expect(Object.values(events).map(({ status }) => status)).not.toContain('InProgress');
  });

  it('counts the instance as unhealthy for CodeDeploy and skips those that were not begun', () => {
    const view = read(run).at(ended.at);
    expect(instance(view, 'i-01').instanceHealth).toBe('Unhealthy');
    expect(
      view.instances.map(({ targetStatus }) => targetStatus).filter((status) => status === 'Skipped'),
    ).toHaveLength(ended.data.skipped);
    expect(view.deployingInstances).toBe(0);
  });

  it('shows the rollback as soon as it exists, and every instance back in the end', () => {
    const rollback = factsOf(run.log, 'deployment.created')[1];
    expect(read(run).at(rollback?.at ?? 0).deployment).toMatchObject({ version: 1, creator: 'codeDeployRollback' });
    const view = read(run).at(run.log.header.until);
    expect(view.instances.map(({ version }) => version)).toEqual([1, 1, 1, 1]);
    expect(view.instances.map(({ instanceHealth }) => instanceHealth)).toEqual(Array(4).fill('Healthy'));
  });
});

it('breaks instances off when an alarm stops the deployment', () => {
  const run = runs.alarmAndRollback();
  const stopped = theFact(run.log, 'deployment.stopped');
  const view = read(run).at(stopped.at);
  const byStatus = (wanted: string) => view.instances.filter(({ targetStatus }) => targetStatus === wanted).length;
  expect([byStatus('Succeeded'), byStatus('Failed'), byStatus('Skipped')]).toEqual([1, 1, 2]);
});

describe('who receives requests', () => {
  it('sends errors of a version only to its instances', () => {
    const run = runs.alarmAndRollback();
    const view = read(run).at(theFact(run.log, 'deployment.stopped').at);
    const serving = view.instances.filter(({ requestsPerSecond }) => requestsPerSecond > 0);
    expect(serving.map(({ version, errorRate }) => [version, errorRate]).sort()).toEqual([
      [1, 0],
      [1, 0],
      [2, 0.5],
    ]);
  });

  it('still sends requests to a stopped host until its health checks have failed', () => {
    const run = runs.instanceStopped();
    const down = theFact(run.log, 'fault.injected').at;
    const unhealthy = factsOf(run.log, 'targetHealth.changed').find(({ data }) => data.to === 'unhealthy');
    expect(instance(read(run).at(down), 'i-02')).toMatchObject({
      isRunning: false,
      version: null,
      installedVersion: 1,
      targetHealth: 'healthy',
      requestsPerSecond: 25,
      errorRate: 1,
    });
    const after = read(run).at(unhealthy?.at ?? 0);
    expect(instance(after, 'i-02')).toMatchObject({ targetHealth: 'unhealthy', requestsPerSecond: 0, errorRate: 0 });
    expect(after).toMatchObject({ healthyTargets: 3, unhealthyTargets: 1 });
  });

  it('fails open: with no healthy target, all registered ones receive requests', () => {
    const run = runs.run(
      { instances: 2 },
      {
        commits: [],
        faults: [
          { atMs: 20_000, type: 'instance.stop', instance: 'i-01' },
          { atMs: 20_000, type: 'instance.stop', instance: 'i-02' },
        ],
      },
    );
    const view = read(run).at(run.log.header.until);
    expect(view).toMatchObject({ healthyTargets: 0, unhealthyTargets: 2 });
    expect(view.instances.map(({ requestsPerSecond, errorRate }) => [requestsPerSecond, errorRate])).toEqual([
      [50, 1],
      [50, 1],
    ]);
  });

  it('tells instances of one version apart by their wear', () => {
    const run = runs.run({}, { behaviour: runs.leaking(6_000), alarms: [] });
    const changes = factsOf(run.log, 'traffic.changed');
    const split = changes.filter(({ data }) => data.groups.filter(({ version }) => version === 2).length > 1);
    expect(split.length).toBeGreaterThan(1);
    for (const { at } of split) {
      for (const { id, version, requestsPerSecond, errorRate } of read(run).at(at).instances) {
        if (version !== 2 || requestsPerSecond === 0) continue;
        const worn = factsOf(run.log, 'app.degraded').filter((fact) => fact.at <= at && fact.data.instance === id);
        expect(errorRate).toBe(worn.at(-1)?.data.errorRate ?? 0);
      }
    }
  });

  it('without a load balancer every running host gets its part and none has a target health', () => {
    const run = runs.withoutLoadBalancer();
    const view = read(run).at(firstAbout(run, 'instance.installed', 'i-01').at);
    expect(view).toMatchObject({ healthyTargets: 0, unhealthyTargets: 0, deployingInstances: 4 });
    for (const item of view.instances) {
      expect(item).toMatchObject({ targetHealth: null, targetHealthReason: '', requestsPerSecond: 25 });
    }
    expect(view.deployment?.events).toHaveLength(7);
  });
});

it('shows an empty fleet when nothing was ever deployed', () => {
  const run = runs.run({}, { isBaselineDeployed: false, commits: [] });
  for (const item of read(run).at(0).instances) {
    expect(item).toMatchObject({ version: null, installedVersion: null, instanceHealth: 'Unhealthy', isRunning: true });
  }
});
