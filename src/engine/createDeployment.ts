import {
  IN_PLACE_EVENTS,
  IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL,
  type DeploymentCreator,
  type DeploymentGroup,
  type DeploymentOptions,
} from '../domain';
import { deploymentMachine } from '../domain/deployment/deployment.machine';
import { resolveHealthRule } from '../domain/deployment/minimumHealthy';
import { zonalPlan } from '../domain/deployment/zonal';
import { assert, compareCodeUnits } from '../shared';
import { deploymentIdOf } from './ids';
import type { InstanceState } from './FleetState';
import { revisionOf } from './lifecyclePlan';
import type { DeploymentRun } from './Deployments';
import type { World } from './World';

export interface DeploymentRequest {
  readonly entity: string;
  readonly group: DeploymentGroup;
  readonly version: number;
  /** What the deployment itself says otherwise than its group; left out: nothing. */
  readonly options?: DeploymentOptions;
  readonly creator: DeploymentCreator;
  readonly rollbackOf: string | null;
  readonly executionNumber: number | null;
  readonly action: string | null;
}

/** Creates a deployment of a version whose bundle is known, and returns it. */
export function createDeployment(world: World, request: DeploymentRequest, cause: number): DeploymentRun {
  const { entity, version, options = {} } = request;
  const group = withOptions(request.group, options);
  const instances = orderOfWork(world, entity, group, version);
  const zonal = zonesOf(group, instances);
  // One zone after another: the queues follow the zones, and within a zone the order of work.
  if (zonal !== undefined) instances.sort((a, b) => compareCodeUnits(a.host.availabilityZone, b.host.availabilityZone));
  const rule = resolveHealthRule(group.deploymentConfigName, group.minimumHealthyHosts, instances.length);
  assert(rule !== null, `unknown deployment configuration ${group.deploymentConfigName}`);
  const revision = revisionOf(world, version);
  assert(revision !== null, `revision of version ${version}`);
  const run: DeploymentRun = {
    entity,
    deploymentId: deploymentIdOf(world.streams, entity),
    group,
    version,
    revision,
    creator: request.creator,
    rule,
    events: group.deploymentOption === 'WITH_TRAFFIC_CONTROL' ? IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL : IN_PLACE_EVENTS,
    action: request.action,
    pendingUnhealthy: instances.filter(({ health }) => health === 'Unhealthy').map(({ id }) => id),
    pendingHealthy: instances.filter(({ health }) => health === 'Healthy').map(({ id }) => id),
    running: new Set(),
    createdSeq: cause,
    instances: instances.map(({ id }) => id),
    plans: new Map(),
    hooks: [],
    rollbackOnStop: null,
    options,
    diskChanges: new Map(),
  };
  const activeAlarms = request.creator === 'codeDeployRollback' ? [] : world.alarms.activeOf(group);
  const startMs = world.timings.draw(activeAlarms.length > 0 ? 'codedeploy.alarmCheck' : 'codedeploy.start', entity);
  world.deployments.begin(run);
  world.kernel.spawn(
    entity,
    deploymentMachine,
    {
      deploymentId: run.deploymentId,
      application: group.applicationName,
      group: group.deploymentGroupName,
      config: group.deploymentConfigName,
      version,
      creator: request.creator,
      rollbackOf: request.rollbackOf,
      instances: run.instances,
      events: run.events,
      minimumHealthy: rule.minimum,
      concurrency: rule.concurrency,
      isFailFast: rule.isFailFast,
      executionNumber: request.executionNumber,
      healthy: run.pendingHealthy.length,
      activeAlarms,
      startMs,
      zonal,
    },
    cause,
  );
  if (activeAlarms.length > 0) {
    world.kernel.schedule(world.kernel.now + startMs, 2, world.alarms.lastChangeOf(activeAlarms), (alarm) =>
      world.kernel.send(entity, { type: 'alarm.activated', alarms: activeAlarms } as never, alarm),
    );
  }
  return run;
}

/** How the zones are gone through; undefined when the configuration knows no zones. */
function zonesOf({ zonalConfig }: DeploymentGroup, instances: readonly InstanceState[]) {
  if (zonalConfig === undefined) return undefined;
  const hosts = instances.map(({ host, health }) => ({
    zone: host.availabilityZone,
    isHealthy: health === 'Healthy',
  }));
  return zonalPlan(zonalConfig, hosts);
}

/** The group as this deployment sees it. AWS CodeDeploy API reference, `CreateDeployment`. */
function withOptions(group: DeploymentGroup, options: DeploymentOptions): DeploymentGroup {
  const { deploymentConfigName, overrideAlarmConfiguration, autoRollbackConfiguration } = options;
  const isOwn = deploymentConfigName === undefined || deploymentConfigName === group.deploymentConfigName;
  if (isOwn && overrideAlarmConfiguration === undefined && autoRollbackConfiguration === undefined) return group;
  return {
    ...group,
    ...(isOwn ? {} : { deploymentConfigName, minimumHealthyHosts: null, zonalConfig: undefined }),
    alarms: overrideAlarmConfiguration ?? group.alarms,
    autoRollback: autoRollbackConfiguration ?? group.autoRollback,
  };
}

/**
 * Unhealthy instances first, then unknown revision, old revision, current revision; otherwise in random order.
 * AWS CodeDeploy User Guide, "Instance health"; API reference, ZonalConfig ("random selection").
 */
function orderOfWork(world: World, entity: string, group: DeploymentGroup, version: number): InstanceState[] {
  const keyed = world.fleet.selected(group.targets).map((instance) => ({
    instance,
    rank: rankOf(instance, version),
    chance: world.streams.uniform(`${entity}/${instance.id}`, 'order'),
  }));
  keyed.sort((a, b) => a.rank - b.rank || a.chance - b.chance || a.instance.index - b.instance.index);
  return keyed.map(({ instance }) => instance);
}

function rankOf(instance: InstanceState, version: number): number {
  if (instance.health === 'Unhealthy') return 0;
  if (instance.revision === null) return 1;
  return instance.revision === version ? 3 : 2;
}
