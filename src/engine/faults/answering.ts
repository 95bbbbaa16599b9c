import type { InstanceState } from '../FleetState';
import type { Answering } from '../traffic/load';
import type { ActiveFaults } from './ActiveFaults';

/** How an instance answers with the faults that concern it now. */
export function withFaults(answer: Answering, instance: InstanceState, faults: ActiveFaults): Answering {
  let { errorRate, latencyMs, healthCheckFailureRate } = answer;
  if (instance.isHostRunning && instance.appVersion !== null) {
    for (const { fault } of faults.ofType('dependency.slow')) {
      if (fault.version !== null && fault.version !== instance.appVersion) continue;
      errorRate += (1 - errorRate) * fault.errorRate;
      latencyMs += fault.latencyMs;
    }
  }
  const check = faults.healthCheckOf(instance.id);
  if (check === 'fail') healthCheckFailureRate = 1;
  // Whatever answers the check instead of the application runs on the host as well.
  if (check === 'pass' && instance.isHostRunning) healthCheckFailureRate = 0;
  return { errorRate, latencyMs, healthCheckFailureRate };
}
