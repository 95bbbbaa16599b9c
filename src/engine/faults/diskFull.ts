import type { FaultOf } from '../../domain';
import type { LifecycleEvent } from '../../domain';
import { failedByFullDisk } from '../lifecyclePlan';
import type { World } from '../World';
import { hostProblem, type FaultKind } from './kind';
import { changePlan, plannedOf } from './replan';

/** The events that write much. */
const WRITING: readonly LifecycleEvent[] = ['DownloadBundle', 'Install'];

function replan(world: World, instance: string, isFull: boolean, cause: number): void {
  for (const event of WRITING) {
    const planned = plannedOf(world, instance, event);
    if (planned !== null)
      changePlan(world, instance, event, isFull ? failedByFullDisk(planned, event, cause) : planned, cause);
  }
}

/** Nothing more can be written on the instance: DownloadBundle fails, or Install when the bundle is there already. */
export const diskFull: FaultKind<FaultOf<'disk.full'>> = {
  problem: (world, { instance }) => hostProblem(world, instance),
  begin: (world, { instance }, cause) => replan(world, instance, true, cause),
  end: (world, { instance }, cause) => replan(world, instance, false, cause),
};
