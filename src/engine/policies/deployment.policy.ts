import type { AutoRollbackEvent, FactOf } from '../../domain';
import { targetMachine } from '../../domain/deployment/target.machine';
import { defined } from '../../shared';
import { createDeployment, type DeploymentRequest } from '../createDeployment';
import type { DeploymentRun } from '../Deployments';
import { agentLossOf } from '../faults/agent';
import { strikeNextDeployment } from '../faults/hookFaults';
import { deploymentIdOf, ids } from '../ids';
import { planLifecycle, withFaults } from '../lifecyclePlan';
import type { Policy } from '../policy';
import { fail, succeed } from '../providers/provider';
import type { World } from '../World';

function runOf(world: World, entity: string): DeploymentRun {
  return defined(world.deployments.byEntity.get(entity), entity);
}

function startTargets(world: World, run: DeploymentRun, queue: string[], count: number, cause: number): void {
  for (const id of queue.splice(0, count)) {
    const entity = ids.deploymentTarget(run.entity, id);
    const instance = world.fleet.get(id);
    const plan = planLifecycle(world, run, instance);
    run.running.add(id);
    run.plans.set(id, plan);
    world.kernel.spawn(
      entity,
      targetMachine(run.events),
      {
        deploymentId: run.deploymentId,
        instance: id,
        version: run.version,
        onPremises: instance.host.onPremises === undefined ? undefined : true,
        plan: withFaults(world, run, id, plan),
        agentLoss: agentLossOf(world, id, entity),
      },
      cause,
    );
  }
}

/** The deployment is over while instances are still being worked on or have not been started. */
function abandonRest(world: World, run: DeploymentRun, message: string, cause: number): void {
  for (const instance of run.running) {
    world.kernel.send(ids.deploymentTarget(run.entity, instance), { type: 'target.abort', message } as never, cause);
  }
  for (const instance of [...run.pendingUnhealthy.splice(0), ...run.pendingHealthy.splice(0)]) {
    const entity = ids.deploymentTarget(run.entity, instance);
    world.state(entity, 'target.skipped', { deploymentId: run.deploymentId, instance }, cause);
  }
}

/** What the person who stopped the deployment said counts before the setting of the group. */
function wantsRollback(run: DeploymentRun, event: AutoRollbackEvent): boolean {
  if (run.creator === 'codeDeployRollback') return false;
  if (event === 'DEPLOYMENT_STOP_ON_REQUEST' && run.rollbackOnStop !== null) return run.rollbackOnStop;
  return run.group.autoRollback.enabled && run.group.autoRollback.events.includes(event);
}

/**
 * Rollback is a new deployment of the last revision that was deployed well. The end of the deployment names it already, so the group is
 * taken from then on, although it is created a moment later.
 */
function rollBack(world: World, run: DeploymentRun, event: AutoRollbackEvent, cause: number): void {
  if (!wantsRollback(run, event)) return;
  const good = world.deployments.lastGoodOf(run.group);
  if (good === null) {
    world.state(run.entity, 'deployment.rollbackUnavailable', { deploymentId: run.deploymentId, event }, cause);
    return;
  }
  const entity = ids.work(run.entity, 'rollback');
  const rollbackDeploymentId = deploymentIdOf(world.streams, entity);
  const data = { deploymentId: run.deploymentId, rollbackDeploymentId, event };
  const seq = world.state(run.entity, 'deployment.rollbackTriggered', data, cause);
  world.deployments.promise(run.group, { deploymentId: rollbackDeploymentId, seq });
  const request: DeploymentRequest = {
    entity,
    group: run.group,
    version: good.version,
    // How files that are there already are handled comes from that deployment, not from the failed one.
    options: { fileExistsBehavior: good.options.fileExistsBehavior },
    creator: 'codeDeployRollback',
    rollbackOf: run.deploymentId,
    executionNumber: null,
    action: null,
  };
  const delay = world.timings.draw('codedeploy.rollbackStart', run.entity);
  world.kernel.schedule(world.kernel.now + delay, 2, seq, (named) => createDeployment(world, request, named));
}

function endBadly(
  world: World,
  fact: FactOf<'deployment.failed'> | FactOf<'deployment.stopped'>,
  event: AutoRollbackEvent,
): void {
  const run = runOf(world, fact.entity);
  world.deployments.end(run);
  abandonRest(world, run, fact.data.message, fact.seq);
  // Before the action fails: that lets the next execution into the stage at this instant.
  rollBack(world, run, event, fact.seq);
  if (run.action !== null) fail(world, run.action, 'JobFailed', fact.data.message, fact.seq);
}

function endTarget(
  world: World,
  fact: FactOf<'target.succeeded'> | FactOf<'target.failed'>,
  health: 'Healthy' | 'Unhealthy',
): void {
  const deployment = ids.parent(fact.entity);
  const run = runOf(world, deployment);
  const instance = world.fleet.get(fact.data.instance);
  run.running.delete(instance.id);
  instance.health = health;
  if (health === 'Healthy') instance.revision = run.version;
  const data = { instance: instance.id, health, version: instance.revision };
  const seq = world.state(ids.instance(instance.id), 'instance.healthChanged', data, fact.seq);
  world.kernel.send(deployment, { type: fact.type }, seq);
}

/** Deployments: which instance is next, what its result means, and what follows from the end. */
export const deploymentPolicy: Policy = {
  'deployment.created': (fact, world) => {
    const run = runOf(world, fact.entity);
    run.createdSeq = fact.seq;
    if (!world.faults.isEmpty) strikeNextDeployment(world, run);
  },
  'deployment.stopRequested': (fact, world) => {
    const run = runOf(world, fact.entity);
    run.rollbackOnStop = fact.data.autoRollback;
    const stop = { type: 'target.stop', message: 'The deployment was stopped by a user.' };
    for (const instance of run.running) {
      world.kernel.send(ids.deploymentTarget(run.entity, instance), { ...stop } as never, fact.seq);
    }
  },
  'deployment.slotsOpened': (fact, world) => {
    const run = runOf(world, fact.entity);
    startTargets(world, run, run.pendingUnhealthy, fact.data.unhealthy, fact.seq);
    startTargets(world, run, run.pendingHealthy, fact.data.healthy, fact.seq);
  },
  'target.succeeded': (fact, world) => endTarget(world, fact, 'Healthy'),
  'target.failed': (fact, world) => endTarget(world, fact, 'Unhealthy'),
  'deployment.succeeded': (fact, world) => {
    const run = runOf(world, fact.entity);
    world.deployments.end(run);
    world.deployments.noteGood(run.group, run.version, run.options);
    if (run.action !== null) succeed(world, run.action, fact.seq);
  },
  'deployment.failed': (fact, world) => endBadly(world, fact, 'DEPLOYMENT_FAILURE'),
  'deployment.stopped': (fact, world) =>
    endBadly(
      world,
      fact,
      fact.data.errorCode === 'ALARM_ACTIVE' ? 'DEPLOYMENT_STOP_ON_ALARM' : 'DEPLOYMENT_STOP_ON_REQUEST',
    ),
};
