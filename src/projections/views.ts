import type {
  ActionCategory,
  ActionExecutionStatus,
  AlarmState,
  ArtifactKind,
  BuildPhase,
  BuildStatus,
  DeploymentCreator,
  DeploymentStatus,
  LifecycleEvent,
  PipelineExecutionStatus,
  StageExecutionStatus,
  TargetHealthState,
  TargetStatus,
} from '../domain';
import type { SimTimeMs } from '../shared';

/** The pipeline strip at one moment. */
export interface PipelineView {
  readonly name: string;
  readonly stages: readonly StageView[];
  /** Newest first. */
  readonly executions: readonly ExecutionView[];
  /** Executions on their way from one stage to the next, or into the first. */
  readonly travels: readonly TravelView[];
}

export interface StageView {
  readonly name: string;
  readonly status: StageExecutionStatus | 'NotStarted';
  /** The execution that is or was last in the stage. */
  readonly executionNumber: number | null;
  readonly version: number | null;
  /** Inbound transition; the first stage has none. */
  readonly isTransitionEnabled: boolean;
  readonly waiting: {
    readonly number: number;
    readonly version: number;
    readonly since: SimTimeMs;
    readonly reason: 'locked' | 'transitionDisabled';
  } | null;
  readonly actions: readonly ActionView[];
}

export interface ActionView {
  /** Entity id of the newest attempt, or null before the first. */
  readonly entity: string | null;
  readonly name: string;
  readonly category: ActionCategory;
  readonly provider: string;
  readonly runOrder: number;
  /** `application/group` of CodeDeploy's; left out for other providers. */
  readonly deploymentGroup?: string | undefined;
  readonly status: ActionExecutionStatus | 'NotStarted';
  readonly executionNumber: number | null;
  readonly version: number | null;
  readonly commitId: string | null;
  readonly startedAt: SimTimeMs | null;
  readonly endedAt: SimTimeMs | null;
  readonly plannedEndAt: SimTimeMs | null;
  /** CodePipeline's code, such as `JobFailed`. */
  readonly failureReason: string | null;
  /** The service's own message, in English. */
  readonly failureDetail: string | null;
  readonly build: BuildView | null;
  /** Newest first: the rollback stands before the deployment that it rolls back. */
  readonly deployments: readonly DeploymentView[];
  readonly approval: {
    readonly expiresAt: SimTimeMs;
    readonly outcome: 'pending' | 'approved' | 'rejected' | 'timedOut';
  } | null;
}

export interface BuildView {
  readonly project: string;
  readonly status: BuildStatus;
  readonly phases: readonly BuildPhaseView[];
  readonly currentPhase: BuildPhase | null;
  readonly currentCommand: string | null;
}

export interface BuildPhaseView {
  readonly phase: BuildPhase;
  readonly status: BuildStatus | 'NotStarted';
  readonly startedAt: SimTimeMs | null;
  readonly plannedEndAt: SimTimeMs | null;
  readonly endedAt: SimTimeMs | null;
}

export interface DeploymentView {
  readonly entity: string;
  readonly deploymentId: string;
  readonly version: number;
  readonly creator: DeploymentCreator;
  readonly rollbackOf: string | null;
  readonly status: DeploymentStatus;
  readonly errorCode: string | null;
  readonly config: string;
  readonly minimumHealthy: number;
  readonly concurrency: number;
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly skipped: number;
  readonly inProgress: number;
  readonly events: readonly LifecycleEvent[];
  readonly startedAt: SimTimeMs;
  readonly endedAt: SimTimeMs | null;
}

export interface ExecutionView {
  readonly number: number;
  readonly version: number;
  readonly commitId: string;
  readonly status: PipelineExecutionStatus;
  readonly startedAt: SimTimeMs;
  readonly endedAt: SimTimeMs | null;
  /** The stage it is in or was last in. */
  readonly stage: string | null;
  /** The kind of the newest artifact made for it: what travels with it. */
  readonly artifactKind: ArtifactKind;
}

export interface TravelView {
  readonly number: number;
  readonly version: number;
  readonly from: string | null;
  readonly to: string;
  readonly kind: ArtifactKind;
  readonly startedAt: SimTimeMs;
  readonly plannedEndAt: SimTimeMs;
}

/** The fleet at one moment. */
export interface FleetView {
  readonly instances: readonly InstanceView[];
  /** The deployment whose lifecycle events the matrix shows: the running one, else the last. */
  readonly deployment: DeploymentView | null;
  /** Lifecycle events of that deployment; before the first one, those that it will have. */
  readonly events: readonly LifecycleEvent[];
  readonly healthyTargets: number;
  readonly unhealthyTargets: number;
  readonly deployingInstances: number;
}

export interface InstanceView {
  readonly id: string;
  readonly zone: string;
  /** What the running process is; null when no application runs. */
  readonly version: number | null;
  /** What lies on the disk. */
  readonly installedVersion: number | null;
  /** What the deployment in progress brings; null when none concerns this instance. */
  readonly nextVersion: number | null;
  /** What the deployment in progress found on the instance; null until it comes to it, and where nothing was. */
  readonly previousVersion: number | null;
  readonly targetStatus: TargetStatus | null;
  readonly events: Readonly<Partial<Record<LifecycleEvent, InstanceEventView>>>;
  readonly currentEvent: LifecycleEvent | null;
  /** Null without a load balancer. */
  readonly targetHealth: TargetHealthState | null;
  readonly targetHealthReason: string;
  /** CodeDeploy's own health of the instance. */
  readonly instanceHealth: 'Healthy' | 'Unhealthy';
  readonly isRunning: boolean;
  /** Does it receive requests now, and how many, and how do they end? */
  readonly requestsPerSecond: number;
  readonly errorRate: number;
}

export interface InstanceEventView {
  readonly status: 'InProgress' | 'Succeeded' | 'Failed' | 'Skipped';
  readonly startedAt: SimTimeMs | null;
  readonly plannedEndAt: SimTimeMs | null;
  readonly endedAt: SimTimeMs | null;
}

/** How the load balancer splits the traffic now. */
export interface TrafficView {
  readonly requestsPerSecond: number;
  readonly unroutedPerSecond: number;
  readonly byVersion: readonly VersionTraffic[];
  /** Expected share of failing requests now, 0 to 1, unrouted ones included. */
  readonly errorRate: number;
  /** Counted since the start. */
  readonly totalRequests: number;
  readonly totalFailed: number;
}

export interface VersionTraffic {
  readonly version: number;
  readonly instances: number;
  readonly requestsPerSecond: number;
  /** 0 to 1, of what is sent. */
  readonly share: number;
  readonly errorRate: number;
  readonly latencyMs: number;
}

/** One constant piece of the charts. `to` is null while it lasts. */
export interface TrafficPoint {
  readonly from: SimTimeMs;
  readonly to: SimTimeMs | null;
  readonly requestsPerSecond: number;
  /** Share per version number, 0 to 1; what no target received is missing from the sum. */
  readonly shares: Readonly<Record<number, number>>;
  /** Share of failed requests: counted once the piece has ended, expected while it lasts. */
  readonly errorRate: number;
  readonly latencyMs: number;
}

export interface AlarmView {
  readonly name: string;
  readonly state: AlarmState;
  readonly since: SimTimeMs;
  readonly value: number | null;
  readonly threshold: number;
}

/** The transport's timeline. */
export interface TimelineView {
  readonly lanes: readonly TimelineLane[];
  readonly marks: readonly TimelineMark[];
}

export interface TimelineLane {
  readonly id: string;
  readonly kind: 'execution' | 'deployments';
  readonly number: number | null;
  readonly version: number | null;
  readonly bars: readonly TimelineBar[];
}

export interface TimelineBar {
  readonly label: string;
  readonly kind: 'stage' | 'deployment' | 'rollback' | 'waiting';
  readonly version: number;
  readonly status: 'InProgress' | 'Succeeded' | 'Failed' | 'Stopped' | 'Superseded';
  readonly from: SimTimeMs;
  /** Null while it lasts. */
  readonly to: SimTimeMs | null;
}

export interface TimelineMark {
  readonly seq: number;
  readonly at: SimTimeMs;
  readonly kind: 'commit' | 'human' | 'fault' | 'unhealthy' | 'alarm' | 'rollback' | 'failed' | 'succeeded';
  readonly version: number | null;
  readonly subject: string;
}

/** One line of the story, for people and screen readers. Text is made in i18n from `code` and `params`. */
export interface NarrativeLine {
  readonly seq: number;
  readonly at: SimTimeMs;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly tone: 'plain' | 'good' | 'bad';
}

/** Quantities that services meter, counted from the facts. */
export interface UsageView {
  /** CodeBuild: one entry per compute type and environment type, in the order of their first use. */
  readonly builds: readonly BuildUsage[];
  readonly executions: number;
  /** CodePipeline V2: action executions that are billed, and their minutes, each rounded up. */
  readonly billedActions: number;
  readonly actionMinutes: number;
  readonly deployments: number;
  /** CodeDeploy: instances updated successfully, rollbacks included. */
  readonly instanceUpdates: number;
  /** Counted so far, unrouted ones included. */
  readonly requests: number;
  readonly failedRequests: number;
}

export interface BuildUsage {
  readonly computeType: string;
  readonly environmentType: string;
  readonly builds: number;
  readonly billedMinutes: number;
  readonly durationMs: number;
}

/** One commit with the whole repository after it. */
export interface CommitView {
  readonly version: number;
  /** Null for the state at the start. */
  readonly commitId: string | null;
  readonly at: SimTimeMs;
  readonly author: string | null;
  readonly editId: string | null;
  readonly files: Readonly<Record<string, string>>;
  /** Paths that the commit touched. */
  readonly changed: readonly string[];
}
