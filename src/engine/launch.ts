import { applicationMachine } from '../domain/fleet/application.machine';
import type { InstanceState } from './FleetState';
import { ids } from './ids';
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
