import { RESERVED_EVENTS, type HookScript, type LifecycleErrorCode, type LifecycleEvent } from '../domain';
import type { PlannedLifecycleEvent } from '../domain/deployment/target.machine';
import { exitCodeOf } from './behaviour';
import { textOf, type Revision } from './bundle';
import type { DeploymentRun, LifecyclePlan, StruckHook } from './Deployments';
import type { InstanceState } from './FleetState';
import { ids } from './ids';
import { appspecOf } from './specs';
import type { TimingKey } from './timings';
import type { World } from './World';

/** Where the agent unpacks a revision; part of its messages. */
const ARCHIVE = '/opt/codedeploy-agent/deployment-root/deployment-archive';

/** Events whose scripts come from the revision that was installed before. AWS CodeDeploy agent, hook_executor.rb. */
export const FROM_LAST_REVISION: ReadonlySet<LifecycleEvent> = new Set([
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

/** The plan of an event that does not wait for the load balancer. */
type Outcome = PlannedLifecycleEvent & { readonly durationMs: number };

const NOTHING: readonly string[] = [];
const NO_SCRIPTS: readonly HookScript[] = [];

// A run makes thousands of outcomes, so they are written out: spreading one object into another costs several times as much.
function good(durationMs: number, script: string | null = null, logTail = NOTHING): Outcome {
  return { durationMs, script, errorCode: 'Success', message: '', logTail, because: null, expectedMs: 0 };
}

function bad(
  durationMs: number,
  errorCode: LifecycleErrorCode,
  message: string,
  script: string | null = null,
  logTail = NOTHING,
  because: number | null = null,
): Outcome {
  return { durationMs, script, errorCode, message, logTail, because, expectedMs: 0 };
}

/** Reads a version's revision; null when it never was in a bundle. */
export function revisionOf(world: World, version: number | null): Revision | null {
  if (version === null) return null;
  const bundle = world.fleet.bundles.get(version);
  if (bundle === undefined) return null;
  const { files } = world.repository.version(version);
  const text = textOf(bundle, 'appspec.yml', files) ?? textOf(bundle, 'appspec.yaml', files);
  return { version, bundle, appspec: text === null ? null : appspecOf(world.scenario.specs, text) };
}

/** Plans every lifecycle event of one instance, as it would go without faults. */
export function planLifecycle(
  world: World,
  entity: string,
  instance: InstanceState,
  revision: Revision,
  events: readonly LifecycleEvent[],
): Partial<Record<LifecycleEvent, PlannedLifecycleEvent>> {
  const previous = revisionOf(world, instance.scriptVersion);
  const plan: Partial<Record<LifecycleEvent, PlannedLifecycleEvent>> = {};
  for (const event of events) {
    plan[event] =
      event === 'BlockTraffic' || event === 'AllowTraffic'
        ? waiting(expectedTrafficMs(world, event))
        : planEvent(world, `${entity}/${event}`, event, instance.id, revision, previous);
  }
  return plan;
}

/** The plan of an instance with the faults that concern it now. */
export function withFaults(world: World, run: DeploymentRun, instance: string, plan: LifecyclePlan): LifecyclePlan {
  const disk = world.faults.isEmpty ? null : world.faults.get<'disk.full'>({ type: 'disk.full', instance });
  if (disk === null && run.hooks.length === 0) return plan;
  const changed: Partial<Record<LifecycleEvent, PlannedLifecycleEvent>> = { ...plan };
  for (const event of run.events) {
    const planned = plan[event];
    if (planned === undefined) continue;
    if (disk !== null && (event === 'DownloadBundle' || event === 'Install')) {
      changed[event] = failedByFullDisk(planned, event, disk.seq);
    }
    const hook = run.hooks.find(({ fault }) => fault.event === event && (fault.instance ?? instance) === instance);
    if (hook !== undefined) changed[event] = planHookFault(world, run, instance, hook) ?? planned;
  }
  return changed;
}

/** The agent's own words when the file system is full (Ruby: Errno::ENOSPC). */
export function failedByFullDisk(
  planned: PlannedLifecycleEvent,
  event: LifecycleEvent,
  fault: number,
): PlannedLifecycleEvent {
  const file = event === 'DownloadBundle' ? '/opt/codedeploy-agent/deployment-root/bundle.tar' : ARCHIVE;
  const message = `No space left on device @ io_write - ${file}`;
  return { ...planned, errorCode: 'UnknownError', message, logTail: NOTHING, because: fault };
}

/** The scripts that an instance runs at an event: of the new revision, or of the one that was installed before. */
function scriptsOf(world: World, run: DeploymentRun, instance: string, event: LifecycleEvent): readonly HookScript[] {
  const source = FROM_LAST_REVISION.has(event)
    ? revisionOf(world, world.fleet.get(instance).scriptVersion)
    : run.revision;
  return source?.appspec?.ok === true ? (source.appspec.value.hooks[event] ?? NO_SCRIPTS) : NO_SCRIPTS;
}

export function hasScript(world: World, run: DeploymentRun, instance: string, event: LifecycleEvent): boolean {
  return scriptsOf(world, run, instance, event).length > 0;
}

/** The event with its first script failing or never ending; null when it has none. */
export function planHookFault(
  world: World,
  run: DeploymentRun,
  instance: string,
  { fault, seq }: StruckHook,
): PlannedLifecycleEvent | null {
  const script = scriptsOf(world, run, instance, fault.event)[0];
  if (script === undefined) return null;
  const entity = `${ids.deploymentTarget(run.entity, instance)}/${fault.event}`;
  const gap = world.timings.draw('codedeploy.agentGap', entity);
  const log = [`LifecycleEvent - ${fault.event}`, `Script - ${script.location}`];
  const outcome =
    fault.type === 'hook.hang'
      ? timedOut(script)
      : failed(script, fault.exitCode, scriptMs(world, `${entity}/${script.location}`, fault.event), NOTHING);
  return { ...outcome, durationMs: gap + outcome.durationMs, logTail: log, because: seq };
}

function waiting(expectedMs: number): PlannedLifecycleEvent {
  return {
    durationMs: null,
    script: null,
    errorCode: 'Success',
    message: '',
    logTail: NOTHING,
    because: null,
    expectedMs,
  };
}

function expectedTrafficMs(world: World, event: LifecycleEvent): number {
  const group = world.scenario.targetGroup;
  if (group === null) return 0;
  if (event === 'BlockTraffic') return group.deregistrationDelaySeconds * 1_000;
  return (group.healthyThresholdCount + 1) * group.healthCheckIntervalSeconds * 1_000;
}

function planEvent(
  world: World,
  entity: string,
  event: LifecycleEvent,
  instance: string,
  revision: Revision,
  previous: Revision | null,
): Outcome {
  const gap = world.timings.draw('codedeploy.agentGap', entity);
  if (event === 'DownloadBundle') return good(gap + world.timings.draw('codedeploy.DownloadBundle', entity));
  if (event === 'Install') return planInstall(world, entity, gap, revision);
  const source = FROM_LAST_REVISION.has(event) ? previous : revision;
  const broken = event === 'BeforeInstall' ? brokenAppspec(revision) : null;
  if (broken !== null) return bad(gap, 'UnknownError', broken);
  const scripts = source?.appspec?.ok === true ? (source.appspec.value.hooks[event] ?? []) : [];
  if (source === null || scripts.length === 0 || RESERVED_EVENTS.has(event)) {
    return good(gap + world.timings.draw('codedeploy.emptyEvent', entity));
  }
  return runScripts(world, entity, event, instance, source, scripts, gap);
}

function planInstall(world: World, entity: string, gap: number, revision: Revision): Outcome {
  const durationMs = gap + world.timings.draw('codedeploy.Install', entity);
  const unknown = revision.appspec?.ok === true ? revision.appspec.value.unknownHooks : [];
  if (unknown.length === 0) return good(durationMs);
  const names = unknown.map((name) => `"${name}"`).join(', ');
  return bad(durationMs, 'UnknownError', `appspec.yml file contains unknown lifecycle events: [${names}]`);
}

/** What the agent says of the new AppSpec file when it reads it for the first time, at BeforeInstall; null when it is good. */
function brokenAppspec(revision: Revision): string | null {
  if (revision.appspec === null) {
    return `The CodeDeploy agent did not find an AppSpec file within the unpacked revision directory at revision-relative path "appspec.yml". The revision was unpacked to directory "${ARCHIVE}", and the AppSpec file was expected but not found at path "${ARCHIVE}/appspec.yml".`;
  }
  return revision.appspec.ok ? null : revision.appspec.error.message;
}

/** Scripts of one event run in order; the first failure stops the event. */
function runScripts(
  world: World,
  entity: string,
  event: LifecycleEvent,
  instance: string,
  source: Revision,
  scripts: readonly HookScript[],
  gap: number,
): Outcome {
  let durationMs = gap;
  const logTail = [`LifecycleEvent - ${event}`];
  for (const script of scripts) {
    const outcome = runScript(world, `${entity}/${script.location}`, event, instance, source, script);
    durationMs += outcome.durationMs;
    logTail.push(`Script - ${script.location}`);
    for (const line of outcome.logTail) logTail.push(line);
    if (outcome.errorCode !== 'Success') {
      // Scripts of an older revision fail because of the commit that wrote them, not because of the one that is deployed.
      const because = FROM_LAST_REVISION.has(event) ? world.repository.version(source.version).seq : null;
      return bad(durationMs, outcome.errorCode, outcome.message, outcome.script, logTail, because);
    }
  }
  return good(durationMs, scripts[0]?.location ?? null, logTail);
}

function runScript(
  world: World,
  entity: string,
  event: LifecycleEvent,
  instance: string,
  source: Revision,
  script: HookScript,
): Outcome {
  const { location, timeoutSeconds } = script;
  if (!source.bundle.isOpen && !source.bundle.entries.has(location)) {
    const message = `Script does not exist at specified location: ${ARCHIVE}/${location}`;
    return bad(0, 'ScriptMissing', message, location);
  }
  const { scripts } = world.repository.version(source.version).behaviour;
  const effects = scripts.filter(
    (effect) => effect.location === location && (effect.instances?.includes(instance) ?? true),
  );
  const durationMs = effects.find((effect) => effect.durationMs !== null)?.durationMs ?? scriptMs(world, entity, event);
  const output = (effects.find((effect) => effect.output.length > 0)?.output ?? []).map((line) => `[stdout]${line}`);
  if (durationMs > timeoutSeconds * 1_000) {
    return timedOut(script, output);
  }
  const exitCode = exitCodeOf(effects, world.streams, entity);
  return exitCode === 0 ? good(durationMs, location, output) : failed(script, exitCode, durationMs, output);
}

function scriptMs(world: World, entity: string, event: LifecycleEvent): number {
  return world.timings.draw(SCRIPT_TIMINGS[event] ?? 'codedeploy.script.other', entity);
}

function timedOut({ location, timeoutSeconds }: HookScript, output = NOTHING): Outcome {
  const message = `Script at specified location: ${location} failed to complete in ${timeoutSeconds} seconds`;
  return bad(timeoutSeconds * 1_000, 'ScriptTimedOut', message, location, output);
}

function failed(
  { location, runas }: HookScript,
  exitCode: number,
  durationMs: number,
  output: readonly string[],
): Outcome {
  const user = runas === null ? '' : ` run as user ${runas}`;
  const message = `Script at specified location: ${location}${user} failed with exit code ${exitCode}`;
  return bad(durationMs, 'ScriptFailed', message, location, output);
}
