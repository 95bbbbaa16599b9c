import type { LifecycleEvent, TargetHealthState } from '../../domain';
import type {
  DeploymentView,
  FleetView,
  InstanceEventView,
  InstanceView,
  TrafficView,
  VersionTraffic,
} from '../../projections/views';

/** Hand-written moments of the fleet: for the gallery and for the component tests. */

const s = (seconds: number): number => Math.round(seconds * 1_000);

/** CodeDeploy's events of an in-place deployment behind a load balancer, and the shorter list of the design pictures. */
const ALL_EVENTS: readonly LifecycleEvent[] = [
  ...(['BeforeBlockTraffic', 'BlockTraffic', 'AfterBlockTraffic', 'ApplicationStop', 'DownloadBundle'] as const),
  ...(['BeforeInstall', 'Install', 'AfterInstall', 'ApplicationStart', 'ValidateService'] as const),
  ...(['BeforeAllowTraffic', 'AllowTraffic', 'AfterAllowTraffic'] as const),
];
const SOME_EVENTS: readonly LifecycleEvent[] = [
  ...(['BlockTraffic', 'BeforeInstall', 'Install', 'AfterInstall'] as const),
  ...(['ApplicationStart', 'ValidateService', 'AllowTraffic'] as const),
];

/** The time of the moments. */
export const FLEET_AT = s(352);

const id = (number: number): string => `i-${String(number).padStart(2, '0')}`;

function instance(number: number, version: number | null, more: Partial<InstanceView> = {}): InstanceView {
  return {
    id: id(number),
    zone: number % 2 === 0 ? 'ap-northeast-2c' : 'ap-northeast-2a',
    version,
    installedVersion: version,
    nextVersion: null,
    // Whatever deploys here came to version 1.
    previousVersion: more.nextVersion == null || more.targetStatus === 'Pending' ? null : 1,
    targetStatus: null,
    events: {},
    currentEvent: null,
    targetHealth: 'healthy',
    targetHealthReason: '',
    instanceHealth: 'Healthy',
    isRunning: true,
    requestsPerSecond: 0,
    errorRate: 0,
    ...more,
  };
}

/** Events up to the one under way, of which `share` is done at `FLEET_AT`. */
function underWay(events: readonly LifecycleEvent[], current: LifecycleEvent, share: number) {
  const views: Partial<Record<LifecycleEvent, InstanceEventView>> = {};
  for (const event of events) {
    const isCurrent = event === current;
    views[event] = {
      status: isCurrent ? 'InProgress' : 'Succeeded',
      startedAt: FLEET_AT - s(isCurrent ? 10 * share : 30),
      plannedEndAt: FLEET_AT + s(isCurrent ? 10 * (1 - share) : -20),
      endedAt: isCurrent ? null : FLEET_AT - s(20),
    };
    if (isCurrent) break;
  }
  return { events: views, currentEvent: current, targetStatus: 'InProgress' as const };
}

function succeeded(events: readonly LifecycleEvent[]) {
  const views: Partial<Record<LifecycleEvent, InstanceEventView>> = {};
  const at = FLEET_AT - s(60);
  for (const event of events) views[event] = { status: 'Succeeded', startedAt: at, plannedEndAt: at, endedAt: at };
  return { events: views, targetStatus: 'Succeeded' as const };
}

function failedAt(events: readonly LifecycleEvent[], failed: LifecycleEvent) {
  const views: Partial<Record<LifecycleEvent, InstanceEventView>> = {};
  const at = events.indexOf(failed);
  events.forEach((event, index) => {
    const status = index < at ? 'Succeeded' : index === at ? 'Failed' : 'Skipped';
    const times = index > at ? null : FLEET_AT - s(60);
    views[event] = { status, startedAt: times, plannedEndAt: times, endedAt: FLEET_AT - s(50) };
  });
  return { events: views, currentEvent: null, targetStatus: 'Failed' as const };
}

function deployment(more: Partial<DeploymentView>): DeploymentView {
  return {
    entity: 'deployment-d-7RWN0T3KB',
    deploymentId: 'd-7RWN0T3KB',
    version: 1,
    creator: 'codeDeployRollback',
    rollbackOf: 'd-4KQ2M7X9A',
    status: 'InProgress',
    errorCode: null,
    config: 'keep-nine',
    minimumHealthy: 9,
    concurrency: 3,
    total: 12,
    succeeded: 0,
    failed: 0,
    skipped: 0,
    inProgress: 3,
    events: SOME_EVENTS,
    startedAt: s(309),
    endedAt: null,
    ...more,
  };
}

function fleet(instances: readonly InstanceView[], of: DeploymentView | null): FleetView {
  const having = (health: TargetHealthState): number =>
    instances.filter(({ targetHealth }) => targetHealth === health).length;
  return {
    instances,
    deployment: of,
    events: of?.events ?? [],
    healthyTargets: having('healthy'),
    unhealthyTargets: having('unhealthy'),
    deployingInstances: of?.inProgress ?? 0,
  };
}

/** The load balancer's view of a fleet. */
export function trafficOf({ instances }: FleetView, unroutedPerSecond = 0): TrafficView {
  const versions = new Map<number, { rate: number; failing: number; count: number }>();
  for (const { version, requestsPerSecond, errorRate } of instances) {
    if (requestsPerSecond <= 0) continue;
    const known = versions.get(version ?? 0) ?? { rate: 0, failing: 0, count: 0 };
    versions.set(version ?? 0, {
      rate: known.rate + requestsPerSecond,
      failing: known.failing + requestsPerSecond * errorRate,
      count: known.count + 1,
    });
  }
  const total = [...versions.values()].reduce((sum, { rate }) => sum + rate, unroutedPerSecond);
  const failing = [...versions.values()].reduce((sum, item) => sum + item.failing, unroutedPerSecond);
  const byVersion = [...versions].map(([version, { rate, failing: bad, count }]): VersionTraffic => {
    const share = total > 0 ? rate / total : 0;
    return { version, instances: count, requestsPerSecond: rate, share, errorRate: bad / rate, latencyMs: 180 };
  });
  return {
    requestsPerSecond: total,
    unroutedPerSecond,
    byVersion,
    errorRate: total > 0 ? failing / total : 0,
    totalRequests: 211_440,
    totalFailed: 5_286,
  };
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const RATE = 598 / 7;
const OUT = { targetHealth: 'unused', targetHealthReason: 'Target.NotRegistered' } as const;

function atRollback(number: number, events: readonly LifecycleEvent[]): InstanceView {
  const moments: Record<number, [LifecycleEvent, number]> = {
    4: ['ValidateService', 0.7],
    5: ['ApplicationStart', 0.75],
    6: ['AfterInstall', 0.8],
  };
  const moment = moments[number];
  const served = { requestsPerSecond: RATE };
  if (number === 1) return instance(1, 2, { ...served, errorRate: 0.31 });
  if (number < 4) {
    return instance(number, 2, { targetHealth: 'unhealthy', targetHealthReason: 'Target.ResponseCodeMismatch' });
  }
  if (moment === undefined) return instance(number, 1, served);
  const isNew = number < 6;
  return instance(number, isNew ? 1 : null, {
    ...OUT,
    installedVersion: number === 6 ? 2 : 1,
    nextVersion: 1,
    ...underWay(events, ...moment),
  });
}

/** 05:52 of the run in the design pictures: v1 comes back, three instances at a time. */
export const rollingBackFleet: FleetView = fleet(
  numbers(12).map((number) => atRollback(number, SOME_EVENTS)),
  deployment({}),
);

/** The same with all of CodeDeploy's events. */
export const allEventsFleet: FleetView = fleet(
  numbers(12).map((number) => atRollback(number, ALL_EVENTS)),
  deployment({ events: ALL_EVENTS, config: 'CodeDeployDefault.OneAtATime' }),
);

/** Every state that a tile has: v2 comes in, v3 is already there, one failed, one is off, one drains. */
export const everyStateFleet: FleetView = fleet(
  [
    instance(1, 3, { requestsPerSecond: 90, errorRate: 0.02, ...succeeded(ALL_EVENTS) }),
    instance(2, 1, {
      targetHealth: 'draining',
      ...underWay(ALL_EVENTS, 'BlockTraffic', 0.5),
      nextVersion: 3,
    }),
    instance(3, 1, { ...OUT, ...underWay(ALL_EVENTS, 'ApplicationStop', 0.2), nextVersion: 3 }),
    instance(4, null, {
      ...OUT,
      installedVersion: 1,
      ...underWay(ALL_EVENTS, 'BeforeInstall', 0.6),
      nextVersion: 3,
    }),
    instance(5, null, { ...OUT, installedVersion: 3, ...underWay(ALL_EVENTS, 'AfterInstall', 0.4), nextVersion: 3 }),
    instance(6, 3, { targetHealth: 'initial', ...underWay(ALL_EVENTS, 'AllowTraffic', 0.7), nextVersion: 3 }),
    instance(7, null, { ...OUT, installedVersion: 3, ...failedAt(ALL_EVENTS, 'ValidateService') }),
    instance(8, 2, { targetHealth: 'unhealthy', requestsPerSecond: 0 }),
    instance(9, 4, { requestsPerSecond: 90 }),
    instance(10, null, { ...OUT, isRunning: false, installedVersion: 1 }),
    instance(11, 1, { requestsPerSecond: 90, targetStatus: 'Pending', nextVersion: 3 }),
    instance(12, 1, { targetHealth: 'draining' }),
  ],
  deployment({
    version: 3,
    rollbackOf: null,
    creator: 'user',
    events: ALL_EVENTS,
    config: 'CodeDeployDefault.HalfAtATime',
    inProgress: 5,
    minimumHealthy: 6,
    concurrency: 6,
  }),
);

/** Four instances without a load balancer: six events fewer, no target health. */
export const noBalancerFleet: FleetView = fleet(
  numbers(4).map((number) =>
    instance(number, number < 3 ? 2 : 1, {
      targetHealth: null,
      requestsPerSecond: 25,
      ...(number < 3 ? succeeded(ALL_EVENTS.slice(3, 10)) : {}),
      ...(number === 3 ? { ...underWay(ALL_EVENTS.slice(3, 10), 'Install', 0.5), nextVersion: 2 } : {}),
      ...(number === 4 ? { targetStatus: 'Pending' as const, nextVersion: 2 } : {}),
    }),
  ),
  deployment({
    version: 2,
    rollbackOf: null,
    creator: 'user',
    events: ALL_EVENTS.slice(3, 10),
    config: 'CodeDeployDefault.OneAtATime',
    concurrency: 1,
    minimumHealthy: 3,
    inProgress: 1,
    total: 4,
  }),
);

/** Before the first deployment. */
export const emptyFleet: FleetView = fleet(
  numbers(8).map((number) => instance(number, null, { ...OUT, instanceHealth: 'Unhealthy' })),
  null,
);

/** All targets are gone: what comes in is answered by nobody. */
export const unroutedFleet: FleetView = fleet(
  numbers(4).map((number) => instance(number, 2, { ...OUT, targetHealth: number === 1 ? 'unhealthy' : 'unused' })),
  null,
);

/** A fleet of any size in the middle of a deployment of v2, with some bad ones. */
export function bigFleet(count: number): FleetView {
  const started = Math.floor(count * 0.4);
  const instances = numbers(count).map((number): InstanceView => {
    const done = number <= Math.floor(count * 0.3);
    const served = { requestsPerSecond: 12, ...succeeded(ALL_EVENTS) };
    if (done && number % 17 === 3)
      return instance(number, 2, { ...served, requestsPerSecond: 0, targetHealth: 'unhealthy' });
    if (done) return instance(number, 2, { ...served, errorRate: 0.1 });
    if (number > started) {
      return instance(number, 1, { requestsPerSecond: 12, targetStatus: 'Pending', nextVersion: 2 });
    }
    const current = ALL_EVENTS[(number * 5) % ALL_EVENTS.length] as LifecycleEvent;
    const isOld = ALL_EVENTS.indexOf(current) < 4;
    return instance(number, isOld ? 1 : null, {
      ...OUT,
      ...underWay(ALL_EVENTS, current, 0.5),
      installedVersion: 1,
      nextVersion: 2,
    });
  });
  return fleet(
    instances,
    deployment({
      version: 2,
      rollbackOf: null,
      creator: 'user',
      events: ALL_EVENTS,
      config: 'CodeDeployDefault.HalfAtATime',
      total: count,
      succeeded: Math.floor(count * 0.3),
      inProgress: started - Math.floor(count * 0.3),
      concurrency: Math.floor(count / 2),
      minimumHealthy: Math.ceil(count / 2),
    }),
  );
}
