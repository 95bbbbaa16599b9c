import type { LifecycleEvent } from '../../../domain';
import type { Messages } from '../../../i18n';
import type { DeploymentView, InstanceView } from '../../../projections/views';
import { eventsBehind } from '../../../viz/matrixLayout';
import { tileLook } from '../../../viz/tileLayout';
import type { GlyphStatus } from '../../glyphs';

type Words = Messages['fleet'];

/** What runs on the instance, and what comes. */
export function versionWords(instance: InstanceView, words: Words): string {
  const { version, nextVersion, targetStatus } = instance;
  const look = tileLook(instance);
  if (look.state === 'stopped') return words.stopped;
  if (look.state === 'deploying' && look.nextVersion !== null) return words.becoming(look.version, look.nextVersion);
  if (targetStatus === 'Pending' && nextVersion !== null) return words.waitingFor(version, nextVersion);
  return version === null ? words.nothingRunning : words.version(version);
}

/** The load balancer's state of the target; without one CodeDeploy's health of the instance. */
export function healthWords(instance: InstanceView, words: Words): string {
  if (instance.targetHealth !== null) return words.targetHealth[instance.targetHealth];
  return words.instanceHealth[instance.instanceHealth];
}

export function healthGlyph({ targetHealth, instanceHealth }: InstanceView): GlyphStatus {
  if (targetHealth === null) return instanceHealth === 'Healthy' ? 'ok' : 'fail';
  if (targetHealth === 'healthy') return 'ok';
  if (targetHealth === 'unhealthy') return 'fail';
  if (targetHealth === 'unused') return 'skipped';
  return targetHealth === 'unavailable' ? 'caution' : 'running';
}

/** The event that failed on the instance, if any. */
export function failedEvent({ events }: InstanceView, order: readonly LifecycleEvent[]): LifecycleEvent | null {
  return order.find((event) => events[event]?.status === 'Failed') ?? null;
}

/** Where the deployment is on this instance. */
export function eventWords(instance: InstanceView, order: readonly LifecycleEvent[], words: Words): string {
  if (instance.currentEvent !== null) return instance.currentEvent;
  const failed = failedEvent(instance, order);
  if (failed !== null) return words.eventFailed(failed);
  switch (instance.targetStatus) {
    case null:
      return words.notInDeployment;
    case 'Succeeded':
      return words.done;
    case 'Skipped':
      return words.skipped;
    default:
      return words.waitingForTurn;
  }
}

/** How much of the deployment is behind this instance. */
export function progressWords(instance: InstanceView, order: readonly LifecycleEvent[], words: Words): string {
  if (instance.targetStatus === null || order.length === 0) return '';
  return words.progress(eventsBehind(instance, order), order.length);
}

/** What the deployment does: a rollback has words of its own. */
export function deploymentWords({ rollbackOf, status }: DeploymentView, words: Words): string {
  return (rollbackOf === null ? words.deployment : words.rollback)[status];
}

/** An AWS name cut where its words begin, for breaking lines: `ValidateService` → `Validate`, `Service`. */
export function nameParts(name: string): string[] {
  return name.split(/(?=[A-Z])/);
}
