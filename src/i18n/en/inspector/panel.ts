const lines = (count: number): string => `${count} ${count === 1 ? 'line' : 'lines'}`;

/** What is inside the inspector. */
export const panel = {
  loading: 'Loading…',
  failed: 'This could not be worked out.',
  retry: 'Try again',
  chart: {
    none: 'Nothing has happened here yet that could be drawn.',
    machines: 'Which machine',
    roles: {
      gate: 'Transition',
      stage: 'Stage',
      execution: 'Execution',
      action: 'Action',
      deployment: 'Deployment',
      lifecycle: 'Lifecycle',
      target: 'Target health',
      application: 'Process',
      alarm: 'Alarm',
    },
    works: { source: 'Source', build: 'Build', approval: 'Approval', deployment: 'Deployment' } as Readonly<
      Record<string, string>
    >,
    since: (clock: string) => `since ${clock}`,
    summary: (machine: string, state: string, visited: string) =>
      `State chart of ${machine}: now in ${state}. Visited so far: ${visited}.`,
    history: 'Transitions so far',
    moved: (event: string, to: string) => `${event}, so to ${to}`,
    passed: (to: string) => `Time passed, so to ${to}`,
    began: (state: string) => `Began in ${state}`,
    more: (count: number) => `${count} earlier`,
    next: 'What it can hear now',
    nextNone: 'Nothing more: this is an end.',
    due: (clock: string, to: string) => `at ${clock}, by itself to ${to}`,
  },
  logs: {
    none: 'No service keeps a log of this.',
    empty: 'Nothing was written yet.',
    kinds: {
      build: 'CodeBuild log',
      deployment: 'Deployment events',
      agent: 'CodeDeploy agent log',
      pipeline: 'Pipeline history',
      alarm: 'Alarm history',
    },
    search: 'Search the log',
    count: (count: number) => lines(count),
    found: (found: number, count: number) => `${found} of ${lines(count)}`,
    earlier: (count: number) => `${lines(count)} before this`,
    whole: 'As the service writes it',
    copy: 'Copy',
    copied: 'Copied.',
    copyFailed: 'The browser did not allow copying. Select the text and copy it by hand.',
    phases: 'Phases',
    running: 'running',
    lessThanSecond: '<1 s',
  },
  why: {
    empty: 'There is nothing to explain here yet.',
    lead: 'From the effect back to its root. Press a line to go there.',
    roots: { commit: 'Root: a commit', fault: 'Root: a fault', decision: 'Root: a decision', start: 'Root: the start' },
    missing: 'What would have prevented it',
    worked: 'What held it back',
  },
};
