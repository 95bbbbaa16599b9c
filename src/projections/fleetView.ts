import type { TrafficGroup } from '../domain';
import { isDeploymentOver } from './deploymentView';
import type { FleetDeployment, FleetState, Host, Target } from './fleetState';
import type { FleetView, InstanceView } from './views';

/** What reaches one instance. */
interface Rate {
  readonly requestsPerSecond: number;
  readonly errorRate: number;
}

const NOTHING: Rate = { requestsPerSecond: 0, errorRate: 0 };

/**
 * Who receives requests: the load balancer's healthy targets; when there is none, every registered one (it fails open);
 * without a load balancer every running host. Elastic Load Balancing User Guide, "Target group health".
 */
function receiversOf(hosts: readonly Host[], hasLoadBalancer: boolean): ReadonlySet<Host> {
  if (!hasLoadBalancer) return new Set(hosts.filter((host) => host.isRunning));
  const healthy = hosts.filter((host) => host.targetHealth === 'healthy');
  if (healthy.length > 0) return new Set(healthy);
  return new Set(hosts.filter(({ targetHealth }) => targetHealth === 'unhealthy' || targetHealth === 'initial'));
}

/** Where nothing runs, requests are counted under version 0. */
const versionOf = (host: Host): number => host.version ?? 0;

/**
 * Tells what reaches each receiving instance. Several groups of one version are instances worn differently; the groups
 * stand in order of wear, so the instance's own step finds its group.
 */
function rateFinder(receivers: ReadonlySet<Host>, groups: readonly TrafficGroup[]): (host: Host) => Rate {
  const byVersion = new Map<number, TrafficGroup[]>();
  for (const group of groups) {
    const same = byVersion.get(group.version);
    if (same === undefined) byVersion.set(group.version, [group]);
    else same.push(group);
  }
  const steps = new Map<number, number[]>();
  for (const host of receivers) {
    const version = versionOf(host);
    if ((byVersion.get(version)?.length ?? 0) < 2) continue;
    const known = steps.get(version) ?? [];
    if (!known.includes(host.wearStep)) known.push(host.wearStep);
    steps.set(version, known);
  }
  for (const known of steps.values()) known.sort((a, b) => a - b);
  return (host) => {
    if (!receivers.has(host)) return NOTHING;
    const version = versionOf(host);
    const group = byVersion.get(version)?.[steps.get(version)?.indexOf(host.wearStep) ?? 0];
    return group === undefined ? NOTHING : { requestsPerSecond: group.requestsPerInstance, errorRate: group.errorRate };
  };
}

interface Assembled {
  readonly target: Target | null;
  readonly nextVersion: number | null;
  readonly view: InstanceView;
}

/** The last view made of a host, so that instances to which nothing happens stay the same object from moment to moment. */
const assembled = new WeakMap<Host, Assembled>();

function instanceView(host: Host, target: Target | null, nextVersion: number | null, rate: Rate): InstanceView {
  const last = assembled.get(host);
  if (
    last !== undefined &&
    last.target === target &&
    last.nextVersion === nextVersion &&
    last.view.requestsPerSecond === rate.requestsPerSecond &&
    last.view.errorRate === rate.errorRate
  ) {
    return last.view;
  }
  const view: InstanceView = {
    id: host.id,
    zone: host.zone,
    version: host.version,
    installedVersion: host.installedVersion,
    nextVersion,
    previousVersion: nextVersion === null ? null : (target?.previousVersion ?? null),
    targetStatus: target?.status ?? null,
    events: target?.events ?? {},
    currentEvent: target?.currentEvent ?? null,
    targetHealth: host.targetHealth,
    targetHealthReason: host.targetHealthReason,
    instanceHealth: host.instanceHealth,
    isRunning: host.isRunning,
    requestsPerSecond: rate.requestsPerSecond,
    errorRate: rate.errorRate,
  };
  assembled.set(host, { target, nextVersion, view });
  return view;
}

/** The newest running deployment, else the last one. */
function shownDeployment(deployments: readonly FleetDeployment[]): FleetDeployment | null {
  const running = deployments.filter(({ view }) => !isDeploymentOver(view));
  return running[running.length - 1] ?? deployments[deployments.length - 1] ?? null;
}

/** What the deployment brings to an instance that it has not finished with. */
function nextVersionOf(deployment: FleetDeployment | null, target: Target | null): number | null {
  if (deployment === null || target === null) return null;
  return target.status === 'Pending' || target.status === 'InProgress' ? deployment.view.version : null;
}

/** Puts the parts of the state together. O(instances), once per shown moment instead of once per fact. */
export function fleetView(state: FleetState): FleetView {
  const hosts = state.hosts.toArray();
  const deployment = shownDeployment(state.deployments);
  const rateOf = rateFinder(receiversOf(hosts, state.hasLoadBalancer), state.groups);
  const instances = hosts.map((host, index) => {
    const target = deployment?.targets.get(index) ?? null;
    return instanceView(host, target, nextVersionOf(deployment, target), rateOf(host));
  });
  return {
    instances,
    deployment: deployment?.view ?? null,
    events: deployment?.view.events ?? state.usualEvents,
    healthyTargets: hosts.filter((host) => host.targetHealth === 'healthy').length,
    unhealthyTargets: hosts.filter((host) => host.targetHealth === 'unhealthy').length,
    deployingInstances: state.deployments.reduce((sum, { view }) => sum + view.inProgress, 0),
  };
}
