/** What people did, and the branches that came of it. */
export const branches = {
  menu: 'Run menu',
  menuWith: (name: string, count: number) => `Run menu: ${name}, ${count} branches`,
  first: 'First run',
  fresh: 'Started over',
  /** A command in a few words. */
  command: {
    'commit.push': (what: string) => `Commit “${what}”`,
    'transition.disable': (stage: string) => `Transition into ${stage} off`,
    'transition.enable': (stage: string) => `Transition into ${stage} on`,
    'approval.approve': (action: string) => `${action} approved`,
    'approval.reject': (action: string) => `${action} rejected`,
    'execution.start': 'Release change',
    'execution.stop': (execution: number, isAbandoned: boolean) =>
      isAbandoned ? `#${execution} stopped and abandoned` : `#${execution} stopped`,
    'execution.retryStage': (execution: number, stage: string) => `#${execution} retries ${stage}`,
    'deployment.stop': (deploymentId: string) => `${deploymentId} stopped`,
    'deployment.rollBack': (version: number, group: string) => `v${version} to ${group} by hand`,
    'fault.inject': (fault: string) => `Fault: ${fault}`,
    'fault.clear': (fault: string) => `Repair: ${fault}`,
    'deployment.create': (version: number, group: string) => `Deployment of v${version} to ${group}`,
  },
  ownEdit: (path: string) => `edit of ${path}`,
  deed: {
    startOver: 'Starting over',
    switch: 'Switching branches',
    rename: 'Naming a branch',
    remove: 'Removing a branch',
    replace: 'Taking over another run',
  },
  undoOf: (what: string) => `Undo: ${what}`,
  redoOf: (what: string) => `Redo: ${what}`,
  forked: (clock: string) =>
    `A new branch begins at ${clock}. What had run after it is still in the run menu, as a branch of its own.`,
};
