import { applicationMachine } from '../domain/fleet/application.machine';
import { destinationsOf } from './disk';
import type { InstanceState } from './FleetState';
import { ids } from './ids';
import { revisionOf } from './lifecyclePlan';
import type { World } from './World';

/** Brings the host of an instance up, with what lies and runs on it. */
export function launch(world: World, instance: InstanceState, cause: number): void {
  const { id, host, installedVersion } = instance;
  world.kernel.spawn(
    ids.instance(id),
    applicationMachine,
    {
      instance: id,
      zone: host.availabilityZone,
      instanceType: host.onPremises === undefined ? world.scenario.fleet.instanceType : 'on-premises',
      version: installedVersion,
      isStopped: host.isStopped,
      onPremises: host.onPremises === undefined ? undefined : true,
      autoScalingGroup: host.autoScalingGroup,
    },
    cause,
  );
}

/** Lays the files of the baseline on the disks of the instances that it is on. */
export function placeBaseline(world: World): void {
  const baseline = revisionOf(world, 1);
  if (baseline === null) return;
  const installed = destinationsOf(baseline);
  for (const instance of world.fleet.instances) {
    if (instance.scriptVersion === 1) instance.disk = { ...instance.disk, installed };
  }
}
