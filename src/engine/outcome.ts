import type { LifecycleErrorCode } from '../domain';
import type { PlannedLifecycleEvent } from '../domain/deployment/target.machine';

/** Where the agent unpacks a revision; part of its messages. */
export const ARCHIVE = '/opt/codedeploy-agent/deployment-root/deployment-archive';

/** The plan of an event that does not wait for the load balancer. */
export type Outcome = PlannedLifecycleEvent & { readonly durationMs: number };

export const NOTHING: readonly string[] = [];

// A run makes thousands of outcomes, so they are written out: spreading one object into another costs several times as much.
export function good(durationMs: number, script: string | null = null, logTail = NOTHING): Outcome {
  return { durationMs, script, errorCode: 'Success', message: '', logTail, because: null, expectedMs: 0 };
}

export function bad(
  durationMs: number,
  errorCode: LifecycleErrorCode,
  message: string,
  script: string | null = null,
  logTail = NOTHING,
  because: number | null = null,
): Outcome {
  return { durationMs, script, errorCode, message, logTail, because, expectedMs: 0 };
}
