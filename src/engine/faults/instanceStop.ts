import type { FaultOf } from '../../domain';
import { ids } from '../ids';
import type { World } from '../World';
import { hostProblem, type FaultKind } from './kind';

/** Boots a host that is down. */
export function startHost(world: World, instance: string, cause: number): void {
  const bootMs = world.timings.draw('ec2.boot', `${ids.instance(instance)}/${world.kernel.now}`);
  world.kernel.send(ids.instance(instance), { type: 'host.start', bootMs } as never, cause);
}

export function zoneOf(world: World, instance: string): string {
  return world.fleet.get(instance).host.availabilityZone;
}

/** The host goes down with everything on it; repaired, it boots, and agent and service start with it. */
export const instanceStop: FaultKind<FaultOf<'instance.stop'>> = {
  problem: (world, { instance }) => hostProblem(world, instance),
  begin: (world, { instance }, cause) => world.kernel.send(ids.instance(instance), { type: 'host.stop' }, cause),
  end: (world, { instance }, cause) => startHost(world, instance, cause),
  endProblem: (world, { instance }) =>
    world.faults.get<'zone.stop'>({ type: 'zone.stop', zone: zoneOf(world, instance) }) === null
      ? null
      : 'fault.zoneIsLost',
};
