import type { FactOf } from '../../domain';
import { line, type RulesFor, type WhyLine } from './types';
import type { WhyContext } from './WhyContext';

type DeploymentFact =
  | 'deployment.created'
  | 'deployment.refused'
  | 'deployment.started'
  | 'deployment.slotsOpened'
  | 'deployment.zoneStarted'
  | 'deployment.zoneCompleted'
  | 'deployment.succeeded'
  | 'deployment.failed'
  | 'deployment.stopped'
  | 'deployment.rollbackTriggered'
  | 'deployment.rollbackUnavailable'
  | 'target.started'
  | 'target.eventStarted'
  | 'target.eventEnded'
  | 'target.succeeded'
  | 'target.failed'
  | 'target.skipped';

function created({ data }: FactOf<'deployment.created'>): WhyLine {
  const { deploymentId, version, config, concurrency, instances, rollbackOf, executionNumber } = data;
  const params = { deploymentId, version, config, concurrency, instances: instances.length };
  return rollbackOf === null
    ? line(executionNumber === null ? 'deployment.manual' : 'deployment.created', 7, params)
    : line('rollback.started', 7, { ...params, rollbackOf });
}

type End = FactOf<'deployment.succeeded'> | FactOf<'deployment.failed'> | FactOf<'deployment.stopped'>;

function ended(result: 'succeeded' | 'failed' | 'stopped', weight: number) {
  return (fact: End, context: WhyContext): WhyLine => {
    const { deploymentId, succeeded, failed, skipped } = fact.data;
    const creation = context.deploymentOf(deploymentId, fact.seq);
    const kind = creation !== null && creation.data.rollbackOf !== null ? 'rollback' : 'deployment';
    const errorCode = 'errorCode' in fact.data ? fact.data.errorCode : '';
    const version = creation?.data.version ?? 0;
    return line(`${kind}.${result}`, weight, { deploymentId, version, errorCode, succeeded, failed, skipped });
  };
}

function eventEnded(fact: FactOf<'target.eventEnded'>, context: WhyContext): WhyLine {
  const { deploymentId, instance, event, status, errorCode, script, message } = fact.data;
  if (status !== 'Failed') return line('target.eventEnded', 0, { instance, event });
  const key = `event/${deploymentId}`;
  const cause = context.fact(fact.cause)?.type;
  if (cause === 'deployment.stopped' || cause === 'deployment.failed') {
    return line('target.eventAborted', 3, { instance, event, deploymentId }, key);
  }
  if (event === 'AllowTraffic') return line('target.trafficTimedOut', 9, { instance, event }, key);
  const params = { event, errorCode, script: script ?? '', message, instances: instance, count: 1 };
  return line('target.eventFailed', 9, params, key);
}

/** Sentences about deployments and what happens on their instances. */
export const deploymentRules: RulesFor<DeploymentFact> = {
  'deployment.created': created,
  'deployment.refused': ({ data: { group, version, reason } }) =>
    line('deployment.refused', 8, { group, version, reason }),
  'deployment.started': ({ data }) => line('deployment.started', 0, { deploymentId: data.deploymentId }),
  'deployment.slotsOpened': ({ data: { deploymentId, healthy, unhealthy } }) =>
    line('deployment.slotsOpened', 0, { deploymentId, instances: healthy + unhealthy }),
  'deployment.zoneStarted': ({ data: { deploymentId, zone, instances } }) =>
    line('deployment.zoneStarted', 1, { deploymentId, zone, instances }),
  'deployment.zoneCompleted': ({ data: { deploymentId, zone } }) =>
    line('deployment.zoneCompleted', 1, { deploymentId, zone }),
  'deployment.succeeded': ended('succeeded', 2),
  'deployment.failed': ended('failed', 9),
  'deployment.stopped': ended('stopped', 9),
  'deployment.rollbackTriggered': ({ data: { deploymentId, rollbackDeploymentId, event } }) =>
    line('rollback.triggered', 1, { deploymentId, rollbackDeploymentId, event }),
  'deployment.rollbackUnavailable': ({ data: { deploymentId } }) => line('rollback.unavailable', 4, { deploymentId }),
  'target.started': ({ data: { instance, version } }) => line('target.started', 0, { instance, version }),
  'target.eventStarted': ({ data: { instance, event } }) => line('target.eventStarted', 0, { instance, event }),
  'target.eventEnded': eventEnded,
  'target.succeeded': ({ data: { instance, version } }) => line('target.succeeded', 0, { instance, version }),
  'target.failed': ({ data: { instance, version } }) =>
    line('target.failed', 1, { instance, version }, 'target.failed'),
  'target.skipped': ({ data: { instance, deploymentId } }) => line('target.skipped', 1, { instance, deploymentId }),
};
