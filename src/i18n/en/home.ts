export const home = {
  title: 'Learn continuous deployment by running it',
  lead: 'Push a commit and watch it travel from Source through Build to Deploy on a fleet of servers, by AWS’s own rules. Stop the clock, go back, change something and see what happens instead.',
  scenarios: 'Scenarios',
  minutes: (count: number) => `${count} simulated minutes`,
  start: 'Start',
  continueRun: (clock: string) => `Continue at ${clock}`,
  ownTitle: 'Open your own files',
  ownLead:
    'Drop a pipeline, a buildspec and an appspec as AWS knows them. They run here as they are; nothing leaves your browser.',
  ownOpen: 'Open files',
  loadFailed: 'The list of scenarios could not be loaded.',
};
