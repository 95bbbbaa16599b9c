import type { LifecycleEvent } from '../domain';
import type { DeploymentRun } from './Deployments';
import type { Disk, Installed } from './disk';
import type { InstanceState } from './FleetState';
import type { World } from './World';

/** What is known of a host while its lifecycle events are planned, one after another. */
export interface HostPlan {
  readonly world: World;
  readonly run: DeploymentRun;
  readonly instance: InstanceState;
  /** The disk as the events planned so far leave it. */
  disk: Disk;
}

/** Notes what an event does to the disk. */
export function noteDisk(host: HostPlan, event: LifecycleEvent, disk: Disk, installed: Installed | null): void {
  host.disk = disk;
  const { diskChanges } = host.run;
  const changes = diskChanges.get(host.instance.id);
  if (changes === undefined) diskChanges.set(host.instance.id, [{ event, disk, installed, message: '' }]);
  else changes.push({ event, disk, installed, message: '' });
}
