import type { FaultOf } from '../../domain';
import { ids } from '../ids';
import type { World } from '../World';
import { startHost } from './instanceStop';
import type { FaultKind } from './kind';

function hostsIn(world: World, zone: string): readonly string[] {
  return world.fleet.instances.filter(({ host }) => host.availabilityZone === zone).map(({ id }) => id);
}

const isDown = (world: World, instance: string): boolean =>
  world.kernel.valueOf(ids.instance(instance)) === 'hostStopped';

/** Every host of an Availability Zone goes down; when the zone is back, those boot that nobody had stopped by themselves. */
export const zoneStop: FaultKind<FaultOf<'zone.stop'>> = {
  problem: (world, { zone }) => {
    const hosts = hostsIn(world, zone);
    if (hosts.length === 0) return 'fault.unknownZone';
    return hosts.every((instance) => isDown(world, instance)) ? 'fault.instanceNotRunning' : null;
  },
  begin: (world, { zone }, cause) => {
    for (const instance of hostsIn(world, zone)) {
      world.kernel.send(ids.instance(instance), { type: 'host.stop' }, cause);
    }
  },
  end: (world, { zone }, cause) => {
    for (const instance of hostsIn(world, zone)) {
      const isStoppedByItself = world.faults.get<'instance.stop'>({ type: 'instance.stop', instance }) !== null;
      // What was off before the run began stays off.
      if (!isStoppedByItself && world.fleet.get(instance).host.isStopped !== true) startHost(world, instance, cause);
    }
  },
};
