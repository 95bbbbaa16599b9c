import type { FaultOf, RejectionCode } from '../../domain';
import type { World } from '../World';
import { hostProblem, type FaultKind } from './kind';

type HealthCheckType = 'healthCheck.fail' | 'healthCheck.pass';

function problem(world: World, fault: FaultOf<HealthCheckType>, opposite: HealthCheckType): RejectionCode | null {
  if (world.scenario.targetGroup === null) return 'fault.noLoadBalancer';
  const { instance } = fault;
  if (instance !== null && hostProblem(world, instance) === 'fault.unknownInstance') return 'fault.unknownInstance';
  return world.faults.get<HealthCheckType>({ type: opposite, instance }) === null ? null : 'fault.healthCheckBroken';
}

/** From now on checks have another outcome: they are planned anew, and the fact at `cause` explains them. */
function apply(world: World, { instance }: FaultOf<HealthCheckType>, cause: number): void {
  const concerned = instance === null ? world.fleet.instances.map(({ id }) => id) : [instance];
  for (const id of concerned) world.healthChecks.explain(id, cause);
  world.healthChecks.wake();
}

const kind = <T extends HealthCheckType>(opposite: HealthCheckType): FaultKind<FaultOf<T>> => ({
  problem: (world, fault) => problem(world, fault, opposite),
  begin: apply,
  end: apply,
});

/** Health checks fail whatever the application does, as with a path that does not exist. */
export const healthCheckFail = kind<'healthCheck.fail'>('healthCheck.pass');

/** Health checks pass as long as the host is up, as when the web server answers them by itself. */
export const healthCheckPass = kind<'healthCheck.pass'>('healthCheck.fail');
