import messages from '../data/codedeploy/messages.json';
import type { HookScript, LifecycleEvent, ScriptEffect } from '../domain';
import { LIMITS } from '../domain/deployment/limits';
import { exitCodeOf } from './behaviour';
import type { Revision } from './bundle';
import { afterScript } from './disk';
import { noteDisk, type HostPlan } from './hostPlan';
import { ARCHIVE, bad, good, NOTHING, type Outcome } from './outcome';
import type { TimingKey } from './timings';
import type { World } from './World';

const AGENT = messages.agent;

const SCRIPT_TIMINGS: Readonly<Partial<Record<LifecycleEvent, TimingKey>>> = {
  ApplicationStop: 'codedeploy.script.ApplicationStop',
  BeforeInstall: 'codedeploy.script.BeforeInstall',
  AfterInstall: 'codedeploy.script.AfterInstall',
  ApplicationStart: 'codedeploy.script.ApplicationStart',
  ValidateService: 'codedeploy.script.ValidateService',
};

const EVENT_LIMIT_MS = LIMITS.maxSecondsPerLifecycleEvent * 1_000;

/**
 * Scripts of one event run in order; the first failure stops the event. All of them together have an hour. `because` is the fact that a
 * failure follows from, where it is not the deployment.
 */
export function runScripts(
  host: HostPlan,
  entity: string,
  event: LifecycleEvent,
  source: Revision,
  scripts: readonly HookScript[],
  gap: number,
  because: number | null,
): Outcome {
  let durationMs = gap;
  const logTail = [`LifecycleEvent - ${event}`];
  for (const script of scripts) {
    const outcome = runScript(host, `${entity}/${script.location}`, event, source, script);
    durationMs += outcome.durationMs;
    logTail.push(`Script - ${script.location}`);
    for (const line of outcome.logTail) logTail.push(line);
    if (durationMs > EVENT_LIMIT_MS) {
      // The service's own limit; what it says then is not known to us.
      const message = `The scripts of ${event} failed to complete in ${LIMITS.maxSecondsPerLifecycleEvent} seconds`;
      return bad(EVENT_LIMIT_MS, 'ScriptTimedOut', message, script.location, logTail, because);
    }
    if (outcome.errorCode !== 'Success') {
      return bad(durationMs, outcome.errorCode, outcome.message, outcome.script, logTail, because);
    }
  }
  return good(durationMs, scripts[0]?.location ?? null, logTail);
}

function runScript(
  host: HostPlan,
  entity: string,
  event: LifecycleEvent,
  source: Revision,
  script: HookScript,
): Outcome {
  const { world, instance } = host;
  const { location, runas } = script;
  if (!source.bundle.isOpen && !source.bundle.entries.has(location)) {
    return bad(0, 'ScriptMissing', AGENT.scriptMissing.replace('{path}', `${ARCHIVE}/${location}`), location);
  }
  const { users } = world.scenario.fleet;
  if (runas !== null && users?.includes(runas) === false) {
    return failed(script, 1, 0, [`[stderr]su: user ${runas} does not exist`]);
  }
  const { scripts } = world.repository.version(source.version).behaviour;
  const effects = scripts.filter(
    (effect) => effect.location === location && (effect.instances?.includes(instance.id) ?? true),
  );
  const durationMs = effects.find((effect) => effect.durationMs !== null)?.durationMs ?? scriptMs(world, entity, event);
  return ended(host, entity, event, script, effects, durationMs);
}

function ended(
  host: HostPlan,
  entity: string,
  event: LifecycleEvent,
  script: HookScript,
  effects: readonly ScriptEffect[],
  durationMs: number,
): Outcome {
  const { location, timeoutSeconds } = script;
  const output = (effects.find((effect) => effect.output.length > 0)?.output ?? []).map((line) => `[stdout]${line}`);
  if (effects.some(({ isExecutable }) => isExecutable === false)) {
    // The agent writes this into its own log and goes on; it is shown with the script's, where it explains something.
    output.unshift(AGENT.notExecutable.replace('{script}', location));
  }
  if (durationMs > timeoutSeconds * 1_000) {
    return timedOut(script, output);
  }
  const exitCode = exitCodeOf(effects, host.world.streams, entity);
  // A script that fails has done what it did: nothing is undone.
  leaveBehind(host, event, effects);
  if (exitCode !== 0) return failed(script, exitCode, durationMs, output);
  const stream = effects.find(({ keepsOpen }) => keepsOpen !== undefined)?.keepsOpen;
  if (stream !== undefined) {
    const text = AGENT.outputLeftOpen.replace('{script}', location).replace('{stream}', stream);
    return bad(timeoutSeconds * 1_000, 'UnknownError', text, location, output);
  }
  return good(durationMs, location, output);
}

/** How long a script of an event takes, where nothing says otherwise. */
export function scriptMs(world: World, entity: string, event: LifecycleEvent): number {
  return world.timings.draw(SCRIPT_TIMINGS[event] ?? 'codedeploy.script.other', entity);
}

export function timedOut({ location, timeoutSeconds }: HookScript, output = NOTHING): Outcome {
  const text = AGENT.scriptTimedOut.replace('{script}', location).replace('{seconds}', String(timeoutSeconds));
  return bad(timeoutSeconds * 1_000, 'ScriptTimedOut', text, location, output);
}

export function failed(
  { location, runas }: HookScript,
  exitCode: number,
  durationMs: number,
  output: readonly string[],
): Outcome {
  const text = runas === null ? AGENT.scriptFailed : AGENT.scriptFailedAs.replace('{user}', runas);
  const message = text.replace('{script}', location).replace('{exitCode}', String(exitCode));
  return bad(durationMs, 'ScriptFailed', message, location, output);
}

function leaveBehind(host: HostPlan, event: LifecycleEvent, effects: readonly ScriptEffect[]): void {
  const writes = effects.flatMap((effect) => effect.writes ?? []);
  const deletes = effects.flatMap((effect) => effect.deletes ?? []);
  const disk = afterScript(host.disk, writes, deletes);
  if (disk !== host.disk) noteDisk(host, event, disk, null);
}
