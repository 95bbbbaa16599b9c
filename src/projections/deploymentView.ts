import type { DeploymentCounts, DeploymentStatus, Fact, FactOf } from '../domain';
import type { DeploymentView } from './views';

/** A deployment as it stands when CodeDeploy has created it. */
export function createDeploymentView(fact: FactOf<'deployment.created'>): DeploymentView {
  const { data } = fact;
  return {
    entity: fact.entity,
    deploymentId: data.deploymentId,
    version: data.version,
    creator: data.creator,
    rollbackOf: data.rollbackOf,
    status: 'Created',
    errorCode: null,
    config: data.config,
    minimumHealthy: data.minimumHealthy,
    concurrency: data.concurrency,
    total: data.instances.length,
    succeeded: 0,
    failed: 0,
    skipped: 0,
    inProgress: 0,
    events: data.events,
    startedAt: fact.at,
    endedAt: null,
  };
}

/** Whether the deployment has ended, well or badly. */
export function isDeploymentOver(view: DeploymentView): boolean {
  return view.endedAt !== null;
}

/** Facts that change a deployment's view. */
export type DeploymentProgress =
  | FactOf<'deployment.started'>
  | FactOf<'deployment.succeeded'>
  | FactOf<'deployment.failed'>
  | FactOf<'deployment.stopped'>
  | FactOf<'target.started'>
  | FactOf<'target.succeeded'>
  | FactOf<'target.failed'>;

/**
 * The deployment after a fact about it. The end states the final counts, instances broken off included,
 * so what these instances state afterwards is not counted again.
 */
export function advanceDeployment(view: DeploymentView, fact: DeploymentProgress): DeploymentView {
  if (isDeploymentOver(view)) return view;
  switch (fact.type) {
    case 'deployment.started':
      return { ...view, status: 'InProgress' };
    case 'target.started':
      return { ...view, inProgress: view.inProgress + 1 };
    case 'target.succeeded':
      return { ...view, inProgress: view.inProgress - 1, succeeded: view.succeeded + 1 };
    case 'target.failed':
      return { ...view, inProgress: view.inProgress - 1, failed: view.failed + 1 };
    case 'deployment.succeeded':
      return ended(view, fact, 'Succeeded', null);
    case 'deployment.failed':
      return ended(view, fact, 'Failed', fact.data.errorCode);
    default:
      return ended(view, fact, 'Stopped', fact.data.errorCode);
  }
}

function ended(
  view: DeploymentView,
  fact: Fact & { readonly data: DeploymentCounts },
  status: DeploymentStatus,
  errorCode: string | null,
): DeploymentView {
  const { succeeded, failed, skipped } = fact.data;
  return { ...view, status, errorCode, succeeded, failed, skipped, inProgress: 0, endedAt: fact.at };
}
