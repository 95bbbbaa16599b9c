import type { FaultOf } from '../../domain';
import type { World } from '../World';
import { isShare, type FaultKind } from './kind';

/** An hour: longer answers mean nothing. */
const MAX_LATENCY_MS = 3_600_000;

function apply(world: World, { version }: FaultOf<'dependency.slow'>, cause: number): void {
  for (const instance of world.fleet.instances) {
    if (version === null || instance.appVersion === version) world.noteFactAbout(instance.id, cause);
  }
  world.traffic.touch(cause);
}

/** Something that the application calls answers late: answers take longer, and some time out. Health checks do not call it. */
export const dependencySlow: FaultKind<FaultOf<'dependency.slow'>> = {
  problem: (world, { version, latencyMs, errorRate }) => {
    if (world.scenario.traffic.length === 0) return 'fault.noTraffic';
    if (version !== null && !(Number.isInteger(version) && version >= 1 && version <= world.repository.head.number)) {
      return 'fault.unknownVersion';
    }
    const isGood =
      Number.isSafeInteger(latencyMs) && latencyMs >= 0 && latencyMs <= MAX_LATENCY_MS && isShare(errorRate);
    return isGood && latencyMs + errorRate > 0 ? null : 'fault.badParameter';
  },
  begin: apply,
  end: apply,
};
