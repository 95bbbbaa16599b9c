import { RESERVED_EVENTS, type HookScript, type LifecycleErrorCode, type LifecycleEvent } from '../domain';
import type { PlannedLifecycleEvent } from '../domain/deployment/target.machine';
import { exitCodeOf } from './behaviour';
import { textOf, type Revision } from './bundle';
import type { InstanceState } from './FleetState';
import { appspecOf } from './specs';
import type { TimingKey } from './timings';
import type { World } from './World';

/** Where the agent unpacks a revision; part of its messages. */
const ARCHIVE = '/opt/codedeploy-agent/deployment-root/deployment-archive';

/** Events whose scripts come from the revision that was installed before. AWS CodeDeploy agent, hook_executor.rb. */
const FROM_LAST_REVISION: ReadonlySet<LifecycleEvent> = new Set([
  'ApplicationStop',
  'BeforeBlockTraffic',
  'AfterBlockTraffic',
]);

const SCRIPT_TIMINGS: Readonly<Partial<Record<LifecycleEvent, TimingKey>>> = {
  ApplicationStop: 'codedeploy.script.ApplicationStop',
  BeforeInstall: 'codedeploy.script.BeforeInstall',
  AfterInstall: 'codedeploy.script.AfterInstall',
  ApplicationStart: 'codedeploy.script.ApplicationStart',
  ValidateService: 'codedeploy.script.ValidateService',
};

interface Outcome {
  readonly durationMs: number;
  readonly script: string | null;
  readonly errorCode: LifecycleErrorCode;
  readonly message: string;
  readonly logTail: readonly string[];
}

const GOOD: Outcome = { durationMs: 0, script: null, errorCode: 'Success', message: '', logTail: [] };

/** Reads a version's revision; null when it never was in a bundle. */
export function revisionOf(world: World, version: number | null): Revision | null {
  if (version === null) return null;
  const bundle = world.fleet.bundles.get(version);
  if (bundle === undefined) return null;
  const { files } = world.repository.version(version);
  const text = textOf(bundle, 'appspec.yml', files) ?? textOf(bundle, 'appspec.yaml', files);
  return { version, bundle, appspec: text === null ? null : appspecOf(world.scenario.specs, text) };
}

/** Plans every lifecycle event of one instance. */
export function planLifecycle(
  world: World,
  entity: string,
  instance: InstanceState,
  revision: Revision,
  events: readonly LifecycleEvent[],
): Partial<Record<LifecycleEvent, PlannedLifecycleEvent>> {
  const previous = revisionOf(world, instance.scriptVersion);
  const plan: Partial<Record<LifecycleEvent, PlannedLifecycleEvent>> = {};
  for (const [index, event] of events.entries()) {
    if (event === 'BlockTraffic' || event === 'AllowTraffic') {
      plan[event] = { ...GOOD, durationMs: null, expectedMs: expectedTrafficMs(world, event) };
      continue;
    }
    const silent = index === 0 || events[index - 1] === 'BlockTraffic' ? agentSilence(world, instance, entity) : null;
    const outcome = silent ?? planEvent(world, `${entity}/${event}`, event, revision, previous);
    plan[event] = { ...outcome, expectedMs: 0 };
  }
  return plan;
}

function expectedTrafficMs(world: World, event: LifecycleEvent): number {
  const group = world.scenario.targetGroup;
  if (group === null) return 0;
  if (event === 'BlockTraffic') return group.deregistrationDelaySeconds * 1_000;
  return (group.healthyThresholdCount + 1) * group.healthCheckIntervalSeconds * 1_000;
}

function agentSilence(world: World, instance: InstanceState, entity: string): Outcome | null {
  if (!instance.isAgentSilent && instance.isHostRunning) return null;
  return {
    ...GOOD,
    durationMs: world.timings.draw('codedeploy.agentSilence', entity),
    errorCode: 'UnknownError',
    message:
      'CodeDeploy agent was not able to receive the lifecycle event. Check the CodeDeploy agent logs on your host and make sure the agent is running and can connect to the CodeDeploy server.',
  };
}

function planEvent(
  world: World,
  entity: string,
  event: LifecycleEvent,
  revision: Revision,
  previous: Revision | null,
): Outcome {
  const gap = world.timings.draw('codedeploy.agentGap', entity);
  if (event === 'DownloadBundle')
    return { ...GOOD, durationMs: gap + world.timings.draw('codedeploy.DownloadBundle', entity) };
  if (event === 'Install') return planInstall(world, entity, gap, revision);
  const source = FROM_LAST_REVISION.has(event) ? previous : revision;
  const broken = FROM_LAST_REVISION.has(event) ? null : brokenAppspec(event, revision);
  if (broken !== null) return { ...broken, durationMs: gap };
  const scripts = source?.appspec?.ok === true ? (source.appspec.value.hooks[event] ?? []) : [];
  if (source === null || scripts.length === 0 || RESERVED_EVENTS.has(event)) {
    return { ...GOOD, durationMs: gap + world.timings.draw('codedeploy.emptyEvent', entity) };
  }
  return runScripts(world, entity, event, source, scripts, gap);
}

function planInstall(world: World, entity: string, gap: number, revision: Revision): Outcome {
  const durationMs = gap + world.timings.draw('codedeploy.Install', entity);
  const unknown = revision.appspec?.ok === true ? revision.appspec.value.unknownHooks : [];
  if (unknown.length === 0) return { ...GOOD, durationMs };
  return {
    ...GOOD,
    durationMs,
    errorCode: 'UnknownError',
    message: `appspec.yml file contains unknown lifecycle events: [${unknown.map((name) => `"${name}"`).join(', ')}]`,
  };
}

/** The agent reads the new AppSpec file for the first time at BeforeInstall. */
function brokenAppspec(event: LifecycleEvent, revision: Revision): Outcome | null {
  if (event !== 'BeforeInstall') return null;
  if (revision.appspec === null) {
    return {
      ...GOOD,
      errorCode: 'UnknownError',
      message: `The CodeDeploy agent did not find an AppSpec file within the unpacked revision directory at revision-relative path "appspec.yml". The revision was unpacked to directory "${ARCHIVE}", and the AppSpec file was expected but not found at path "${ARCHIVE}/appspec.yml".`,
    };
  }
  if (revision.appspec.ok) return null;
  return { ...GOOD, errorCode: 'UnknownError', message: revision.appspec.error.message };
}

/** Scripts of one event run in order; the first failure stops the event. */
function runScripts(
  world: World,
  entity: string,
  event: LifecycleEvent,
  source: Revision,
  scripts: readonly HookScript[],
  gap: number,
): Outcome {
  let durationMs = gap;
  const logTail = [`LifecycleEvent - ${event}`];
  for (const script of scripts) {
    const outcome = runScript(world, `${entity}/${script.location}`, event, source, script);
    durationMs += outcome.durationMs;
    logTail.push(`Script - ${script.location}`, ...outcome.logTail);
    if (outcome.errorCode !== 'Success') return { ...outcome, durationMs, logTail };
  }
  return { ...GOOD, durationMs, script: scripts[0]?.location ?? null, logTail };
}

function runScript(world: World, entity: string, event: LifecycleEvent, source: Revision, script: HookScript): Outcome {
  const { location, timeoutSeconds, runas } = script;
  const base: Outcome = { ...GOOD, script: location };
  if (!source.bundle.isOpen && !source.bundle.entries.has(location)) {
    return {
      ...base,
      errorCode: 'ScriptMissing',
      message: `Script does not exist at specified location: ${ARCHIVE}/${location}`,
    };
  }
  const { scripts } = world.repository.version(source.version).behaviour;
  const effects = scripts.filter((effect) => effect.location === location);
  const durationMs =
    effects.find((effect) => effect.durationMs !== null)?.durationMs ??
    world.timings.draw(SCRIPT_TIMINGS[event] ?? 'codedeploy.script.other', entity);
  const output = (effects.find((effect) => effect.output.length > 0)?.output ?? []).map((line) => `[stdout]${line}`);
  if (durationMs > timeoutSeconds * 1_000) {
    return {
      ...base,
      durationMs: timeoutSeconds * 1_000,
      errorCode: 'ScriptTimedOut',
      message: `Script at specified location: ${location} failed to complete in ${timeoutSeconds} seconds`,
      logTail: output,
    };
  }
  const exitCode = exitCodeOf(effects, world.streams, entity);
  if (exitCode === 0) return { ...base, durationMs, logTail: output };
  return {
    ...base,
    durationMs,
    errorCode: 'ScriptFailed',
    message: `Script at specified location: ${location}${runas === null ? '' : ` run as user ${runas}`} failed with exit code ${exitCode}`,
    logTail: output,
  };
}
