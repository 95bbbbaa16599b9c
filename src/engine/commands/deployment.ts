import type { RejectionCode } from '../../domain';
import { createDeployment } from '../createDeployment';
import { deployDirectly } from '../directDeployment';
import { ids } from '../ids';
import type { World } from '../World';
import type { CommandOf, Family } from './command';

/** StopDeployment: DeploymentDoesNotExistException and DeploymentAlreadyCompletedException are its refusals. */
function stop(command: CommandOf<'deployment.stop'>, world: World, cause: number): RejectionCode | null {
  const run = world.deployments.byId(command.deploymentId);
  if (run === null) return 'command.unknownDeployment';
  if (world.deployments.activeOf(run.group) !== run) return 'command.deploymentEnded';
  if (world.kernel.valueOf(run.entity) === 'InProgress.stopping') return 'command.deploymentStopping';
  const { autoRollback } = command;
  world.kernel.send(run.entity, { type: 'deployment.stop', autoRollback, request: cause } as never, cause);
  return null;
}

/**
 * A deployment of a revision that the group has had before, outside the pipeline.
 * AWS CodeDeploy User Guide, "Redeploy and roll back a deployment" (manual rollbacks).
 */
function rollBack(command: CommandOf<'deployment.rollBack'>, world: World, cause: number): RejectionCode | null {
  const { version } = command;
  const group = world.scenario.deploymentGroups.find(
    (it) => it.applicationName === command.application && it.deploymentGroupName === command.group,
  );
  if (group === undefined) return 'command.unknownGroup';
  // One deployment per group at a time: DeploymentLimitExceededException.
  if (world.deployments.occupantOf(group) !== null) return 'command.deploymentInProgress';
  if (!world.deployments.hasHad(group, version)) return 'command.unknownRevision';
  const attempt = world.deployments.manualOf(group) + 1;
  const entity = ids.manualDeployment(group.applicationName, group.deploymentGroupName, attempt);
  createDeployment(
    world,
    { entity, group, version, creator: 'user', rollbackOf: null, executionNumber: null, action: null },
    cause,
  );
  return null;
}

export const deploymentCommands: Family<'deployment.stop' | 'deployment.rollBack' | 'deployment.create'> = {
  'deployment.create': (command, world, cause) => deployDirectly(world, command, cause),
  'deployment.stop': stop,
  'deployment.rollBack': rollBack,
};
