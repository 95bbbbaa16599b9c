import type {
  BehaviourRule,
  CodeBuildProject,
  FileEdit,
  MetricAlarm,
  PreparedEdit,
  Scenario,
  ScheduledCommit,
  ServeEffect,
  TargetGroup,
} from '../domain';
import { inputError, parsePipeline, suggesting, type InputError, type Located } from '../formats';
import { err, nearest, ok, type Result } from '../shared';
import { compileSpecs } from './compileSpecs';
import { deploymentsOf, groupOf } from './buildGroup';
import { fleetOf } from './buildFleet';
import { DEFAULT_PROJECT, DEFAULT_TARGET_GROUP } from './defaults';
import { faultOf } from './faults';
import type { AuthoredScenario } from './scenario.schema';
import { durationMs, known, shareOf } from './units';

type Authored<K extends keyof AuthoredScenario> = NonNullable<AuthoredScenario[K]>;

/** Turns the written form into the one that runs: units, defaults, AWS files parsed. */
export function buildScenario(source: Located, authored: AuthoredScenario): Result<Scenario, readonly InputError[]> {
  const pipelineText = Object.hasOwn(authored.files, authored.pipeline) ? authored.files[authored.pipeline] : undefined;
  if (pipelineText === undefined) {
    const message = `files has no entry ${authored.pipeline}.`;
    const error = source.error(['pipeline'], 'scenario.missingFile', message, { path: authored.pipeline });
    return err([suggesting(error, nearest(authored.pipeline, Object.keys(authored.files)))]);
  }
  const pipeline = parsePipeline(authored.pipeline, pipelineText);
  if (!pipeline.ok) return err(pipeline.error.map((error) => inside(source, authored.pipeline, error)));
  const edits = (authored.edits ?? []).map(({ id, author, changes }): PreparedEdit => ({
    id,
    author,
    changes: editsOf(changes),
  }));
  const commits = commitsOf(source, authored, edits);
  if (!commits.ok) return commits;
  const groups = authored.codedeploy ?? [];
  const scenario: Scenario = {
    formatVersion: 1,
    id: authored.id,
    seed: authored.seed ?? 1,
    untilMs: durationMs(authored.until),
    files: authored.files,
    isRepositoryComplete: true,
    pipeline: pipeline.value,
    isBaselineDeployed: (authored.baseline ?? 'deployed') === 'deployed',
    commits: commits.value,
    ...(authored.deployments === undefined ? {} : { deployments: deploymentsOf(authored.deployments) }),
    edits,
    behaviour: (authored.behaviour ?? []).map(behaviourOf),
    codeBuild: projectsOf(authored.codebuild ?? {}),
    deploymentGroups: groups.map((group) => groupOf(group, authored.targetGroup !== undefined)),
    fleet: fleetOf(authored.fleet),
    targetGroup: authored.targetGroup === undefined ? null : targetGroupOf(authored.targetGroup),
    alarms: (authored.alarms ?? []).map(alarmOf),
    traffic: (authored.traffic ?? []).map(({ at, requestsPerSecond }) => ({ atMs: durationMs(at), requestsPerSecond })),
    faults: (authored.faults ?? []).map(faultOf),
    disabledTransitions: authored.disabledTransitions ?? {},
    timings: {
      overrides: Object.fromEntries(
        Object.entries(authored.timings ?? {}).map(([key, text]) => [key, durationMs(text)]),
      ),
    },
    specs: { buildspecs: {}, appspecs: {} },
  };
  return ok({ ...scenario, specs: compileSpecs(scenario) });
}

/** An error inside a file of the `files` map, told at the entry of that file with the inner place in its text. */
function inside(source: Located, path: string, error: InputError): InputError {
  const { line, column } = source.positionOf(['files', path], { key: true });
  const where = error.line === null ? path : `${path}:${error.line}:${error.column ?? 1}`;
  const at = source.error([], '', '').file;
  const told = inputError(at, { line, column }, error.code, `${where}: ${error.message}`, error.params);
  return suggesting(told, error.suggestion ?? null);
}

function editsOf(changes: Authored<'edits'>[number]['changes']): FileEdit[] {
  return changes.map((change): FileEdit => change);
}

function commitsOf(
  source: Located,
  authored: AuthoredScenario,
  edits: readonly PreparedEdit[],
): Result<ScheduledCommit[], readonly InputError[]> {
  const commits: ScheduledCommit[] = [];
  for (const [index, commit] of (authored.commits ?? []).entries()) {
    const atMs = durationMs(commit.at);
    if (!('edit' in commit)) {
      commits.push({ atMs, id: commit.id, author: commit.author, changes: editsOf(commit.changes) });
      continue;
    }
    const edit = edits.find(({ id }) => id === commit.edit);
    if (edit === undefined) {
      const message = `There is no edit ${commit.edit}.`;
      const error = source.error(['commits', index, 'edit'], 'scenario.unknownEdit', message, { id: commit.edit });
      const ids = edits.map(({ id }) => id);
      return err([suggesting(error, nearest(commit.edit, ids))]);
    }
    commits.push({ atMs, ...edit });
  }
  commits.sort((a, b) => a.atMs - b.atMs);
  return ok(commits);
}

function behaviourOf(rule: Authored<'behaviour'>[number]): BehaviourRule {
  const outcome = (given: {
    exitCode?: number | undefined;
    failureRate?: number | string | undefined;
    duration?: string | undefined;
    output?: string[] | undefined;
  }) => ({
    exitCode: given.exitCode ?? null,
    failureRate: given.failureRate === undefined ? null : shareOf(given.failureRate),
    durationMs: given.duration === undefined ? null : durationMs(given.duration),
    output: given.output ?? [],
  });
  return {
    when: (rule.when ?? []).map(({ path, contains, lacks }) => ({
      path,
      contains: contains ?? null,
      lacks: lacks ?? null,
    })),
    serve: rule.serve === undefined ? null : serveOf(rule.serve),
    commands: (rule.commands ?? []).map((given) => ({
      match: given.match,
      ...outcome(given),
      produces: given.produces ?? [],
    })),
    scripts: (rule.scripts ?? []).map((given) => ({
      location: given.location,
      ...outcome(given),
      ...known({
        instances: given.instances,
        keepsOpen: given.keepsOpen,
        isExecutable: given.isExecutable,
        writes: given.writes,
        deletes: given.deletes,
      }),
    })),
  };
}

function serveOf(serve: NonNullable<Authored<'behaviour'>[number]['serve']>): ServeEffect {
  const { leak } = serve;
  return {
    errorRate: serve.errorRate === undefined ? null : shareOf(serve.errorRate),
    latencyMs: serve.latency === undefined ? null : durationMs(serve.latency),
    capacityRequestsPerSecond: serve.capacityRequestsPerSecond ?? null,
    healthCheckFailureRate: serve.healthCheckFailureRate === undefined ? null : shareOf(serve.healthCheckFailureRate),
    leak:
      leak === undefined
        ? null
        : {
            requestsToExhaust: leak.requestsToExhaust,
            errorRate: shareOf(leak.errorRate),
            latencyMs: durationMs(leak.latency),
            healthCheckFailureRate: shareOf(leak.healthCheckFailureRate),
          },
  };
}

function projectsOf(given: Authored<'codebuild'>): Record<string, CodeBuildProject> {
  return Object.fromEntries(
    Object.entries(given).map(([name, project]) => [
      name,
      {
        computeType: project.computeType ?? DEFAULT_PROJECT.computeType,
        environmentType: project.environmentType ?? DEFAULT_PROJECT.environmentType,
        image: project.image ?? DEFAULT_PROJECT.image,
        buildspec: project.buildspec ?? DEFAULT_PROJECT.buildspec,
        timeoutInMinutes: project.timeoutInMinutes ?? DEFAULT_PROJECT.timeoutInMinutes,
        queuedTimeoutInMinutes: project.queuedTimeoutInMinutes ?? DEFAULT_PROJECT.queuedTimeoutInMinutes,
      },
    ]),
  );
}

function targetGroupOf(given: Authored<'targetGroup'>): TargetGroup {
  return {
    loadBalancerName: given.LoadBalancerName,
    targetGroupName: given.TargetGroupName,
    healthCheckIntervalSeconds: given.HealthCheckIntervalSeconds ?? DEFAULT_TARGET_GROUP.healthCheckIntervalSeconds,
    healthyThresholdCount: given.HealthyThresholdCount ?? DEFAULT_TARGET_GROUP.healthyThresholdCount,
    unhealthyThresholdCount: given.UnhealthyThresholdCount ?? DEFAULT_TARGET_GROUP.unhealthyThresholdCount,
    deregistrationDelaySeconds: given.DeregistrationDelaySeconds ?? DEFAULT_TARGET_GROUP.deregistrationDelaySeconds,
  };
}

function alarmOf(given: Authored<'alarms'>[number]): MetricAlarm {
  return {
    alarmName: given.AlarmName,
    metric: given.MetricName,
    comparisonOperator: given.ComparisonOperator,
    threshold: given.Threshold,
    periodSeconds: given.Period,
    evaluationPeriods: given.EvaluationPeriods,
    datapointsToAlarm: given.DatapointsToAlarm ?? given.EvaluationPeriods,
    treatMissingData: given.TreatMissingData ?? 'missing',
  };
}
