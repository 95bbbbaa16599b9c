import type { LifecycleEvent } from '../../domain';
import type { PlannedLifecycleEvent } from '../../domain/deployment/target.machine';
import type { DeploymentRun } from '../Deployments';
import { ids } from '../ids';
import type { World } from '../World';
import { workingTarget } from './agent';

/** The deployment whose events run on the instance now. */
function runOf(world: World, instance: string): DeploymentRun | null {
  return world.deployments.allActive().find((run) => run.running.has(instance)) ?? null;
}

/** Whether the running target on the instance still has the event before it or is in the middle of it. */
export function isAhead(world: World, run: DeploymentRun, instance: string, event: LifecycleEvent): boolean {
  const [state = ''] = world.kernel.valueOf(ids.deploymentTarget(run.entity, instance)).split('.');
  const now = run.events.indexOf(state as LifecycleEvent);
  return now >= 0 && run.events.indexOf(event) >= now;
}

/** What was planned for an event on the instance when its deployment came to it; null when the event is over or none runs. */
export function plannedOf(world: World, instance: string, event: LifecycleEvent): PlannedLifecycleEvent | null {
  const run = runOf(world, instance);
  if (run === null || !isAhead(world, run, instance, event)) return null;
  return run.plans.get(instance)?.[event] ?? null;
}

/** Tells the running target that an event will end otherwise. */
export function changePlan(
  world: World,
  instance: string,
  event: LifecycleEvent,
  plan: PlannedLifecycleEvent,
  cause: number,
): void {
  const target = workingTarget(world, instance);
  if (target === null) return;
  const isRunning = world.kernel.valueOf(target) === `${event}.running`;
  const change = isRunning ? { type: 'event.changed', plan } : { type: 'plan.changed', event, plan };
  world.kernel.send(target, change as never, cause);
}
