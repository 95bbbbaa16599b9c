import type { SimTimeMs } from '../shared';
import type {
  ActionCategory,
  AlarmState,
  AutoRollbackEvent,
  BuildPhase,
  BuildStatus,
  DeploymentCreator,
  ExecutionMode,
  LifecycleErrorCode,
  LifecycleEvent,
  TargetHealthState,
  TriggerType,
} from './aws';
import type { Fault, FaultType } from './faults';

/**
 * Every fact a run can state, with its data. Facts are flat JSON in past tense; the first segment of the type is the kind of entity.
 * `plannedEndAt` is when the thing will end if nothing interrupts it: projections draw progress from it without reading the future.
 * `version` is the number of a commit in this run: 1 for the state of the repository at the start, then one more per commit.
 */
export interface FactData {
  'run.started': { until: SimTimeMs };
  'run.ended': { reason: 'horizon' | 'stepLimit' };
  /** A person acted. `index` is the position in the list of commands. */
  'command.issued': { index: number; type: string };
  /** A command could not be carried out; nothing else happened because of it. */
  'command.rejected': { index: number; reason: string };
  'fault.injected': FaultFact;
  /** A fault was repaired, or ended with what it had struck. */
  'fault.cleared': FaultFact;
  /** A fault that was waiting for the next build or deployment has hit one. */
  'fault.struck': FaultFact & { entity: string };
  /** A fault that the scenario planned could not come about. */
  'fault.rejected': FaultFact & { reason: string };

  'commit.pushed': {
    commitId: string;
    version: number;
    parentId: string | null;
    editId: string | null;
    author: string;
    branch: string;
    files: readonly string[];
  };

  'execution.started': {
    number: number;
    trigger: TriggerType;
    mode: ExecutionMode;
    commitId: string;
    version: number;
  };
  /** The execution leaves `from` for `to`; `from` is null on the way into the first stage. */
  'execution.advanced': { number: number; from: string | null; to: string; plannedEndAt: SimTimeMs };
  /** The execution stands at the entry of the stage. */
  'execution.arrived': { number: number; stage: string };
  'execution.succeeded': { number: number };
  'execution.failed': { number: number; stage: string };
  /** Somebody asked for the execution to be stopped: after the running actions, or abandoning them. */
  'execution.stopRequested': { number: number; isAbandoned: boolean; reason: string };
  'execution.stopped': { number: number; stage: string };
  /** A failed or stopped execution goes on, since its stage is retried. */
  'execution.resumed': { number: number; stage: string };
  'execution.superseded': { number: number; stage: string; byNumber: number };

  /** The execution stands in front of the stage. */
  'stage.executionWaiting': { stage: string; number: number; reason: 'locked' | 'transitionDisabled' };
  'stage.started': { stage: string; number: number };
  /** The actions with this run order begin; equal run orders run side by side. */
  'stage.runOrderStarted': { stage: string; number: number; runOrder: number };
  /** The stage runs again: all its actions, or the named ones; what comes after them follows. */
  'stage.retried': {
    stage: string;
    number: number;
    mode: 'FAILED_ACTIONS' | 'ALL_ACTIONS';
    actions: readonly string[];
  };
  'stage.stopping': { stage: string; number: number };
  'stage.stopped': { stage: string; number: number };
  'stage.succeeded': { stage: string; number: number };
  'stage.failed': { stage: string; number: number };
  'transition.disabled': { stage: string; reason: string };
  'transition.enabled': { stage: string };

  'action.started': {
    stage: string;
    action: string;
    number: number;
    attempt: number;
    category: ActionCategory;
    provider: string;
    version: number;
    inputArtifacts: readonly string[];
    plannedEndAt: SimTimeMs | null;
  };
  /** `durationMs` is the metered quantity of V2 pipelines: action execution time. */
  'action.succeeded': {
    stage: string;
    action: string;
    number: number;
    durationMs: number;
    billedActionMinutes: number;
  };
  'action.failed': {
    stage: string;
    action: string;
    number: number;
    durationMs: number;
    billedActionMinutes: number;
    reason: string;
    detail: string;
  };
  /** The execution was stopped without waiting for the action. */
  'action.abandoned': {
    stage: string;
    action: string;
    number: number;
    durationMs: number;
    billedActionMinutes: number;
  };
  /** The source provider handed over the revision. */
  'source.fetched': { stage: string; action: string; number: number; commitId: string; version: number };
  'artifact.created': {
    name: string;
    number: number;
    version: number;
    kind: ArtifactKind;
    stage: string;
    files: number;
  };

  'approval.requested': { stage: string; action: string; number: number; expiresAt: SimTimeMs };
  'approval.approved': { stage: string; action: string; number: number; summary: string };
  'approval.rejected': { stage: string; action: string; number: number; summary: string };
  'approval.timedOut': { stage: string; action: string; number: number };

  'build.started': {
    project: string;
    number: number;
    version: number;
    computeType: string;
    environmentType: string;
    image: string;
  };
  'build.phaseStarted': { phase: BuildPhase; plannedEndAt: SimTimeMs };
  'build.phaseEnded': {
    phase: BuildPhase;
    status: BuildStatus;
    durationMs: number;
    statusCode: string;
    message: string;
  };
  'build.commandStarted': {
    phase: BuildPhase;
    index: number;
    command: string;
    isFinally: boolean;
    plannedEndAt: SimTimeMs;
  };
  'build.commandEnded': { phase: BuildPhase; index: number; exitCode: number; output: readonly string[] };
  /** `billedMinutes` counts from PROVISIONING, rounded up, as CodeBuild bills. */
  'build.completed': {
    status: BuildStatus;
    durationMs: number;
    billedMinutes: number;
    computeType: string;
    environmentType: string;
  };

  'deployment.created': {
    deploymentId: string;
    application: string;
    group: string;
    config: string;
    version: number;
    creator: DeploymentCreator;
    /** The deployment that this one rolls back. */
    rollbackOf: string | null;
    instances: readonly string[];
    events: readonly LifecycleEvent[];
    minimumHealthy: number;
    concurrency: number;
    executionNumber: number | null;
  };
  /** The service did not create the deployment that the scenario's schedule asked for. */
  'deployment.refused': { application: string; group: string; version: number; reason: string };
  'deployment.started': { deploymentId: string };
  /** So many more instances may be worked on now, counted by CodeDeploy's health before the deployment. */
  'deployment.slotsOpened': { deploymentId: string; unhealthy: number; healthy: number };
  /** A zonal deployment begins with the next Availability Zone. */
  'deployment.zoneStarted': { deploymentId: string; zone: string; instances: number; minimumHealthy: number };
  /** The zone is done; until `plannedEndAt` it is watched before the next one begins. */
  'deployment.zoneCompleted': { deploymentId: string; zone: string; plannedEndAt: SimTimeMs };
  /** StopDeployment: `Pending` while lifecycle events still run. `autoRollback` is null when the group's own setting counts. */
  'deployment.stopRequested': {
    deploymentId: string;
    status: 'Pending' | 'Succeeded';
    autoRollback: boolean | null;
  };
  'deployment.succeeded': DeploymentCounts;
  'deployment.failed': DeploymentCounts & { errorCode: string; message: string };
  'deployment.stopped': DeploymentCounts & { errorCode: string; message: string };
  'deployment.rollbackTriggered': { deploymentId: string; rollbackDeploymentId: string; event: AutoRollbackEvent };
  /** Rollback was wanted, but no earlier successful revision exists. */
  'deployment.rollbackUnavailable': { deploymentId: string; event: AutoRollbackEvent };

  'target.started': { deploymentId: string; instance: string; version: number };
  'target.eventStarted': {
    deploymentId: string;
    instance: string;
    event: LifecycleEvent;
    script: string | null;
    plannedEndAt: SimTimeMs | null;
  };
  'target.eventEnded': {
    deploymentId: string;
    instance: string;
    event: LifecycleEvent;
    status: 'Succeeded' | 'Failed' | 'Skipped';
    errorCode: LifecycleErrorCode;
    script: string | null;
    message: string;
    logTail: readonly string[];
  };
  /** An instance was updated: the metered quantity of CodeDeploy on on-premises hosts. */
  'target.succeeded': { deploymentId: string; instance: string; version: number; onPremises?: true };
  'target.failed': { deploymentId: string; instance: string; version: number; event: LifecycleEvent | null };
  'target.skipped': { deploymentId: string; instance: string };

  'instance.launched': {
    instance: string;
    zone: string;
    instanceType: string;
    version: number | null;
    /** A host outside EC2. */
    onPremises?: true;
    autoScalingGroup?: string;
  };
  /** Files of another revision are on the disk now. */
  'instance.installed': { instance: string; version: number };
  /**
   * An Install event met files that no deployment had put there, or scripts had left some. `steps` are those that the agent took;
   * lists end after fifty entries.
   */
  'instance.filesChanged': {
    instance: string;
    steps: readonly ('cleanup' | 'check' | 'copy')[];
    removed: readonly string[];
    written: readonly string[];
    retained: readonly string[];
    /** Files that are there and belong to no deployment. */
    kept: readonly string[];
    conflict: string | null;
  };
  'instance.stopped': { instance: string };
  /** The host is up again after a stop. */
  'instance.started': { instance: string };
  /** CodeDeploy's own view of the instance: the outcome of the last deployment to it. */
  'instance.healthChanged': { instance: string; health: 'Healthy' | 'Unhealthy'; version: number | null };
  'app.started': { instance: string; version: number };
  'app.stopped': { instance: string; version: number };
  /** The process answers differently from now on: something wore out with the requests it served. */
  'app.degraded': { instance: string; version: number; step: number; errorRate: number; latencyMs: number };

  'targetHealth.changed': { instance: string; from: TargetHealthState; to: TargetHealthState; reason: string };
  /** From now on traffic is split like this. */
  'traffic.changed': {
    requestsPerSecond: number;
    groups: readonly TrafficGroup[];
    unroutedPerSecond: number;
    targets: number;
  };
  /** What was counted since the last measurement. */
  'traffic.measured': { from: SimTimeMs; to: SimTimeMs; groups: readonly MeasuredGroup[]; unrouted: number };

  'alarm.evaluated': { alarm: string; value: number | null; breaching: boolean };
  'alarm.stateChanged': { alarm: string; from: AlarmState; to: AlarmState; value: number | null; threshold: number };
}

export interface FaultFact {
  fault: FaultType;
  instance: string | null;
  details: Fault;
}

export type ArtifactKind = 'source' | 'zip';

export interface DeploymentCounts {
  deploymentId: string;
  succeeded: number;
  failed: number;
  skipped: number;
}

/** Instances of one version that behave alike, while the split of the traffic stays the same. */
export interface TrafficGroup {
  version: number;
  instances: number;
  /** Requests per second that reach each instance of the group. */
  requestsPerInstance: number;
  /** Share answered with 5xx, 0 to 1, overload included. */
  errorRate: number;
  latencyMs: number;
}

export interface MeasuredGroup {
  version: number;
  requests: number;
  failed: number;
  latencyMs: number;
}

export type FactType = keyof FactData;

/**
 * A fact as a machine emits it: type and data; the kernel adds position, time, entity and cause. The cause is the fact that brought
 * the event, unless `because` names a better one: what was planned beforehand has its reason before the timer that carries it out.
 */
export type EmittedFact = {
  [T in FactType]: { readonly type: T; readonly data: FactData[T]; readonly because?: number | null };
}[FactType];

/** One entry of the log. */
export type Fact = { [T in FactType]: FactOf<T> }[FactType];

export interface FactOf<T extends FactType> {
  /** Position in the log, from 0 without gaps. */
  readonly seq: number;
  readonly at: SimTimeMs;
  readonly type: T;
  /** Structural id, such as `execution-1/Build/compile#1/build`. */
  readonly entity: string;
  /** `seq` of the fact that led here; −1 for what comes from outside the run. */
  readonly cause: number;
  readonly data: Readonly<FactData[T]>;
}
