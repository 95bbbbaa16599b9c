import type { DeploymentGroup } from '../../domain';
import { createDeployment } from '../createDeployment';
import { ids } from '../ids';
import type { ActionRun, World } from '../World';
import { fail, type Provider } from './provider';

function groupOf(world: World, run: ActionRun): DeploymentGroup | undefined {
  const { ApplicationName, DeploymentGroupName } = run.declaration.configuration;
  return world.scenario.deploymentGroups.find(
    (group) => group.applicationName === ApplicationName && group.deploymentGroupName === DeploymentGroupName,
  );
}

function start(world: World, run: ActionRun, cause: number): void {
  const group = groupOf(world, run);
  const { ApplicationName = '', DeploymentGroupName = '' } = run.declaration.configuration;
  if (group === undefined) {
    const detail = `No deployment group found for name: ${DeploymentGroupName} (application ${ApplicationName})`;
    fail(world, run.entity, 'ConfigurationError', detail, cause);
    return;
  }
  const occupant = world.deployments.occupantOf(group);
  if (occupant !== null) {
    // One deployment per group at a time (AWS CodeDeploy User Guide, "CodeDeploy quotas"): DeploymentLimitExceededException.
    const detail = `The Deployment Group '${DeploymentGroupName}' already has an active Deployment '${occupant.deploymentId}'`;
    fail(world, run.entity, 'JobFailed', detail, occupant.seq);
    return;
  }
  const artifact = run.execution.artifacts.get(run.declaration.inputArtifacts[0] ?? '');
  if (artifact === undefined) {
    fail(world, run.entity, 'RevisionUnavailable', 'The input artifact is not available.', cause);
    return;
  }
  world.fleet.bundles.set(artifact.version, artifact.bundle);
  createDeployment(
    world,
    {
      entity: ids.work(run.entity, 'deployment'),
      group,
      version: artifact.version,
      creator: 'user',
      rollbackOf: null,
      executionNumber: run.execution.number,
      action: run.entity,
    },
    cause,
  );
}

/** CodeDeploy to EC2/on-premises instances. What happens then is the deployment policy's business. */
export const codeDeployProvider: Provider = { keys: ['Deploy/AWS/CodeDeploy'], start };
