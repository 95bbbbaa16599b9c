import { formatCount, formatPercent } from '../../format';

export type WhyParams = Readonly<Record<string, string | number>>;

const instances = (count: string | number | undefined): string =>
  `${count} ${Number(count) === 1 ? 'instance' : 'instances'}`;
const requests = (count: string | number | undefined): string =>
  `${formatCount(Number(count), 'en')} ${Number(count) === 1 ? 'request' : 'requests'}`;
const said = (text: string | number | undefined): string => (text === '' || text === undefined ? '' : `: ${text}`);
const rate = (perSecond: string | number | undefined): string => `${formatCount(Number(perSecond), 'en')} requests/s`;

const COMMANDS: Readonly<Record<string, string>> = {
  'commit.push': 'Somebody pushed a commit',
  'transition.disable': 'Somebody disabled a transition',
  'transition.enable': 'Somebody enabled a transition',
  'approval.approve': 'Somebody approved',
  'approval.reject': 'Somebody rejected',
  'execution.start': 'Somebody released a change',
  'execution.stop': 'Somebody stopped an execution',
  'execution.retryStage': 'Somebody retried a stage',
  'deployment.stop': 'Somebody stopped a deployment',
  'deployment.rollBack': 'Somebody deployed an earlier version by hand',
  'fault.inject': 'Somebody put a fault in',
  'fault.clear': 'Somebody repaired a fault',
  'deployment.create': 'Somebody created a deployment',
};

const TARGET_STATES: Readonly<Record<string, (instance: string) => string>> = {
  initial: (instance) => `${instance} was registered with the load balancer, which checks its health first`,
  healthy: (instance) => `${instance} passed the health checks and gets requests`,
  draining: (instance) => `The load balancer stopped sending new requests to ${instance}`,
  unused: (instance) => `${instance} is no longer registered with the load balancer`,
};

/** Sentences of causal chains that the story does not tell. */
export const why = {
  'start.running': (_p: WhyParams): string => 'The scenario began with v1 running on every instance',
  'start.empty': (_p: WhyParams): string => 'The scenario began with empty instances',
  'start.traffic': (_p: WhyParams): string => 'The scenario says how many requests users send',
  'start.transition': (p: WhyParams): string => `The transition to ${p.stage} was disabled when the scenario began`,
  'command.issued': (p: WhyParams): string => COMMANDS[String(p.type)] ?? `Somebody gave the command ${p.type}`,
  'commit.changed': (p: WhyParams): string =>
    `${p.author} pushed v${p.version}, which changes ${p.files}${Number(p.more) > 0 ? ` and ${p.more} more` : ''}`,

  'execution.advanced': (p: WhyParams): string => `Execution #${p.number} moved on to ${p.stage}`,
  'execution.arrived': (p: WhyParams): string => `Execution #${p.number} arrived at ${p.stage}`,
  'stage.started': (p: WhyParams): string => `Execution #${p.number} (v${p.version}) entered ${p.stage}`,
  'stage.runOrderStarted': (p: WhyParams): string => `${p.stage} began its actions with run order ${p.runOrder}`,
  'stage.failed': (p: WhyParams): string => `Stage ${p.stage} failed for v${p.version}`,
  'stage.stopping': (p: WhyParams): string => `Stage ${p.stage} is stopping for execution #${p.number}`,
  'stage.stopped': (p: WhyParams): string => `Stage ${p.stage} was stopped for execution #${p.number}`,
  'execution.resumed': (p: WhyParams): string => `Execution #${p.number} went on in ${p.stage}`,
  'action.started': (p: WhyParams): string => `Action ${p.action} in ${p.stage} started`,
  'action.succeeded': (p: WhyParams): string => `Action ${p.action} in ${p.stage} succeeded`,
  'action.failed': (p: WhyParams): string => `Action ${p.action} in ${p.stage} failed`,
  'source.fetched': (p: WhyParams): string => `The source of v${p.version} was fetched`,

  'build.started': (p: WhyParams): string => `The build of v${p.version} started`,
  'build.phaseStarted': (p: WhyParams): string => `The build entered ${p.phase}`,
  'build.phaseEnded': (p: WhyParams): string => `The build finished ${p.phase}`,
  'build.commandStarted': (p: WhyParams): string => `The build ran ${p.command}`,
  'build.commandSucceeded': (p: WhyParams): string => `${p.command} succeeded`,
  'build.commandFailed': (p: WhyParams): string => `${p.command} ended with exit status ${p.exitCode}${said(p.output)}`,
  'build.succeeded': (p: WhyParams): string => `v${p.version} passed the build`,
  'build.failed': (p: WhyParams): string => `The build of v${p.version} failed`,

  'deployment.refused': (p: WhyParams): string =>
    `CodeDeploy did not create the deployment of v${p.version} to ${p.group} (${p.reason})`,
  'deployment.started': (p: WhyParams): string => `Deployment ${p.deploymentId} started`,
  'deployment.slotsOpened': (p: WhyParams): string =>
    `Deployment ${p.deploymentId} took on ${instances(p.instances)} more`,
  'deployment.zoneStarted': (p: WhyParams): string =>
    `Deployment ${p.deploymentId} came to ${instances(p.instances)} in zone ${p.zone}`,
  'deployment.zoneCompleted': (p: WhyParams): string => `Deployment ${p.deploymentId} was through with zone ${p.zone}`,
  'rollback.triggered': (p: WhyParams): string => `CodeDeploy decided to roll back (${p.event})`,
  'target.started': (p: WhyParams): string => `The deployment of v${p.version} to ${p.instance} began`,
  'target.eventStarted': (p: WhyParams): string => `${p.event} began on ${p.instance}`,
  'target.eventEnded': (p: WhyParams): string => `${p.event} ended on ${p.instance}`,
  'target.eventAborted': (p: WhyParams): string =>
    `${p.event} on ${p.instance} was broken off because deployment ${p.deploymentId} had ended`,
  'target.trafficTimedOut': (p: WhyParams): string =>
    `${p.event} failed on ${p.instance}: it did not become a healthy target within an hour`,
  'target.succeeded': (p: WhyParams): string => `v${p.version} is on ${p.instance}`,
  'target.failed': (p: WhyParams): string => `The deployment of v${p.version} to ${p.instance} failed`,
  'target.skipped': (p: WhyParams): string => `Deployment ${p.deploymentId} never came to ${p.instance}`,

  'instance.launched': (p: WhyParams): string =>
    Number(p.version) > 0 ? `${p.instance} was there with v${p.version}` : `${p.instance} was there, empty`,
  'instance.installed': (p: WhyParams): string => `The files of v${p.version} are on the disk of ${p.instance}`,
  'instance.filesChanged': (p: WhyParams): string =>
    `On ${p.instance}, Install removed ${p.removed} files, wrote ${p.written} and left ${p.kept} that belong to no deployment`,
  'instance.fileConflict': (p: WhyParams): string =>
    `On ${p.instance}, Install had removed ${p.removed} old files when it met ${p.path}, which no deployment had put there`,
  'instance.stopped': (p: WhyParams): string => `${p.instance} was shut down`,
  'instance.healthChanged': (p: WhyParams): string => `CodeDeploy counts ${p.instance} as ${p.health}`,
  'app.started': (p: WhyParams): string => `v${p.version} started to run on ${p.instance}`,
  'app.stopped': (p: WhyParams): string => `v${p.version} stopped on ${p.instance}`,
  'app.degraded': (p: WhyParams): string =>
    `v${p.version} on ${p.instance} got worse with every request: ${formatPercent(Number(p.errorRate), 'en')} of its answers are errors by now`,
  'app.slowed': (p: WhyParams): string =>
    `v${p.version} on ${p.instance} got slower with every request: an answer takes ${formatCount(Number(p.latencyMs), 'en')} ms by now`,
  'targetHealth.changed': (p: WhyParams): string =>
    TARGET_STATES[String(p.to)]?.(String(p.instance)) ?? `Target ${p.instance} is ${p.to} now`,
  'traffic.changed': (p: WhyParams): string =>
    `${p.targets} targets shared ${rate(p.requestsPerSecond)}, ${formatCount(Number(p.perTarget), 'en')} each`,
  'traffic.unrouted': (p: WhyParams): string => `There was no target left for ${rate(p.requestsPerSecond)}`,
  'traffic.failed': (p: WhyParams): string =>
    Number(p.version) > 0
      ? `${formatCount(Number(p.failed), 'en')} of ${requests(p.requests)} to v${p.version} failed`
      : `${formatCount(Number(p.failed), 'en')} of ${requests(p.requests)} reached an instance on which nothing answered`,
  'traffic.served': (p: WhyParams): string => `All of ${requests(p.requests)} were answered`,
  'alarm.evaluated': (p: WhyParams): string => `CloudWatch evaluated alarm ${p.alarm}`,
  'alarm.changed': (p: WhyParams): string => `Alarm ${p.alarm} is ${p.state} now`,
  'fact.unknown': (p: WhyParams): string => `${p.type}`,
};

/** What was missing, and what worked. */
export const controls = {
  missing: {
    testInBuild: (p: WhyParams): string =>
      `A test in BUILD: the buildspec of v${p.version} runs none, so nothing checked the change before it was deployed.`,
    loadTest: (p: WhyParams): string =>
      `A load test in front of Deploy: v${p.version} passed every check because it only fails after many requests.`,
    validateService: (p: WhyParams): string =>
      `A ValidateService hook: the AppSpec of v${p.version} lets it take requests without asking whether it works.`,
    healthCheck: (_p: WhyParams): string =>
      'Health checks of a load balancer: nothing took the broken instance out of service.',
    alarmRollback: (p: WhyParams): string =>
      `An alarm with automatic rollback: deployment group ${p.group} would have stopped v${p.version} by itself.`,
    smallerBatch: (p: WhyParams): string =>
      `Smaller batches: the deployment worked on ${p.concurrency} of ${instances(p.instances)} at a time.`,
    minimumHealthyHosts: (p: WhyParams): string =>
      `More minimum healthy hosts: with ${p.minimum} of ${p.instances}, too few instances were left for the requests.`,
    manualApproval: (p: WhyParams): string =>
      `A manual approval in front of Deploy: v${p.version} went to the instances without anybody looking at it.`,
  },
  worked: {
    testInBuild: (p: WhyParams): string => `${p.phase} stopped v${p.version} before it reached an instance.`,
    validateService: (p: WhyParams): string => `ValidateService kept v${p.version} away from requests.`,
    healthCheck: (p: WhyParams): string => `The health check took ${p.instance} out of service.`,
    alarmRollback: (p: WhyParams): string =>
      `The alarm stopped the deployment after ${instances(p.updated)}; ${p.skipped} kept the old version.`,
    minimumHealthyHosts: (p: WhyParams): string =>
      `The minimum of ${p.minimum} healthy hosts saved ${instances(p.skipped)}: the deployment never came to them.`,
  },
};
