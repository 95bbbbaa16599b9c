import type { ScheduledFault } from '../domain';
import type { AuthoredScenario } from './scenario.schema';
import { durationMs, shareOf } from './units';

type Authored = NonNullable<AuthoredScenario['faults']>[number];

/** What a slow dependency does when the file does not say. Our own estimate: a second and a half, one request in five times out. */
const SLOW = { latencyMs: 1_500, errorRate: 0.2 } as const;

/** A fault as it is written, with units and defaults resolved. */
export function faultOf(given: Authored): ScheduledFault {
  const time = {
    atMs: durationMs(given.at),
    ...(given.until === undefined ? {} : { untilMs: durationMs(given.until) }),
  };
  switch (given.type) {
    case 'zone.stop':
      return { ...time, type: given.type, zone: given.zone };
    case 'healthCheck.fail':
    case 'healthCheck.pass':
      return { ...time, type: given.type, instance: given.instance ?? null };
    case 'dependency.slow':
      return {
        ...time,
        type: given.type,
        version: given.version ?? null,
        latencyMs: given.latency === undefined ? SLOW.latencyMs : durationMs(given.latency),
        errorRate: given.errorRate === undefined ? SLOW.errorRate : shareOf(given.errorRate),
      };
    case 'build.fail':
    case 'test.fail':
    case 'build.diskFull':
      return {
        ...time,
        type: given.type,
        scope: given.scope ?? 'next',
        project: given.project ?? null,
        exitCode: given.exitCode ?? 1,
      };
    case 'hook.fail':
    case 'hook.hang': {
      const hook = { ...time, scope: given.scope ?? 'next', event: given.event, instance: given.instance ?? null };
      return given.type === 'hook.fail'
        ? { ...hook, type: given.type, exitCode: given.exitCode ?? 1 }
        : { ...hook, type: given.type };
    }
    default:
      return { ...time, type: given.type, instance: given.instance };
  }
}
