export const home = {
  title: 'Watch a deployment, break it, roll it back',
  lead: 'One commit travels from Source through Build to every server, by AWS’s own rules. Stop the clock, go back, change something, and see what happens instead and why. No account, no bill.',
  begin: (title: string) => `Start “${title}”`,
  resume: (title: string, clock: string) => `Continue “${title}” at ${clock}`,
  momentOf: (title: string, clock: string) => `“${title}” at ${clock}, as simulated`,
  cover: (clock: string, pipeline: string, fleet: string) => `At ${clock}: ${pipeline}. Instances: ${fleet}`,
  scenarios: 'Scenarios',
  minutes: (count: number) => `${count} simulated minutes`,
  start: 'Start',
  continueRun: (clock: string) => `Continue at ${clock}`,
  ownTitle: 'Open your own files',
  ownLead:
    'Drop a pipeline, a buildspec and an appspec as AWS knows them. They run here as they are; nothing leaves your browser.',
  ownOpen: 'Open files',
  kept: 'What is kept: runs, restore points, files',
  loadFailed: 'The list of scenarios could not be loaded.',
};
