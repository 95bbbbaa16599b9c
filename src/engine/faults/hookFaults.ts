import { RESERVED_EVENTS, type FaultOf, type RejectionCode } from '../../domain';
import type { DeploymentRun, StruckHook } from '../Deployments';
import { hasScript, planHookFault } from '../lifecyclePlan';
import { ids } from '../ids';
import type { World } from '../World';
import { isExitCode, type FaultKind } from './kind';
import { changePlan, isAhead, plannedOf } from './replan';

export type HookFaultType = 'hook.fail' | 'hook.hang';
type HookFault = FaultOf<HookFaultType>;

const isAbout = ({ instance }: HookFault, given: string): boolean => instance === null || instance === given;

/** Whether the event has a script on some instance of the deployment that the fault is about. */
function hasScriptIn(world: World, run: DeploymentRun, fault: HookFault): boolean {
  return (
    run.events.includes(fault.event) &&
    run.instances.some((id) => isAbout(fault, id) && hasScript(world, run, id, fault.event))
  );
}

/** Whether the event is still to come somewhere. */
function isAheadIn(world: World, run: DeploymentRun, fault: HookFault): boolean {
  const pending = [...run.pendingUnhealthy, ...run.pendingHealthy];
  return (
    pending.some((id) => isAbout(fault, id)) ||
    [...run.running].some((id) => isAbout(fault, id) && isAhead(world, run, id, fault.event))
  );
}

function problem(world: World, fault: HookFault): RejectionCode | null {
  if (fault.type === 'hook.fail' && !isExitCode(fault.exitCode)) return 'fault.badParameter';
  if (RESERVED_EVENTS.has(fault.event)) return 'fault.reservedEvent';
  if (fault.instance !== null && !world.fleet.has(fault.instance)) return 'fault.unknownInstance';
  if (world.scenario.deploymentGroups.length === 0) return 'fault.noDeploymentGroup';
  if (fault.scope === 'next') return null;
  const active = world.deployments.allActive();
  if (active.length === 0) return 'fault.noRunningDeployment';
  const withScript = active.filter((run) => hasScriptIn(world, run, fault));
  if (withScript.length === 0) return 'fault.noScript';
  return withScript.some((run) => isAheadIn(world, run, fault)) ? null : 'fault.eventIsOver';
}

/** The fault belongs to the deployment from now on: instances that have the event before them meet it. */
function strike(world: World, run: DeploymentRun, hook: StruckHook, cause: number): void {
  run.hooks.push(hook);
  const { fault } = hook;
  for (const id of run.running) {
    if (!isAbout(fault, id) || plannedOf(world, id, fault.event) === null) continue;
    const plan = planHookFault(world, run, id, hook);
    if (plan !== null) changePlan(world, id, fault.event, plan, cause);
  }
}

/** Strikes the running deployments at once; a fault for the next deployment waits until one is created. */
export const hookFault: FaultKind<HookFault> = {
  problem,
  begin: (world, fault, cause) => {
    if (fault.scope === 'next') return;
    for (const run of world.deployments.allActive()) {
      if (hasScriptIn(world, run, fault)) strike(world, run, { fault, seq: cause }, cause);
    }
  },
  end: () => undefined,
  lasts: ({ scope }) => scope === 'next',
};

/** Gives a new deployment the faults that were waiting for it, as far as it has scripts for their events. They are used up. */
export function strikeNextDeployment(world: World, run: DeploymentRun): void {
  for (const { fault, seq } of world.faults.ofType('hook.fail', 'hook.hang')) {
    if (!hasScriptIn(world, run, fault)) continue;
    world.faults.remove(fault);
    const data = { fault: fault.type, instance: fault.instance, details: fault, entity: run.entity };
    strike(world, run, { fault, seq: world.state(ids.run, 'fault.struck', data, seq) }, seq);
  }
}
