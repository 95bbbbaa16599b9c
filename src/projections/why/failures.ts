import type { Fact, SimulationLog } from '../../domain';
import type { SimTimeMs } from '../../shared';

/** Whether a fact is a bad outcome: something that people ask about. */
export function isFailure(fact: Fact): boolean {
  switch (fact.type) {
    case 'execution.failed':
    case 'action.failed':
    case 'deployment.failed':
    case 'deployment.stopped':
    case 'target.failed':
    case 'instance.stopped':
    case 'approval.timedOut':
      return true;
    case 'build.completed':
      return fact.data.status !== 'SUCCEEDED';
    case 'targetHealth.changed':
      return fact.data.to === 'unhealthy';
    case 'alarm.stateChanged':
      return fact.data.to === 'ALARM';
    default:
      return false;
  }
}

/** The newest bad outcome up to a time; null when all went well. */
export function lastFailure(log: SimulationLog, t: SimTimeMs): Fact | null {
  for (let seq = log.events.length - 1; seq >= 0; seq--) {
    const fact = log.events[seq] as Fact;
    if (fact.at <= t && isFailure(fact)) return fact;
  }
  return null;
}
