import { formatCount, formatPercent } from '../format';
import { faultSentences, repairSentences } from './faults';
import { rejections } from './rejections';

export type NarrativeParams = Readonly<Record<string, string | number>>;

const names = ({ instances, count }: NarrativeParams): string => {
  const more = Number(count) - String(instances).split(', ').length;
  return more > 0 ? `${instances} and ${more} more` : `${instances}`;
};

const files = ({ files: count }: NarrativeParams): string => `${count} ${Number(count) === 1 ? 'file' : 'files'}`;

const results = ({ succeeded, failed, skipped }: NarrativeParams): string =>
  `${succeeded} succeeded, ${failed} failed, ${skipped} skipped`;

const instances = (count: string | number | undefined): string =>
  `${count} ${Number(count) === 1 ? 'instance' : 'instances'}`;

const said = (text: string | number | undefined): string => (text === '' || text === undefined ? '' : `: ${text}`);

const reason = (p: NarrativeParams): string => rejections[String(p.reason)] ?? String(p.reason);

const quantity = (value: string | number | undefined, metric: string | number | undefined): string => {
  if (typeof value !== 'number') return 'no data';
  if (metric === 'HTTPCode_Target_5XX_Rate') return formatPercent(value / 100, 'en');
  if (metric === 'TargetResponseTime') return `${Math.round(value * 100) / 100} s`;
  return formatCount(value, 'en');
};

/** The story of a run, one line per code of the narrative projection. */
export const narrative = {
  'commit.pushed': (p: NarrativeParams): string =>
    `${p.author} pushed v${p.version} (${String(p.commitId).slice(0, 7)}, ${files(p)})`,
  'command.rejected': (p: NarrativeParams): string => `That could not be done. ${reason(p)}`,
  'fault.injected': (p: NarrativeParams): string => `Fault${said(faultSentences[String(p.fault)]?.(p) ?? p.fault)}`,
  'fault.cleared': (p: NarrativeParams): string => `Repaired${said(repairSentences[String(p.fault)]?.(p) ?? p.fault)}`,
  'fault.struck': (p: NarrativeParams): string =>
    `The fault has struck${said(faultSentences[String(p.fault)]?.({ ...p, scope: 'current' }) ?? p.fault)}`,
  'fault.rejected': (p: NarrativeParams): string => `A planned fault (${p.fault}) did not come about. ${reason(p)}`,
  'instance.started': (p: NarrativeParams): string => `Instance ${p.instance} is up again`,

  'execution.started': (p: NarrativeParams): string => `Execution #${p.number} started with v${p.version}`,
  'execution.waitingForStage': (p: NarrativeParams): string =>
    `Execution #${p.number} (v${p.version}) waits until ${p.stage} is free`,
  'execution.waitingForTransition': (p: NarrativeParams): string =>
    `Execution #${p.number} (v${p.version}) waits: the transition to ${p.stage} is disabled`,
  'execution.superseded': (p: NarrativeParams): string =>
    `Execution #${p.number} (v${p.version}) was superseded by #${p.byNumber} in front of ${p.stage}`,
  'execution.succeeded': (p: NarrativeParams): string =>
    `Execution #${p.number} succeeded: v${p.version} passed the whole pipeline`,
  'execution.failed': (p: NarrativeParams): string =>
    `Execution #${p.number} (v${p.version}) failed in stage ${p.stage}`,
  'execution.stopRequested': (p: NarrativeParams): string =>
    `Execution #${p.number} will stop when its running actions have ended${said(p.reason)}`,
  'execution.abandonRequested': (p: NarrativeParams): string =>
    `Execution #${p.number} is stopped and its running actions are abandoned${said(p.reason)}`,
  'execution.stopped': (p: NarrativeParams): string => `Execution #${p.number} was stopped at ${p.stage}`,
  'stage.retried': (p: NarrativeParams): string =>
    p.mode === 'ALL_ACTIONS'
      ? `Stage ${p.stage} is retried for execution #${p.number}: all actions`
      : `Stage ${p.stage} is retried for execution #${p.number}${said(p.actions)}`,
  'action.abandoned': (p: NarrativeParams): string =>
    `Action ${p.action} in stage ${p.stage} was abandoned. What it started goes on`,
  'stage.succeeded': (p: NarrativeParams): string => `v${p.version} passed stage ${p.stage}`,
  'transition.disabled': (p: NarrativeParams): string => `The transition to ${p.stage} was disabled${said(p.reason)}`,
  'transition.enabled': (p: NarrativeParams): string => `The transition to ${p.stage} was enabled`,
  'action.refused': (p: NarrativeParams): string =>
    `Action ${p.action} in stage ${p.stage} failed at once${said(p.detail === '' ? p.reason : p.detail)}`,

  'artifact.source': (p: NarrativeParams): string => `The source of v${p.version} is ready (${p.name}, ${files(p)})`,
  'artifact.zip': (p: NarrativeParams): string =>
    `The build artifact of v${p.version} is ready (${p.name}, ${files(p)})`,
  'build.phaseFailed': (p: NarrativeParams): string =>
    `The build failed in ${p.phase}${said(p.message === '' ? p.statusCode : p.message)}`,

  'approval.requested': (p: NarrativeParams): string => `v${p.version} waits for approval in stage ${p.stage}`,
  'approval.approved': (p: NarrativeParams): string => `v${p.version} was approved${said(p.summary)}`,
  'approval.rejected': (p: NarrativeParams): string => `v${p.version} was rejected${said(p.summary)}`,
  'approval.timedOut': (p: NarrativeParams): string => `Nobody decided about v${p.version} in time`,

  'deployment.created': (p: NarrativeParams): string =>
    `Deployment ${p.deploymentId} brings v${p.version} to ${instances(p.instances)}, up to ${p.concurrency} at a time`,
  'deployment.manual': (p: NarrativeParams): string =>
    `By hand: deployment ${p.deploymentId} brings v${p.version} to ${instances(p.instances)}, up to ${p.concurrency} at a time`,
  'deployment.stopRequested': (p: NarrativeParams): string =>
    p.status === 'Pending'
      ? `Somebody stops deployment ${p.deploymentId}: running lifecycle events are finished first`
      : `Somebody stops deployment ${p.deploymentId}`,
  'deployment.succeeded': (p: NarrativeParams): string =>
    `Deployment ${p.deploymentId} succeeded: v${p.version} is on ${instances(p.succeeded)}`,
  'deployment.failed': (p: NarrativeParams): string =>
    `Deployment ${p.deploymentId} of v${p.version} failed with ${p.errorCode}: ${results(p)}`,
  'deployment.stopped': (p: NarrativeParams): string =>
    p.errorCode === 'ALARM_ACTIVE'
      ? `An alarm stopped deployment ${p.deploymentId} of v${p.version}: ${results(p)}`
      : `Deployment ${p.deploymentId} of v${p.version} was stopped: ${results(p)}`,
  'deployment.refused': (p: NarrativeParams): string =>
    `CodeDeploy did not create the deployment of v${p.version} to ${p.group}${said(reason(p))}`,
  'deployment.zoneStarted': (p: NarrativeParams): string =>
    `Deployment ${p.deploymentId} goes on in zone ${p.zone} with ${instances(p.instances)}`,
  'deployment.zoneWatched': (p: NarrativeParams): string =>
    `Zone ${p.zone} is done; deployment ${p.deploymentId} watches it for ${p.seconds} s before it goes on`,
  'target.fileConflict': (p: NarrativeParams): string =>
    `${names(p)}: Install met ${p.path}, which no deployment had put there, and had already removed the old files`,
  'rollback.started': (p: NarrativeParams): string =>
    `Automatic rollback: deployment ${p.deploymentId} brings v${p.version} back to ${instances(p.instances)}`,
  'rollback.succeeded': (p: NarrativeParams): string =>
    `The rollback succeeded: v${p.version} is back on ${instances(p.succeeded)}`,
  'rollback.failed': (p: NarrativeParams): string =>
    `The rollback to v${p.version} failed with ${p.errorCode}: ${results(p)}`,
  'rollback.stopped': (p: NarrativeParams): string => `The rollback to v${p.version} was stopped: ${results(p)}`,
  'rollback.unavailable': (_p: NarrativeParams): string =>
    'No rollback: nothing was deployed successfully before that could come back',

  'target.eventFailed': (p: NarrativeParams): string =>
    `${p.event} failed on ${names(p)} (${p.script === '' ? p.errorCode : `${p.errorCode}, ${p.script}`})`,
  'targetHealth.unhealthy': (p: NarrativeParams): string => `Health checks fail: ${names(p)} unhealthy`,
  'targetHealth.recovered': (p: NarrativeParams): string => `Health checks pass again: ${names(p)} healthy`,
  'alarm.raised': (p: NarrativeParams): string =>
    `Alarm ${p.alarm} went off at ${quantity(p.value, p.metric)} (threshold ${quantity(p.threshold, p.metric)})`,
  'alarm.cleared': (p: NarrativeParams): string => `Alarm ${p.alarm} is OK again`,
  'run.ended': (_p: NarrativeParams): string => 'The simulation ended',
  'run.stoppedEarly': (_p: NarrativeParams): string => 'The simulation was stopped early: too much happened in it',
};
