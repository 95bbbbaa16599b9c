import type { FaultOf } from '../../domain';
import { ids } from '../ids';
import { hostProblem, type FaultKind } from './kind';

/** The process ends by itself and nothing restarts it until somebody does, or a deployment. */
export const appCrash: FaultKind<FaultOf<'app.crash'>> = {
  problem: (world, { instance }) =>
    hostProblem(world, instance) ?? (world.fleet.get(instance).appVersion === null ? 'fault.appNotRunning' : null),
  begin: (world, { instance }, cause) => world.kernel.send(ids.instance(instance), { type: 'app.crash' }, cause),
  end: (world, { instance }, cause) => {
    const version = world.fleet.get(instance).installedVersion;
    if (version === null) return;
    world.kernel.send(ids.instance(instance), { type: 'app.start', version } as never, cause);
  },
  endProblem: (world, { instance }) => hostProblem(world, instance),
};
