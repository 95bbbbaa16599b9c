import type { Fact, Scenario, SimulationLog, TargetHealthState } from '../domain';
import { advanceDeployment, createDeploymentView } from './deploymentView';
import { fleetProjection } from './fleet.projection';
import { pipelineProjection } from './pipeline.projection';
import { project } from './projection';
import { usageProjection } from './usage.projection';
import type { DeploymentView, ExecutionView } from './views';

/** The outcome of a run in plain JSON. Times and durations in milliseconds; null while something lasts. */
export interface RunSummary {
  readonly scenario: string;
  readonly seed: number;
  readonly engineVersion: number;
  readonly endedAt: number | null;
  readonly executions: readonly Omit<ExecutionView, 'artifactKind'>[];
  readonly builds: readonly BuildSummary[];
  readonly deployments: readonly DeploymentSummary[];
  readonly requests: { readonly total: number; readonly failed: number };
  readonly alarms: readonly { readonly name: string; readonly raisedAt: readonly number[] }[];
  readonly instances: readonly InstanceSummary[];
  readonly billed: {
    readonly buildMinutes: number;
    readonly actionMinutes: number;
    readonly instanceUpdates: number;
  };
}

export interface BuildSummary {
  readonly project: string;
  readonly execution: number;
  readonly version: number;
  readonly status: string;
  readonly startedAt: number;
  readonly durationMs: number | null;
  readonly billedMinutes: number | null;
}

export type DeploymentSummary = Pick<
  DeploymentView,
  | 'deploymentId'
  | 'version'
  | 'creator'
  | 'rollbackOf'
  | 'status'
  | 'errorCode'
  | 'total'
  | 'succeeded'
  | 'failed'
  | 'skipped'
  | 'startedAt'
  | 'endedAt'
> & { readonly durationMs: number | null };

export interface InstanceSummary {
  readonly id: string;
  /** What runs at the end; null when no application does. */
  readonly version: number | null;
  readonly targetHealth: TargetHealthState | null;
}

function summariseBuilds(events: readonly Fact[]): BuildSummary[] {
  const builds = new Map<string, BuildSummary>();
  for (const { type, at, entity, data } of events) {
    if (type === 'build.started') {
      builds.set(entity, {
        project: data.project,
        execution: data.number,
        version: data.version,
        status: 'IN_PROGRESS',
        startedAt: at,
        durationMs: null,
        billedMinutes: null,
      });
    } else if (type === 'build.completed') {
      const before = builds.get(entity);
      const { status, durationMs, billedMinutes } = data;
      if (before !== undefined) builds.set(entity, { ...before, status, durationMs, billedMinutes });
    }
  }
  return [...builds.values()];
}

function summariseDeployments(events: readonly Fact[]): DeploymentSummary[] {
  const deployments = new Map<string, DeploymentView>();
  for (const fact of events) {
    switch (fact.type) {
      case 'deployment.created':
        deployments.set(fact.data.deploymentId, createDeploymentView(fact));
        break;
      case 'deployment.started':
      case 'deployment.succeeded':
      case 'deployment.failed':
      case 'deployment.stopped':
      case 'target.started':
      case 'target.succeeded':
      case 'target.failed': {
        const { deploymentId } = fact.data;
        const before = deployments.get(deploymentId);
        if (before !== undefined) deployments.set(deploymentId, advanceDeployment(before, fact));
        break;
      }
      default:
    }
  }
  return [...deployments.values()].map((view) => ({
    deploymentId: view.deploymentId,
    version: view.version,
    creator: view.creator,
    rollbackOf: view.rollbackOf,
    status: view.status,
    errorCode: view.errorCode,
    total: view.total,
    succeeded: view.succeeded,
    failed: view.failed,
    skipped: view.skipped,
    startedAt: view.startedAt,
    endedAt: view.endedAt,
    durationMs: view.endedAt === null ? null : view.endedAt - view.startedAt,
  }));
}

function raisedAt(events: readonly Fact[], name: string): number[] {
  return events
    .filter(({ type, data }) => type === 'alarm.stateChanged' && data.alarm === name && data.to === 'ALARM')
    .map(({ at }) => at);
}

/** Sums a run up, for the command line and for tests: everything in order of time. */
export function summarise(scenario: Scenario, log: SimulationLog): RunSummary {
  const { header, events } = log;
  const pipeline = project(pipelineProjection, scenario, events);
  const fleet = project(fleetProjection, scenario, events);
  const usage = project(usageProjection, scenario, events);
  const last = events[events.length - 1];
  return {
    scenario: header.scenarioId,
    seed: header.seed,
    engineVersion: header.engineVersion,
    endedAt: last?.type === 'run.ended' ? last.at : null,
    executions: [...pipeline.executions].reverse().map(({ artifactKind: _, ...execution }) => execution),
    builds: summariseBuilds(events),
    deployments: summariseDeployments(events),
    requests: { total: usage.requests, failed: usage.failedRequests },
    alarms: scenario.alarms.map(({ alarmName }) => ({ name: alarmName, raisedAt: raisedAt(events, alarmName) })),
    instances: fleet.instances.map(({ id, version, targetHealth }) => ({ id, version, targetHealth })),
    billed: {
      buildMinutes: usage.builds.reduce((sum, build) => sum + build.billedMinutes, 0),
      actionMinutes: usage.actionMinutes,
      instanceUpdates: usage.instanceUpdates,
    },
  };
}
