import type { DeploymentOptions, RejectionCode, ScheduledDeployment } from '../domain';
import { predefinedConfiguration } from '../domain/deployment/configurations';
import { assert } from '../shared';
import { wholeRepository } from './bundle';
import { createDeployment } from './createDeployment';
import { ids } from './ids';
import type { World } from './World';

export interface DirectDeployment {
  readonly application: string;
  readonly group: string;
  readonly version: number;
  readonly options: DeploymentOptions;
}

/**
 * A deployment that somebody makes with `aws deploy create-deployment`, past the pipeline; also how a revision is deployed again.
 * Returns why the service refuses it, as a stable code; null when it was created.
 * AWS CodeDeploy User Guide, "Redeploy and roll back a deployment with CodeDeploy"; API reference, `CreateDeployment`.
 */
export function deployDirectly(world: World, request: DirectDeployment, cause: number): RejectionCode | null {
  const { version, options } = request;
  const group = world.scenario.deploymentGroups.find(
    (each) => each.applicationName === request.application && each.deploymentGroupName === request.group,
  );
  if (group === undefined) return 'command.unknownGroup';
  const { deploymentConfigName: config } = options;
  if (config !== undefined && config !== group.deploymentConfigName) {
    if (predefinedConfiguration(config)?.computePlatform !== 'Server') return 'command.unknownConfig';
  }
  if (!world.repository.has(version)) return 'command.unknownRevision';
  // One deployment per group at a time: DeploymentLimitExceededException.
  if (world.deployments.occupantOf(group) !== null) return 'command.deploymentInProgress';
  if (!world.fleet.bundles.has(version)) {
    // `aws deploy push` bundles the working copy as it is.
    const { files } = world.repository.version(version);
    world.fleet.bundles.set(version, wholeRepository(files, !world.scenario.isRepositoryComplete));
  }
  const attempt = world.deployments.manualOf(group) + 1;
  const entity = ids.manualDeployment(group.applicationName, group.deploymentGroupName, attempt);
  createDeployment(
    world,
    { entity, group, version, options, creator: 'user', rollbackOf: null, executionNumber: null, action: null },
    cause,
  );
  return null;
}

/** Carries out a deployment of the scenario's own schedule; one that the service refuses says so. */
export function runScheduledDeployment(
  world: World,
  { applicationName, deploymentGroupName, revision, options }: ScheduledDeployment,
  index: number,
  cause: number,
): void {
  const version = world.repository.versionOf(revision);
  assert(version !== null, `deployment ${index}: revision ${revision}`);
  const request = { application: applicationName, group: deploymentGroupName, version, options };
  const reason = deployDirectly(world, request, cause);
  if (reason === null) return;
  const data = { application: applicationName, group: deploymentGroupName, version, reason };
  world.state(ids.run, 'deployment.refused', data, cause);
}
