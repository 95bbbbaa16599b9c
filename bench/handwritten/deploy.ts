import { IN_PLACE_EVENTS, type Appspec, type DeploymentGroup, type LifecycleEvent } from '../../src/domain';
import { resolveHealthRule, type HealthRule } from '../../src/domain/deployment/minimumHealthy';
import { exitCodeOf } from '../../src/engine/behaviour';
import { textOf } from '../../src/engine/bundle';
import { deploymentIdOf } from '../../src/engine/ids';
import { appspecOf } from '../../src/engine/specs';
import type { TimingKey } from '../../src/engine/timings';
import type { Host, Run } from './run';
import type { Done, Work } from './simulateByHand';

const FAILURE =
  'The overall deployment failed because too many individual instances failed deployment, too few healthy instances are available for deployment, or some instances in your deployment group are experiencing problems.';

interface Deployment {
  readonly run: Run;
  readonly entity: string;
  readonly deploymentId: string;
  readonly group: DeploymentGroup;
  readonly version: number;
  readonly rollbackOf: string | null;
  readonly rule: HealthRule;
  readonly appspec: Appspec;
  readonly end: Done | null;
  /** Instances not started yet, in order of work. */
  readonly unhealthy: Host[];
  readonly healthy: Host[];
  running: number;
  succeeded: number;
  failed: number;
  healthyNow: number;
}

/** A deployment on request of the pipeline. */
export function deploy(run: Run, work: Work, action: string, cause: number, end: Done): void {
  const declaration = work.stage.actions[0] as (typeof work.stage.actions)[number];
  const { ApplicationName, DeploymentGroupName } = declaration.configuration;
  const group = run.scenario.deploymentGroups.find(
    (each) => each.applicationName === ApplicationName && each.deploymentGroupName === DeploymentGroupName,
  );
  const bundle = work.artifacts.get(declaration.inputArtifacts[0] ?? '');
  const { files } = run.repository.version(work.version);
  const appspec =
    bundle === undefined ? null : appspecOf(run.scenario.specs, textOf(bundle, 'appspec.yml', files) ?? '');
  if (group === undefined || appspec?.ok !== true) throw new Error('a group and a good appspec');
  create(run, `${action}/deployment`, group, work.version, null, appspec.value, cause, end);
}

function create(
  run: Run,
  entity: string,
  group: DeploymentGroup,
  version: number,
  rollbackOf: string | null,
  appspec: Appspec,
  cause: number,
  end: Done | null,
): void {
  const keyed = run.hosts.map((host) => ({
    host,
    rank: !host.isHealthy ? 0 : host.revision === null ? 1 : host.revision === version ? 3 : 2,
    chance: run.streams.uniform(`${entity}/${host.id}`, 'order'),
  }));
  keyed.sort((a, b) => a.rank - b.rank || a.chance - b.chance || a.host.index - b.host.index);
  const hosts = keyed.map(({ host }) => host);
  const rule = resolveHealthRule(group.deploymentConfigName, group.minimumHealthyHosts, hosts.length);
  if (rule === null) throw new Error('a known configuration');
  const healthy = hosts.filter(({ isHealthy }) => isHealthy);
  const deployment: Deployment = {
    run,
    entity,
    deploymentId: deploymentIdOf(run.streams, entity),
    group,
    version,
    rollbackOf,
    rule,
    appspec,
    end,
    unhealthy: hosts.filter(({ isHealthy }) => !isHealthy),
    healthy,
    running: 0,
    succeeded: 0,
    failed: 0,
    healthyNow: healthy.length,
  };
  const { deploymentId } = deployment;
  const created = run.fact(entity, 'deployment.created', cause, {
    deploymentId,
    application: group.applicationName,
    group: group.deploymentGroupName,
    config: group.deploymentConfigName,
    version,
    creator: rollbackOf === null ? 'user' : 'codeDeployRollback',
    rollbackOf,
    instances: hosts.map(({ id }) => id),
    events: IN_PLACE_EVENTS,
    minimumHealthy: rule.minimum,
    concurrency: rule.concurrency,
    executionNumber: rollbackOf === null ? 1 : null,
  });
  run.queue.after(run.timings.draw('codedeploy.start', entity), () => {
    dispatch(deployment, run.fact(entity, 'deployment.started', created, { deploymentId }));
  });
}

/** Starts as many instances as the minimum of healthy hosts allows, or ends the deployment. */
function dispatch(deployment: Deployment, cause: number): void {
  const { run, entity, deploymentId, rule, unhealthy, healthy } = deployment;
  const pending = unhealthy.length + healthy.length;
  if (deployment.running === 0 && pending === 0 && deployment.healthyNow >= rule.minimum && deployment.succeeded > 0) {
    const seq = run.fact(entity, 'deployment.succeeded', cause, countsOf(deployment));
    deployment.end?.(null, seq);
    return;
  }
  const free = rule.concurrency - deployment.running;
  const cold = Math.max(0, Math.min(free, unhealthy.length));
  const warm = Math.max(0, Math.min(free - cold, healthy.length, deployment.healthyNow - rule.minimum));
  const isHopeless =
    deployment.failed > 0 && deployment.healthyNow + deployment.running + unhealthy.length < rule.minimum;
  const isLost = cold + warm === 0 || isHopeless || (rule.isFailFast && deployment.failed > 0 && pending > 0);
  if (deployment.running === 0 && isLost) {
    failDeployment(deployment, cause);
    return;
  }
  if (cold + warm === 0 || isHopeless) return;
  const opened = run.fact(entity, 'deployment.slotsOpened', cause, { deploymentId, unhealthy: cold, healthy: warm });
  deployment.running += cold + warm;
  deployment.healthyNow -= warm;
  for (const host of unhealthy.splice(0, cold)) startTarget(deployment, host, opened);
  for (const host of healthy.splice(0, warm)) startTarget(deployment, host, opened);
}

function countsOf({ deploymentId, succeeded, failed, run }: Deployment) {
  return { deploymentId, succeeded, failed, skipped: run.hosts.length - succeeded - failed };
}

function failDeployment(deployment: Deployment, cause: number): void {
  const { run, entity, deploymentId } = deployment;
  const failure = { ...countsOf(deployment), errorCode: 'HEALTH_CONSTRAINTS', message: FAILURE };
  const seq = run.fact(entity, 'deployment.failed', cause, failure);
  for (const { id } of [...deployment.unhealthy, ...deployment.healthy]) {
    run.fact(`${entity}/${id}`, 'target.skipped', seq, { deploymentId, instance: id });
  }
  rollBack(deployment, seq);
  deployment.end?.(FAILURE, seq);
}

/** The rollback is named at once and created a moment later. */
function rollBack({ run, entity, deploymentId, group, appspec, rollbackOf }: Deployment, cause: number): void {
  if (rollbackOf !== null || !group.autoRollback.enabled) return;
  const rollback = `${entity}/rollback`;
  const rollbackDeploymentId = deploymentIdOf(run.streams, rollback);
  const data = { deploymentId, rollbackDeploymentId, event: 'DEPLOYMENT_FAILURE' } as const;
  const triggered = run.fact(entity, 'deployment.rollbackTriggered', cause, data);
  run.queue.after(run.timings.draw('codedeploy.rollbackStart', entity), () => {
    create(run, rollback, group, 1, deploymentId, appspec, triggered, null);
  });
}

function startTarget(deployment: Deployment, host: Host, cause: number): void {
  const { run, deploymentId, version } = deployment;
  const entity = `${deployment.entity}/${host.id}`;
  const seq = run.fact(entity, 'target.started', cause, { deploymentId, instance: host.id, version });
  startEvent(deployment, host, entity, 0, seq);
}

function startEvent(deployment: Deployment, host: Host, entity: string, index: number, cause: number): void {
  const { run, deploymentId, version } = deployment;
  const event = IN_PLACE_EVENTS[index];
  if (event === undefined) {
    const data = { deploymentId, instance: host.id, version };
    endTarget(deployment, host, true, run.fact(entity, 'target.succeeded', cause, data));
    return;
  }
  const outcome = outcomeOf(deployment, `${entity}/${event}`, event);
  const { script, durationMs, exitCode } = outcome;
  const plannedEndAt = run.queue.now + durationMs;
  const begun = { deploymentId, instance: host.id, event, script, plannedEndAt };
  const started = run.fact(entity, 'target.eventStarted', cause, begun);
  run.queue.after(durationMs, () => {
    const isGood = exitCode === 0;
    const ended = run.fact(entity, 'target.eventEnded', started, {
      deploymentId,
      instance: host.id,
      event,
      status: isGood ? 'Succeeded' : 'Failed',
      errorCode: isGood ? 'Success' : 'ScriptFailed',
      script,
      message: isGood ? '' : `Script at specified location: ${script ?? ''} failed with exit code ${exitCode}`,
      logTail: script === null ? [] : [`LifecycleEvent - ${event}`, `Script - ${script}`],
    });
    if (isGood) {
      startEvent(deployment, host, entity, index + 1, ended);
      applyEvent(deployment, host, event, script, ended);
    } else {
      const data = { deploymentId, instance: host.id, version, event };
      endTarget(deployment, host, false, run.fact(entity, 'target.failed', ended, data));
    }
  });
}

/** What the event does to files and process. */
function applyEvent(
  { run, version }: Deployment,
  host: Host,
  event: LifecycleEvent,
  script: string | null,
  by: number,
) {
  const entity = `instance/${host.id}`;
  if (event === 'Install') run.fact(entity, 'instance.installed', by, { instance: host.id, version });
  if (script === null || (event !== 'ApplicationStop' && event !== 'ApplicationStart')) return;
  let cause = by;
  if (host.appVersion !== null) {
    cause = run.fact(entity, 'app.stopped', cause, { instance: host.id, version: host.appVersion });
    host.appVersion = null;
  }
  if (event !== 'ApplicationStart') return;
  run.fact(entity, 'app.started', cause, { instance: host.id, version });
  host.appVersion = version;
}

function endTarget(deployment: Deployment, host: Host, isGood: boolean, cause: number): void {
  host.isHealthy = isGood;
  if (isGood) host.revision = deployment.version;
  deployment.running--;
  if (isGood) {
    deployment.succeeded++;
    deployment.healthyNow++;
  } else deployment.failed++;
  const data = { instance: host.id, health: isGood ? 'Healthy' : 'Unhealthy', version: host.revision } as const;
  dispatch(deployment, deployment.run.fact(`instance/${host.id}`, 'instance.healthChanged', cause, data));
}

const SCRIPT_TIMINGS: Readonly<Partial<Record<LifecycleEvent, TimingKey>>> = {
  ApplicationStop: 'codedeploy.script.ApplicationStop',
  BeforeInstall: 'codedeploy.script.BeforeInstall',
  AfterInstall: 'codedeploy.script.AfterInstall',
  ApplicationStart: 'codedeploy.script.ApplicationStart',
  ValidateService: 'codedeploy.script.ValidateService',
};

function outcomeOf(deployment: Deployment, entity: string, event: LifecycleEvent) {
  const { run, appspec, version } = deployment;
  const gap = run.timings.draw('codedeploy.agentGap', entity);
  const plain = (key: TimingKey) => ({
    durationMs: gap + run.timings.draw(key, entity),
    script: null,
    exitCode: 0,
  });
  if (event === 'DownloadBundle') return plain('codedeploy.DownloadBundle');
  if (event === 'Install') return plain('codedeploy.Install');
  const hook = appspec.hooks[event]?.[0];
  if (hook === undefined) return plain('codedeploy.emptyEvent');
  const effects = run.repository
    .version(version)
    .behaviour.scripts.filter(({ location }) => location === hook.location);
  const work = `${entity}/${hook.location}`;
  const fixed = effects.find(({ durationMs }) => durationMs !== null)?.durationMs;
  return {
    durationMs: gap + (fixed ?? run.timings.draw(SCRIPT_TIMINGS[event] ?? 'codedeploy.script.other', work)),
    script: hook.location,
    exitCode: exitCodeOf(effects, run.streams, work),
  };
}
