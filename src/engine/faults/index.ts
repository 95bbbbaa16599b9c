import type { ScheduledFault } from '../../domain';
import { ids } from '../ids';
import type { World } from '../World';

/** Brings a fault about at this instant. `instance` has been checked. */
type Fault = (world: World, instance: string, cause: number) => void;

const FAULTS: Readonly<Record<string, Fault>> = {
  /** The host goes down with everything on it. */
  'instance.stop': (world, instance, cause) => world.kernel.send(ids.instance(instance), { type: 'host.stop' }, cause),
  /** The process ends by itself and nothing restarts it. */
  'app.crash': (world, instance, cause) => world.kernel.send(ids.instance(instance), { type: 'app.crash' }, cause),
  /** The CodeDeploy agent no longer answers: events that have not begun fail after five minutes. */
  'agent.stop': (world, instance, cause) => {
    const state = world.fleet.get(instance);
    state.isAgentSilent = true;
    state.silentBecause ??= cause;
  },
};

/** Names of the faults that a scenario may schedule. */
export const FAULT_TYPES: readonly string[] = Object.keys(FAULTS);

/** Injects a fault; one that names an unknown type or instance changes nothing and says so. */
export function injectFault(world: World, fault: ScheduledFault): void {
  const handler = FAULTS[fault.type];
  if (handler === undefined || fault.instance === null || !world.fleet.has(fault.instance)) return;
  const seq = world.state(ids.run, 'fault.injected', { fault: fault.type, instance: fault.instance }, -1);
  handler(world, fault.instance, seq);
}
