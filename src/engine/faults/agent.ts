import type { AgentLoss } from '../../domain/deployment/target.machine';
import { ids } from '../ids';
import type { World } from '../World';

/** The deployment target whose events run on the instance now, if any. */
export function workingTarget(world: World, instance: string): string | null {
  for (const run of world.deployments.allActive()) {
    if (run.running.has(instance)) return ids.deploymentTarget(run.entity, instance);
  }
  return null;
}

/** What a deployment target has to know of an agent that does not answer; null while it does. */
export function agentLossOf(world: World, instance: string, target: string): AgentLoss | null {
  const fault = world.fleet.get(instance).agentLostBy;
  return fault === null ? null : { fault, silenceMs: world.timings.draw('codedeploy.agentSilence', target) };
}

/** The agent of the instance no longer answers, because of the fact at `fault`. */
export function loseAgent(world: World, instance: string, fault: number): void {
  const state = world.fleet.get(instance);
  if (state.agentLostBy !== null) return;
  state.agentLostBy = fault;
  const target = workingTarget(world, instance);
  if (target === null) return;
  world.kernel.send(target, { type: 'agent.lost', loss: agentLossOf(world, instance, target) } as never, fault);
}

/** The agent answers again. An event that it had taken before is lost: it fails as soon as the agent is back. */
export function restartAgent(world: World, instance: string, cause: number): void {
  const state = world.fleet.get(instance);
  if (state.agentLostBy === null || state.host.isAgentMissing === true) return;
  state.agentLostBy = null;
  const target = workingTarget(world, instance);
  if (target !== null) world.kernel.send(target, { type: 'agent.restarted' }, cause);
}
