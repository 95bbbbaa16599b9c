import type { DeploymentGroup, Fact, FactOf, FactType } from '../../domain';
import { sha256 } from '../../shared';
import { commitsAt } from '../repository';
import { isFailure } from './failures';
import type { WhyPath } from './path';
import type { MissingCode, WhyControl, WhyParams, WorkedCode } from './types';
import type { WhyContext } from './WhyContext';

/** One that was missing and one that worked. */
const MAX_CONTROLS = 2;

/** Commands that run tests: by the words that test runners and build tools use. */
const TEST = /\b(test|tests|pytest|jest|vitest|mocha|rspec|phpunit|tox|ctest|unittest|verify|check)\b/i;
/** Commands that only print. */
const PRINT = /^\s*(echo|printf|#)/;

interface Case {
  readonly context: WhyContext;
  readonly path: WhyPath;
  /** The version whose commit is the root; null for other roots. */
  readonly version: number | null;
  readonly deployment: FactOf<'deployment.created'> | null;
}

type Rule = (given: Case) => WhyControl | null;

const missing = (code: MissingCode, params: WhyParams = {}): WhyControl => ({ effect: 'missing', code, params });
const worked = (code: WorkedCode, params: WhyParams = {}): WhyControl => ({ effect: 'worked', code, params });

/**
 * What would have prevented the fact at the head of the path, or kept it small: as far as the log and the scenario show it.
 * Rules look at what happened and at what is configured, never at which scenario it is.
 */
export function controlsOf(context: WhyContext, path: WhyPath): readonly WhyControl[] {
  if (!path.facts.some(isBad)) return [];
  const root = path.facts.at(-1);
  const given: Case = {
    context,
    path,
    version: root?.type === 'commit.pushed' ? root.data.version : null,
    deployment: first(path, 'deployment.created', ({ data }) => data.rollbackOf === null),
  };
  const found: WhyControl[] = [];
  for (const rule of [...MISSING, ...WORKED]) {
    const control = rule(given);
    if (control !== null && !found.some(({ effect }) => effect === control.effect)) found.push(control);
  }
  return found.slice(0, MAX_CONTROLS);
}

/** Where all went well no control is spoken of. */
function isBad(fact: Fact): boolean {
  if (fact.type === 'traffic.measured') return fact.data.groups.some(({ failed }) => failed > 0);
  return fact.type === 'app.degraded' || isFailure(fact);
}

/** The newest fact of a type on the path that fits. */
function first<T extends FactType>(
  { facts }: WhyPath,
  type: T,
  fits: (fact: FactOf<T>) => boolean = () => true,
): FactOf<T> | null {
  const found = facts.find((fact: Fact) => fact.type === type && fits(fact as unknown as FactOf<T>));
  return (found as unknown as FactOf<T> | undefined) ?? null;
}

const failedEvent = ({ path }: Case) => first(path, 'target.eventEnded', ({ data }) => data.status === 'Failed');

/** Whether requests or health checks suffered: the code was answering, and badly. */
const isServing = ({ path }: Case): boolean =>
  path.facts.some(
    ({ type }) => type === 'traffic.measured' || type === 'targetHealth.changed' || type === 'app.degraded',
  );

/** The code that was pushed answered badly once it was running; null when something else went wrong. */
function badVersion(given: Case): number | null {
  const { version, path } = given;
  if (version === null || !isServing(given) || strain(path) !== null) return null;
  return first(path, 'app.started', ({ data }) => data.version === version) === null ? null : version;
}

/** Too few instances for the load: the split of the traffic that began it. */
const strain = (path: WhyPath) => first(path, 'traffic.changed');

function groupOf({ context, deployment }: Case): DeploymentGroup | null {
  if (deployment === null) return null;
  const { application, group } = deployment.data;
  const fits = (each: DeploymentGroup): boolean =>
    each.applicationName === application && each.deploymentGroupName === group;
  return context.scenario.deploymentGroups.find(fits) ?? null;
}

/** Whether the build of a version ran tests; null when its buildspec is not known. */
function hasTests({ context, path }: Case, version: number): boolean | null {
  const head = path.facts[0] as Fact;
  const build = context.newest(head.seq, 'build.started', ({ data }) => data.version === version);
  const files = filesOf(context, head, version);
  const file = context.scenario.codeBuild[build?.data.project ?? '']?.buildspec ?? 'buildspec.yml';
  const text = files !== null && Object.hasOwn(files, file) ? files[file] : undefined;
  const spec = text === undefined ? undefined : context.scenario.specs.buildspecs[sha256(text)];
  if (build === null || spec?.ok !== true) return null;
  const commands = Object.values(spec.value.phases).flatMap((phase) => [...phase.commands, ...phase.finally]);
  return commands.some((command) => TEST.test(command) && !PRINT.test(command));
}

function filesOf(context: WhyContext, head: Fact, version: number): Readonly<Record<string, string>> | null {
  const log = { ...context.log, events: context.facts.slice(0, head.seq + 1) };
  return commitsAt(context.scenario, log, head.at).find((commit) => commit.version === version)?.files ?? null;
}

/** Whether the AppSpec of a version checks the service before it gets traffic; null when it is not known. */
function validates({ context, path }: Case, version: number): boolean | null {
  const files = filesOf(context, path.facts[0] as Fact, version);
  const text = files?.['appspec.yml'] ?? files?.['appspec.yaml'];
  const spec = text === undefined ? undefined : context.scenario.specs.appspecs[sha256(text)];
  return spec?.ok === true ? (spec.value.hooks.ValidateService ?? []).length > 0 : null;
}

/** Of those that fit, the first is named: the earlier in the pipeline it would have acted, the earlier it stands. */
const MISSING: readonly Rule[] = [
  (given) => {
    const version = badVersion(given);
    return version !== null && hasTests(given, version) === false ? missing('testInBuild', { version }) : null;
  },
  (given) => {
    const version = badVersion(given);
    if (version === null || first(given.path, 'app.degraded') === null) return null;
    return missing('loadTest', { version });
  },
  (given) => {
    const version = badVersion(given);
    return version !== null && validates(given, version) === false ? missing('validateService', { version }) : null;
  },
  (given) => {
    const group = groupOf(given);
    const version = badVersion(given);
    if (version === null || group === null) return null;
    const isWatched = group.alarms.enabled && group.alarms.names.length > 0;
    const rollsBack = group.autoRollback.enabled && group.autoRollback.events.includes('DEPLOYMENT_STOP_ON_ALARM');
    return isWatched && rollsBack ? null : missing('alarmRollback', { version, group: group.deploymentGroupName });
  },
  ({ path, deployment }) => {
    if (strain(path) === null || deployment === null || deployment.data.concurrency < 2) return null;
    const { minimumHealthy, concurrency, instances } = deployment.data;
    return missing('minimumHealthyHosts', { minimum: minimumHealthy, concurrency, instances: instances.length });
  },
  (given) => {
    const { deployment } = given;
    if (deployment === null || (badVersion(given) === null && failedEvent(given) === null)) return null;
    const { concurrency, instances } = deployment.data;
    const isWhole = concurrency >= instances.length && instances.length > 1;
    return isWhole ? missing('smallerBatch', { concurrency, instances: instances.length }) : null;
  },
  (given) => {
    const version = badVersion(given);
    const { stages } = given.context.scenario.pipeline;
    const hasApproval = stages.some(({ actions }) => actions.some(({ category }) => category === 'Approval'));
    return version === null || hasApproval ? null : missing('manualApproval', { version });
  },
  (given) => {
    const { context, path } = given;
    if (path.root !== 'fault' || context.scenario.targetGroup !== null) return null;
    return first(path, 'traffic.measured') === null ? null : missing('healthCheck');
  },
];

const WORKED: readonly Rule[] = [
  ({ path, version }) => {
    const phase = first(path, 'build.phaseEnded', ({ data }) => data.statusCode === 'COMMAND_EXECUTION_ERROR');
    return version === null || phase === null ? null : worked('testInBuild', { version, phase: phase.data.phase });
  },
  (given) => {
    const failed = failedEvent(given);
    if (failed?.data.event !== 'ValidateService' || given.version === null) return null;
    return worked('validateService', { version: given.version });
  },
  ({ path }) => {
    const stopped = first(path, 'deployment.stopped', ({ data }) => data.errorCode === 'ALARM_ACTIVE');
    if (stopped === null) return null;
    return worked('alarmRollback', {
      updated: stopped.data.succeeded + stopped.data.failed,
      skipped: stopped.data.skipped,
    });
  },
  ({ path, deployment }) => {
    const failed = first(path, 'deployment.failed');
    if (failed === null || failed.data.skipped === 0) return null;
    return worked('minimumHealthyHosts', {
      minimum: deployment?.data.minimumHealthy ?? 0,
      skipped: failed.data.skipped,
    });
  },
  ({ path }) => {
    const unhealthy = first(path, 'targetHealth.changed', ({ data }) => data.to === 'unhealthy');
    return unhealthy === null ? null : worked('healthCheck', { instance: unhealthy.data.instance });
  },
];
