/** Words of the traffic charts. */
export const traffic = {
  title: 'Traffic and 5xx',
  share: 'Traffic share',
  errorRate: '5xx rate',
  notRunYet: 'not run yet',
  threshold: (percent: string) => `alarm at ${percent}`,
  requestsPerSecond: (rate: string) => `${rate} req/s`,
  latency: (milliseconds: string) => `${milliseconds} ms`,
  latencyLabel: 'Latency',
  failedOf: (failed: string, total: string) => `${failed} of ${total} requests failed`,
  alarm: (name: string) => `${name} in alarm`,
  version: (version: number) => `v${version}`,
  unanswered: 'no answer',
  deploys: (version: number) => `v${version} deploy`,
  rollsBack: (version: number) => `v${version} rollback`,
  becameUnhealthy: (first: string, more: number) => (more > 0 ? `${first} +${more} unhealthy` : `${first} unhealthy`),
  andMore: (first: string, more: number) => (more > 0 ? `${first} +${more}` : first),
  alarmRaised: (count: number) => (count > 1 ? `${count} alarms` : 'alarm'),

  summary: (clock: string, shares: string, errors: string, threshold: string | null) =>
    `At ${clock}: ${shares}. 5xx rate ${errors}${threshold === null ? '' : `, alarm at ${threshold}`}.`,
  summaryShare: (name: string, percent: string) => `${name} ${percent}`,
  summaryEmpty: 'No requests yet.',
  summaryNoRequests: 'no requests',

  showTable: 'Show as table',
  tableTitle: 'Traffic as a table',
  tableCaption: (step: string) => `Averages over ${step}, up to the furthest time shown`,
  tableEmpty: 'Nothing has been measured yet.',
  column: {
    time: 'Time',
    requests: 'Requests per second',
    errors: '5xx rate',
    latency: 'Latency (ms)',
    events: 'Events',
  },
};
