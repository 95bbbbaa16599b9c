/** Words beside the pipeline strip. Names of stages, actions, phases and commits come from AWS's files and stay as they are. */
export const pipeline = {
  /** CodePipeline's statuses of executions, stages and actions. */
  status: {
    NotStarted: 'not reached',
    InProgress: 'in progress',
    Stopping: 'stopping',
    Stopped: 'stopped',
    Succeeded: 'succeeded',
    Failed: 'failed',
    Cancelled: 'cancelled',
    Skipped: 'skipped',
    Abandoned: 'abandoned',
    Superseded: 'superseded',
  },
  manualApproval: 'Manual approval',
  version: (version: number) => `v${version}`,
  executionShort: (number: number) => `#${number}`,
  execution: (number: number) => `execution ${number}`,
  executionNow: (number: number, stage: string | null, status: string) =>
    stage === null ? `Execution #${number} ${status}` : `Execution #${number}, ${stage} ${status}`,
  elapsedOf: (elapsed: string, planned: string) => `${elapsed} of ${planned}`,
  arriving: (number: number) => `#${number} coming in`,

  artifact: { commit: 'commit', zip: 'zip', image: 'image' },
  transition: (from: string, to: string) => `Transition from ${from} to ${to}`,
  closed: 'closed',
  waitingShort: (number: number) => `#${number} waits`,
  waitingReason: {
    locked: (holder: number | null) => (holder === null ? 'stage busy' : `after #${holder}`),
    transitionDisabled: () => 'transition off',
  },
  waiting: (number: number, reason: string) => `execution ${number} waits, ${reason}`,

  approvalPending: 'needs approval',
  approvalOutcome: {
    pending: 'needs approval',
    approved: 'approved',
    rejected: 'rejected',
    timedOut: 'timed out',
  },
  approve: 'Approve',
  reject: 'Reject',
  approveAction: (action: string, number: number) => `Approve ${action}, execution ${number}`,
  rejectAction: (action: string, number: number) => `Reject ${action}, execution ${number}`,

  stopStage: (stage: string, execution: number) => `Stop execution #${execution} in ${stage}`,
  retryStage: (stage: string, execution: number) => `Retry ${stage} for execution #${execution}`,
  stopDeployment: (deploymentId: string) => `Stop deployment ${deploymentId}`,
  rollBack: 'Deploy an earlier version',
  release: 'Release change',
  releaseHint: 'Starts an execution with the newest commit.',

  /** CodeDeploy's statuses of deployments. */
  deployment: {
    Created: 'created',
    Queued: 'queued',
    InProgress: 'deploying',
    Baking: 'baking',
    Succeeded: 'succeeded',
    Failed: 'failed',
    Stopped: 'stopped',
    Ready: 'ready',
  },
  rollback: {
    Created: 'rollback created',
    Queued: 'rollback queued',
    InProgress: 'rolling back',
    Baking: 'rollback baking',
    Succeeded: 'rolled back',
    Failed: 'rollback failed',
    Stopped: 'rollback stopped',
    Ready: 'rollback ready',
  },
  /** CodeDeploy's error codes; others are shown as they are. */
  deploymentError: {
    ALARM_ACTIVE: 'stopped by alarm',
    HEALTH_CONSTRAINTS: 'too few healthy hosts',
    HEALTH_CONSTRAINTS_INVALID: 'too few healthy hosts to start',
    NO_INSTANCES: 'no instances found',
    MANUAL_STOP: 'stopped by a person',
  } as Readonly<Record<string, string>>,
  instancesDone: (done: number, total: number) => `${done}/${total}`,
  instancesDoneLong: (done: number, total: number) => `${done} of ${total} instances done`,
  moreDeployments: (count: number) => `${count} more`,

  phaseFailed: (phase: string) => `${phase} failed`,
  /** CodePipeline's codes of failed actions; others are shown as they are. */
  failure: {
    JobFailed: 'the job failed',
    ConfigurationError: 'configuration error',
    RevisionUnavailable: 'no input artifact',
    ProviderNotSimulated: 'provider not simulated',
  } as Readonly<Record<string, string>>,

  emptyTitle: 'Nothing has run yet',
  emptyBody: 'Commit something: the first execution starts by itself.',
};
