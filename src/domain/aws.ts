/**
 * AWS's own enumerations, spelled as the service APIs spell them.
 * Sources: AWS CodePipeline, CodeBuild, CodeDeploy, Elastic Load Balancing and CloudWatch API references.
 */

/** CodePipeline `PipelineExecutionStatus`. */
export type PipelineExecutionStatus =
  'InProgress' | 'Stopping' | 'Stopped' | 'Succeeded' | 'Superseded' | 'Failed' | 'Cancelled';
/** CodePipeline `StageExecutionStatus`. */
export type StageExecutionStatus =
  'InProgress' | 'Stopping' | 'Stopped' | 'Succeeded' | 'Failed' | 'Cancelled' | 'Skipped';
/** CodePipeline `ActionExecutionStatus`. */
export type ActionExecutionStatus = 'InProgress' | 'Succeeded' | 'Failed' | 'Abandoned';
/** CodePipeline `ActionCategory`. */
export type ActionCategory = 'Source' | 'Build' | 'Test' | 'Deploy' | 'Approval' | 'Invoke' | 'Compute';
/** CodePipeline `ExecutionMode`. */
export type ExecutionMode = 'SUPERSEDED' | 'QUEUED' | 'PARALLEL';
/** CodePipeline `TriggerType`, the part that can happen here. */
export type TriggerType =
  'CreatePipeline' | 'CloudWatchEvent' | 'PollForSourceChanges' | 'StartPipelineExecution' | 'WebhookV2';

/** CodeBuild `BuildPhaseType`, in the order in which phases run. */
export const BUILD_PHASES = [
  'SUBMITTED',
  'QUEUED',
  'PROVISIONING',
  'DOWNLOAD_SOURCE',
  'INSTALL',
  'PRE_BUILD',
  'BUILD',
  'POST_BUILD',
  'UPLOAD_ARTIFACTS',
  'FINALIZING',
  'COMPLETED',
] as const;
export type BuildPhase = (typeof BUILD_PHASES)[number];
/** The phases that run commands of a buildspec. */
export const COMMAND_PHASES = ['INSTALL', 'PRE_BUILD', 'BUILD', 'POST_BUILD'] as const;
export type CommandPhase = (typeof COMMAND_PHASES)[number];
/** CodeBuild `StatusType`. */
export type BuildStatus = 'SUCCEEDED' | 'FAILED' | 'FAULT' | 'TIMED_OUT' | 'IN_PROGRESS' | 'STOPPED';

/** CodeDeploy `DeploymentStatus`. */
export type DeploymentStatus =
  'Created' | 'Queued' | 'InProgress' | 'Baking' | 'Succeeded' | 'Failed' | 'Stopped' | 'Ready';
/** CodeDeploy `TargetStatus` (and, without `Ready`, `LifecycleEventStatus`). */
export type TargetStatus = 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'Skipped' | 'Unknown' | 'Ready';
/** CodeDeploy `DeploymentCreator`, the part that can happen here. */
export type DeploymentCreator = 'user' | 'codeDeployRollback';
/** CodeDeploy `LifecycleErrorCode`. */
export type LifecycleErrorCode =
  'Success' | 'ScriptMissing' | 'ScriptNotExecutable' | 'ScriptTimedOut' | 'ScriptFailed' | 'UnknownError';
/** CodeDeploy `AutoRollbackEvent`. */
export type AutoRollbackEvent = 'DEPLOYMENT_FAILURE' | 'DEPLOYMENT_STOP_ON_ALARM' | 'DEPLOYMENT_STOP_ON_REQUEST';

/** The lifecycle events of an EC2/on-premises in-place deployment behind a load balancer, in order. */
export const IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL = [
  'BeforeBlockTraffic',
  'BlockTraffic',
  'AfterBlockTraffic',
  'ApplicationStop',
  'DownloadBundle',
  'BeforeInstall',
  'Install',
  'AfterInstall',
  'ApplicationStart',
  'ValidateService',
  'BeforeAllowTraffic',
  'AllowTraffic',
  'AfterAllowTraffic',
] as const;
export type LifecycleEvent = (typeof IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL)[number];
/** The same without a load balancer: the six traffic events exist only with `WITH_TRAFFIC_CONTROL`. */
export const IN_PLACE_EVENTS: readonly LifecycleEvent[] = IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL.slice(3, 10);
/** Events that CodeDeploy keeps for itself: no script can be attached to them. */
export const RESERVED_EVENTS: ReadonlySet<LifecycleEvent> = new Set([
  'BlockTraffic',
  'DownloadBundle',
  'Install',
  'AllowTraffic',
]);

/** Elastic Load Balancing `TargetHealthStateEnum`. */
export type TargetHealthState = 'initial' | 'healthy' | 'unhealthy' | 'unused' | 'draining' | 'unavailable';
/** CloudWatch `StateValue`. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
