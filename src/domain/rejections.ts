/**
 * Why a command or a fault could not be carried out. Codes are stable: they stand in logs and links. Every one has a text in
 * each language. The remarks name the exception of the AWS API that says the same.
 */
export const REJECTION_CODES = [
  'edit.missingFile',
  'edit.textNotFound',
  'edit.textNotUnique',
  'edit.badPath',
  'command.unknownType',
  'command.unknownStage',
  'command.transitionAlreadyDisabled',
  'command.transitionAlreadyEnabled',
  'command.noPendingApproval',
  'command.unknownExecution',
  /** PipelineExecutionNotStoppableException */
  'command.executionNotStoppable',
  /** DuplicatedStopRequestException */
  'command.alreadyStopping',
  /** StageNotRetryableException */
  'command.stageNotRetryable',
  /** NotLatestPipelineExecutionException */
  'command.notLatestExecution',
  'command.actionsInProgress',
  /** DeploymentDoesNotExistException */
  'command.unknownDeployment',
  /** DeploymentAlreadyCompletedException */
  'command.deploymentEnded',
  'command.deploymentStopping',
  'command.unknownGroup',
  /** DeploymentConfigDoesNotExistException */
  'command.unknownConfig',
  /** DeploymentLimitExceededException */
  'command.deploymentInProgress',
  /** RevisionDoesNotExistException */
  'command.unknownRevision',
  'fault.unknownType',
  'fault.alreadyActive',
  'fault.notActive',
  'fault.badParameter',
  'fault.unknownInstance',
  'fault.unknownZone',
  'fault.unknownVersion',
  'fault.instanceNotRunning',
  'fault.appNotRunning',
  'fault.zoneIsLost',
  'fault.noLoadBalancer',
  'fault.healthCheckBroken',
  'fault.noTraffic',
  'fault.noBuild',
  'fault.noRunningBuild',
  'fault.commandIsOver',
  'fault.noDeploymentGroup',
  'fault.noRunningDeployment',
  'fault.reservedEvent',
  'fault.noScript',
  'fault.eventIsOver',
] as const;

export type RejectionCode = (typeof REJECTION_CODES)[number];
