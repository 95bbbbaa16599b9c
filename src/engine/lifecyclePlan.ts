import messages from '../data/codedeploy/messages.json';
import { RESERVED_EVENTS, type HookScript, type LifecycleEvent } from '../domain';
import type { PlannedLifecycleEvent } from '../domain/deployment/target.machine';
import { textOf, type Revision } from './bundle';
import type { DeploymentRun, LifecyclePlan, StruckHook } from './Deployments';
import { destinationsOf, install, missingSource, type DiskChange, type FileExistsBehaviour } from './disk';
import type { InstanceState } from './FleetState';
import { ids } from './ids';
import { noteDisk, type HostPlan } from './hostPlan';
import { ARCHIVE, bad, good, NOTHING, type Outcome } from './outcome';
import { failed, runScripts, scriptMs, timedOut } from './scripts';
import { appspecOf } from './specs';
import type { World } from './World';

const AGENT = messages.agent;
const NO_SCRIPTS: readonly HookScript[] = [];
const NO_CHANGES: readonly DiskChange[] = [];

/** Events whose scripts come from the revision that was installed before. AWS CodeDeploy agent, hook_executor.rb. */
export const FROM_LAST_REVISION: ReadonlySet<LifecycleEvent> = new Set([
  'ApplicationStop',
  'BeforeBlockTraffic',
  'AfterBlockTraffic',
]);

/** Reads a version's revision; null when it never was in a bundle. */
export function revisionOf(world: World, version: number | null): Revision | null {
  if (version === null) return null;
  const bundle = world.fleet.bundles.get(version);
  if (bundle === undefined) return null;
  const { files } = world.repository.version(version);
  const text = textOf(bundle, 'appspec.yml', files) ?? textOf(bundle, 'appspec.yaml', files);
  return { version, bundle, appspec: text === null ? null : appspecOf(world.scenario.specs, text) };
}

/** Plans every lifecycle event of one instance, and what each of them does to its disk. */
export function planLifecycle(
  world: World,
  run: DeploymentRun,
  instance: InstanceState,
): Partial<Record<LifecycleEvent, PlannedLifecycleEvent>> {
  const entity = ids.deploymentTarget(run.entity, instance.id);
  const { events, revision } = run;
  const previous = revisionOf(world, instance.scriptVersion);
  const plan: Partial<Record<LifecycleEvent, PlannedLifecycleEvent>> = {};
  const host: HostPlan = { world, run, instance, disk: instance.disk };
  for (const event of events) {
    if (event === 'BlockTraffic' || event === 'AllowTraffic') {
      plan[event] = waiting(expectedTrafficMs(world, event));
      continue;
    }
    const planned = planEvent(host, `${entity}/${event}`, event, revision, previous);
    const isIgnored = planned.errorCode !== 'Success' && isIgnorable(run, event);
    plan[event] = isIgnored ? { ...planned, isIgnored: true } : planned;
  }
  for (const change of run.diskChanges.get(instance.id) ?? NO_CHANGES)
    change.message = plan[change.event]?.message ?? '';
  return plan;
}

/** The deployment's option covers failures of the scripts that come from the revision before. API reference, `CreateDeployment`. */
function isIgnorable({ options }: DeploymentRun, event: LifecycleEvent): boolean {
  return options.ignoreApplicationStopFailures === true && FROM_LAST_REVISION.has(event);
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
  host: HostPlan,
  entity: string,
  event: LifecycleEvent,
  revision: Revision,
  previous: Revision | null,
): Outcome {
  const { world } = host;
  const gap = world.timings.draw('codedeploy.agentGap', entity);
  if (event === 'DownloadBundle') return good(gap + world.timings.draw('codedeploy.DownloadBundle', entity));
  if (event === 'Install') return planInstall(host, entity, gap, revision);
  const source = FROM_LAST_REVISION.has(event) ? previous : revision;
  const broken = event === 'BeforeInstall' ? brokenAppspec(revision) : null;
  if (broken !== null) return bad(gap, 'UnknownError', broken);
  const scripts = source?.appspec?.ok === true ? (source.appspec.value.hooks[event] ?? []) : [];
  if (source === null || scripts.length === 0 || RESERVED_EVENTS.has(event)) {
    return good(gap + world.timings.draw('codedeploy.emptyEvent', entity));
  }
  // Scripts of an older revision fail because of the commit that wrote them, not because of the one that is deployed.
  const because = source === previous ? world.repository.version(source.version).seq : null;
  return runScripts(host, entity, event, source, scripts, gap, because);
}

function planInstall(host: HostPlan, entity: string, gap: number, revision: Revision): Outcome {
  const { world, run } = host;
  const durationMs = gap + world.timings.draw('codedeploy.Install', entity);
  const unknown = revision.appspec?.ok === true ? revision.appspec.value.unknownHooks : [];
  if (unknown.length > 0) {
    const names = unknown.map((name) => `"${name}"`).join(', ');
    return bad(durationMs, 'UnknownError', `appspec.yml file contains unknown lifecycle events: [${names}]`);
  }
  const installed = install(host.disk, destinationsOf(revision), fileExistsBehaviourOf(run, revision));
  noteDisk(host, 'Install', installed.disk, installed);
  if (installed.conflict !== null) {
    return bad(durationMs, 'UnknownError', AGENT.fileExists.replace('{path}', installed.conflict));
  }
  const missing = missingSource(revision);
  if (missing === null) return good(durationMs);
  const message = `No such file or directory - ${ARCHIVE}/${missing.replace(/^\.?\/+/, '')}`;
  return bad(durationMs, 'UnknownError', message);
}

/** The AppSpec file has the last word. AWS CodeDeploy User Guide, "AppSpec 'files' section". */
function fileExistsBehaviourOf({ options }: DeploymentRun, { appspec }: Revision): FileExistsBehaviour {
  const own = appspec?.ok === true ? appspec.value.fileExistsBehavior : null;
  return own ?? options.fileExistsBehavior ?? 'DISALLOW';
}

/** What the agent says of the new AppSpec file when it reads it for the first time, at BeforeInstall; null when it is good. */
function brokenAppspec(revision: Revision): string | null {
  if (revision.appspec === null) {
    return `The CodeDeploy agent did not find an AppSpec file within the unpacked revision directory at revision-relative path "appspec.yml". The revision was unpacked to directory "${ARCHIVE}", and the AppSpec file was expected but not found at path "${ARCHIVE}/appspec.yml".`;
  }
  return revision.appspec.ok ? null : revision.appspec.error.message;
}
