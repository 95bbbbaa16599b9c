import {
  instanceOfFault,
  type Fault,
  type FaultOf,
  type FaultType,
  type RejectionCode,
  type ScheduledFault,
} from '../../domain';
import { ids } from '../ids';
import type { World } from '../World';
import { agentStop } from './agentStop';
import { appCrash } from './appCrash';
import { buildFault } from './buildFaults';
import { dependencySlow } from './dependencySlow';
import { diskFull } from './diskFull';
import { healthCheckFail, healthCheckPass } from './healthCheck';
import { hookFault } from './hookFaults';
import { instanceStop } from './instanceStop';
import type { FaultKind } from './kind';
import { zoneStop } from './zoneStop';

const FAULTS: { readonly [T in FaultType]: FaultKind<FaultOf<T>> } = {
  'instance.stop': instanceStop,
  'zone.stop': zoneStop,
  'app.crash': appCrash,
  'agent.stop': agentStop,
  'disk.full': diskFull,
  'healthCheck.fail': healthCheckFail,
  'healthCheck.pass': healthCheckPass,
  'dependency.slow': dependencySlow,
  'build.fail': buildFault,
  'test.fail': buildFault,
  'build.diskFull': buildFault,
  'hook.fail': hookFault,
  'hook.hang': hookFault,
};

/** Names of all faults, for tests that hold for each of them. */
export const FAULT_TYPES: readonly FaultType[] = Object.keys(FAULTS) as FaultType[];

function kindOf(fault: Fault): FaultKind<Fault> | undefined {
  return Object.hasOwn(FAULTS, fault.type) ? (FAULTS[fault.type] as unknown as FaultKind<Fault>) : undefined;
}

const dataOf = (fault: Fault) => ({ fault: fault.type, instance: instanceOfFault(fault), details: fault });

/** Brings a fault about, or returns why it cannot be: a stable code, and nothing has happened. */
export function injectFault(world: World, fault: Fault, cause: number): RejectionCode | null {
  const kind = kindOf(fault);
  if (kind === undefined) return 'fault.unknownType';
  if (world.faults.get(fault as FaultOf<FaultType>) !== null) return 'fault.alreadyActive';
  const problem = kind.problem(world, fault);
  if (problem !== null) return problem;
  const seq = world.state(ids.run, 'fault.injected', dataOf(fault), cause);
  if (kind.lasts?.(fault) ?? true) world.faults.add(fault, seq);
  kind.begin(world, fault, seq);
  return null;
}

/** Repairs the active fault of the same type and target, or returns why it cannot be. */
export function clearFault(world: World, fault: Fault, cause: number): RejectionCode | null {
  const kind = kindOf(fault);
  if (kind === undefined) return 'fault.unknownType';
  const active = world.faults.get(fault as FaultOf<FaultType>);
  if (active === null) return 'fault.notActive';
  const problem = kind.endProblem?.(world, active.fault) ?? null;
  if (problem !== null) return problem;
  const seq = forgetFault(world, active.fault, cause);
  kind.end(world, active.fault, seq);
  return null;
}

/** The fault has ended without anybody's repair, if it was active. Returns the position of the fact that says so. */
export function forgetFault(world: World, fault: Fault, cause: number): number {
  world.faults.remove(fault);
  return world.state(ids.run, 'fault.cleared', dataOf(fault), cause);
}

/** Carries out what the scenario has planned; when it is not possible, says so. */
export function injectScheduledFault(world: World, scheduled: ScheduledFault): void {
  const { atMs: _, untilMs, ...fault } = scheduled;
  const reason = injectFault(world, fault as Fault, -1);
  if (reason !== null) world.state(ids.run, 'fault.rejected', { ...dataOf(fault as Fault), reason }, -1);
  else if (untilMs != null) {
    world.kernel.schedule(untilMs, 2, -1, () => {
      // It may have ended by itself or by somebody's hand before.
      clearFault(world, fault as Fault, -1);
    });
  }
}
