import type { Behaviour } from '../behaviour';

/** How one instance answers at a moment. */
export interface Answering {
  /** Share of requests that end with 5xx, 0 to 1. */
  readonly errorRate: number;
  readonly latencyMs: number;
  /** Share of health checks that fail. */
  readonly healthCheckFailureRate: number;
}

/** Steps in which something wears out, from fresh (0) to used up. */
export const WEAR_STEPS = 8;

/** An instance on which nothing listens: every connection is refused. */
export const NOT_ANSWERING: Answering = { errorRate: 1, latencyMs: 0, healthCheckFailureRate: 1 };

/** What the process itself does, before load: the code's behaviour and how worn it is. */
export function wornAnswer(behaviour: Behaviour, wearStep: number): Answering {
  const { leak } = behaviour;
  if (leak === null || wearStep === 0) return behaviour;
  const worn = wearStep / WEAR_STEPS;
  const blend = (fresh: number, exhausted: number): number => fresh + (exhausted - fresh) * worn;
  return {
    errorRate: blend(behaviour.errorRate, leak.errorRate),
    latencyMs: blend(behaviour.latencyMs, leak.latencyMs),
    healthCheckFailureRate: blend(behaviour.healthCheckFailureRate, leak.healthCheckFailureRate),
  };
}

/** How hard load is on an instance: not worth mentioning, answers take most of their time waiting, or requests are lost. */
export type Strain = 0 | 1 | 2;

/** How much of the answer is load rather than the process itself; 0 where the process is to blame. */
export function strainOf(own: Answering, loaded: Answering): Strain {
  if (loaded.errorRate > 2 * own.errorRate || loaded.healthCheckFailureRate > 2 * own.healthCheckFailureRate) return 2;
  return loaded.errorRate === 0 && loaded.latencyMs > 4 * own.latencyMs ? 1 : 0;
}

/**
 * Adds load. Waiting grows as capacity fills up (one server, random arrivals: service time ÷ (1 − utilisation), capped at
 * twenty times); beyond capacity the excess is lost, health checks included.
 */
export function underLoad(answer: Answering, requestsPerSecond: number, capacity: number): Answering {
  const utilisation = requestsPerSecond / capacity;
  if (!(utilisation > 0)) return answer;
  const latencyMs = Math.floor(answer.latencyMs / Math.max(0.05, 1 - utilisation) + 0.5);
  if (utilisation <= 1) return { ...answer, latencyMs };
  const carried = 1 / utilisation;
  return {
    errorRate: 1 - (1 - answer.errorRate) * carried,
    latencyMs,
    healthCheckFailureRate: 1 - (1 - answer.healthCheckFailureRate) * carried,
  };
}
