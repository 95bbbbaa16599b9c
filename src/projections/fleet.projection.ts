import {
  IN_PLACE_EVENTS,
  IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL,
  type LifecycleEvent,
  type Scenario,
  type TargetStatus,
} from '../domain';
import { defined } from '../shared';
import { Chunks } from './Chunks';
import { advanceDeployment, createDeploymentView, isDeploymentOver, type DeploymentProgress } from './deploymentView';
import type { FleetDeployment, FleetState, Host, Target } from './fleetState';
import { fleetView } from './fleetView';
import { applyWith, updateFirst, type Handlers, type Projection } from './projection';
import type { DeploymentView, FleetView, InstanceEventView } from './views';

function initial(scenario: Scenario): FleetState {
  const hasLoadBalancer = scenario.targetGroup !== null;
  const { instances } = scenario.fleet;
  const hosts = instances.map(({ id, availabilityZone }): Host => ({
    id,
    zone: availabilityZone,
    version: null,
    installedVersion: null,
    isRunning: false,
    targetHealth: hasLoadBalancer ? 'unused' : null,
    targetHealthReason: hasLoadBalancer ? 'Target.NotRegistered' : '',
    instanceHealth: scenario.isBaselineDeployed ? 'Healthy' : 'Unhealthy',
    wearStep: 0,
  }));
  return {
    hosts: Chunks.of(hosts),
    indexById: new Map(instances.map(({ id }, index) => [id, index])),
    deployments: [],
    groups: [],
    hasLoadBalancer,
    usualEvents: usualEventsOf(scenario),
  };
}

function usualEventsOf({ deploymentGroups }: Scenario): readonly LifecycleEvent[] {
  const group = deploymentGroups[0];
  if (group === undefined) return [];
  return group.deploymentOption === 'WITH_TRAFFIC_CONTROL' ? IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL : IN_PLACE_EVENTS;
}

function indexOf(state: FleetState, instance: string): number {
  return defined(state.indexById.get(instance), `instance ${instance}`);
}

function updateHost(state: FleetState, instance: string, change: Partial<Host>): FleetState {
  const index = indexOf(state, instance);
  return { ...state, hosts: state.hosts.set(index, { ...state.hosts.get(index), ...change }) };
}

const hostHandlers: Handlers<FleetState> = {
  'instance.launched': (state, { instance, zone, version }) =>
    updateHost(state, instance, { zone, installedVersion: version, isRunning: true }),
  'instance.installed': (state, { instance, version }) => updateHost(state, instance, { installedVersion: version }),
  'instance.stopped': (state, { instance }) => updateHost(state, instance, { isRunning: false }),
  'instance.started': (state, { instance }) => updateHost(state, instance, { isRunning: true }),
  'instance.healthChanged': (state, { instance, health }) => updateHost(state, instance, { instanceHealth: health }),
  'app.started': (state, { instance, version }) => updateHost(state, instance, { version, wearStep: 0 }),
  'app.stopped': (state, { instance }) => updateHost(state, instance, { version: null }),
  'app.degraded': (state, { instance, step }) => updateHost(state, instance, { wearStep: step }),
  'targetHealth.changed': (state, { instance, to, reason }) =>
    updateHost(state, instance, { targetHealth: to, targetHealthReason: reason }),
  'traffic.changed': (state, { groups }) => ({ ...state, groups }),
};

function updateDeployment(
  state: FleetState,
  deploymentId: string,
  change: (deployment: FleetDeployment) => FleetDeployment,
): FleetState {
  const deployments = updateFirst(state.deployments, (item) => item.view.deploymentId === deploymentId, change);
  return deployments === state.deployments ? state : { ...state, deployments };
}

function updateTarget(
  state: FleetState,
  { deploymentId, instance }: { readonly deploymentId: string; readonly instance: string },
  change: (target: Target, deployment: DeploymentView) => Target,
): FleetState {
  const index = indexOf(state, instance);
  return updateDeployment(state, deploymentId, (deployment) => {
    const target = deployment.targets.get(index);
    if (target === null) return deployment;
    return { ...deployment, targets: deployment.targets.set(index, change(target, deployment.view)) };
  });
}

function advance(state: FleetState, data: { readonly deploymentId: string }, fact: DeploymentProgress): FleetState {
  return updateDeployment(state, data.deploymentId, (deployment) => {
    const view = advanceDeployment(deployment.view, fact);
    return view === deployment.view ? deployment : { ...deployment, view };
  });
}

const PENDING: Target = { previousVersion: null, status: 'Pending', events: {}, currentEvent: null };

/** The target with every event that did not come to pass marked as skipped: CodeDeploy shows them so after a failure. */
function closed(target: Target, deployment: DeploymentView, status: TargetStatus, at: number): Target {
  const events: Partial<Record<LifecycleEvent, InstanceEventView>> = { ...target.events };
  for (const event of deployment.events) {
    events[event] ??= { status: 'Skipped', startedAt: null, plannedEndAt: null, endedAt: at };
  }
  return { ...target, status, events, currentEvent: null };
}

const deploymentHandlers: Handlers<FleetState> = {
  'deployment.created': (state, { instances }, fact) => {
    const targets: (Target | null)[] = Array.from({ length: state.hosts.length }, () => null);
    for (const instance of instances) targets[indexOf(state, instance)] = PENDING;
    const running = state.deployments.filter(({ view }) => !isDeploymentOver(view));
    return {
      ...state,
      deployments: [...running, { view: createDeploymentView(fact), targets: Chunks.of(targets) }],
    };
  },
  'deployment.started': advance,
  'deployment.succeeded': advance,
  'deployment.failed': advance,
  'deployment.stopped': advance,
  'target.started': (state, data, fact) =>
    updateTarget(advance(state, data, fact), data, (target) => {
      const { version, installedVersion } = state.hosts.get(indexOf(state, data.instance));
      return { ...target, status: 'InProgress', previousVersion: version ?? installedVersion };
    }),
  'target.eventStarted': (state, data, { at }) =>
    updateTarget(state, data, (target) => ({
      ...target,
      currentEvent: data.event,
      events: {
        ...target.events,
        [data.event]: { status: 'InProgress', startedAt: at, plannedEndAt: data.plannedEndAt, endedAt: null },
      },
    })),
  'target.eventEnded': (state, data, { at }) =>
    updateTarget(state, data, (target) => {
      const before = target.events[data.event] ?? { startedAt: null, plannedEndAt: null };
      return {
        ...target,
        currentEvent: null,
        events: { ...target.events, [data.event]: { ...before, status: data.status, endedAt: at } },
      };
    }),
  'target.succeeded': (state, data, fact) =>
    updateTarget(advance(state, data, fact), data, (target) => ({ ...target, status: 'Succeeded' })),
  'target.failed': (state, data, fact) =>
    updateTarget(advance(state, data, fact), data, (target, view) => closed(target, view, 'Failed', fact.at)),
  'target.skipped': (state, data, { at }) =>
    updateTarget(state, data, (target, view) => closed(target, view, 'Skipped', at)),
};

/** The instances: what runs on them, what a deployment does to them, and which of them receive requests. */
export const fleetProjection: Projection<FleetView, FleetState> = {
  initial,
  apply: applyWith({ ...hostHandlers, ...deploymentHandlers }),
  view: fleetView,
};
