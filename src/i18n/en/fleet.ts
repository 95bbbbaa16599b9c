/** Words of the fleet: instances, targets and CodeDeploy's lifecycle events, whose names stay as AWS spells them. */
export const fleet = {
  title: (count: string) => (count === '1' ? '1 instance' : `${count} instances`),
  atOnce: (count: string) => `${count} at a time`,
  minimumHealthy: (count: string) => `minimum healthy hosts ${count}`,
  healthy: 'healthy',
  unhealthy: 'unhealthy',
  deploying: 'deploying',

  loadBalancer: 'Load balancer',
  requestsPerSecond: (rate: string) => `${rate} req/s`,
  errors: (percent: string) => `5xx ${percent}`,
  unanswered: (percent: string) => `no target ${percent}`,
  nothingRuns: (percent: string) => `nothing runs ${percent}`,
  versionShare: (version: number, percent: string) => `v${version} ${percent}`,
  version: (version: number) => `v${version}`,
  sharesLabel: 'Requests by version',

  grid: 'Instances',
  column: {
    instance: 'Instance',
    version: 'Version',
    targetHealth: 'Target health',
    instanceHealth: 'Instance health',
    event: 'Lifecycle event',
    progress: 'Progress',
  },
  targetHealthRow: 'Target health',
  instanceHealthRow: 'Instance health',
  lifecycleRow: 'Lifecycle events',
  /** Elastic Load Balancing's states of targets. */
  targetHealth: {
    initial: 'initial',
    healthy: 'healthy',
    unhealthy: 'unhealthy',
    unused: 'unused',
    draining: 'draining',
    unavailable: 'unavailable',
  },
  /** CodeDeploy's health of an instance. */
  instanceHealth: { Healthy: 'healthy', Unhealthy: 'unhealthy' },

  nothingRunning: 'nothing runs',
  stopped: 'stopped',
  becoming: (from: number | null, to: number) => (from === null ? `v${to} coming` : `v${from} to v${to}`),
  waitingFor: (from: number | null, to: number) =>
    from === null ? `waiting for v${to}` : `v${from}, waiting for v${to}`,
  eventFailed: (event: string) => `${event} failed`,
  notInDeployment: 'not part of this deployment',
  waitingForTurn: 'waiting',
  done: 'done',
  skipped: 'skipped',
  progress: (done: number, total: number) => `${done} of ${total} events`,

  /** CodeDeploy's statuses of deployments; a rollback is a deployment of the version before. */
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
  counts: {
    succeeded: (count: string) => `${count} done`,
    inProgress: (count: string) => `${count} in progress`,
    failed: (count: string) => `${count} failed`,
    skipped: (count: string) => `${count} skipped`,
    pending: (count: string) => `${count} to come`,
  },

  zone: (name: string, count: string) => `${name}, ${count}`,
  group: {
    running: (version: string, count: string) => `${version} ${count}`,
    deploying: (version: string, count: string) => `${version} coming ${count}`,
    unhealthy: (version: string, count: string) => `${version} unhealthy ${count}`,
    draining: (version: string, count: string) => `${version} draining ${count}`,
    empty: (_version: string, count: string) => `nothing runs ${count}`,
    stopped: (_version: string, count: string) => `stopped ${count}`,
  },

  emptyTitle: 'No version has been deployed yet',
  emptyBody: 'Commit something: the servers start here.',
  emptyAction: 'Go and commit',
  putFault: 'Put a fault in',
  putFaultOn: (instance: string) => `Put a fault into ${instance}`,
};
