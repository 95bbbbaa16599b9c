/** Links, files and restore points: making them and opening them. */
export const sharing = {
  title: 'Share this moment',
  moment: (clock: string, branch: string) => `${clock} · ${branch}`,
  lead: 'Whoever opens the link sees this moment and can go on from it. The whole run is in the link itself; nothing is sent to a server.',
  making: 'Making the link…',
  link: 'Link',
  copy: 'Copy',
  copied: 'Link copied.',
  notCopied:
    'The browser did not let the app copy. The link is selected: copy it with Ctrl C or the menu of your device.',
  characters: (count: string, most: string) => `${count} characters (at most ${most})`,
  tooLong: (count: string, most: string) =>
    `The link would have ${count} characters. Messengers cut links beyond ${most}, so pass the run on as a file.`,
  withBranches: (count: number) => (count === 1 ? 'With the other branch' : `With the ${count} other branches`),
  branchesLeftOut: 'With all branches the link would be too long: it carries only this one. A file carries all.',
  native: 'Share…',
  saveFile: 'Save as a file',
  failed: 'No link could be made in this browser. A file works everywhere.',
  opening: 'Checking the run…',
  toHome: 'Home',
  openAnyway: 'Open it all the same',
  runToday: 'Run it under today’s engine',
  runHere: 'Run it on today’s scenario',
  kept: 'Your own runs are untouched.',
  unreadableLink: 'This link cannot be opened',
  unreadableLinkBody: (why: string) => `It was read as far as possible: ${why}. Ask for it once more, best as a file.`,
  newerLink: 'This link is newer than this page',
  newerLinkBody:
    'A newer version of Baepo made it. Reload the page to get the newest version, then open the link again.',
  unknownScenario: 'The link’s scenario is not here',
  unknownScenarioBody: (id: string) => `This version of Baepo has no scenario called ${id}.`,
  filesRefused: 'The files in it cannot be run',
  filesRefusedBody: 'The run carries its own files, and today’s checks refuse them.',
  noPoint: 'This restore point is gone',
  noPointBody: 'It may have been deleted in another tab.',
  engineFailed: 'The run cannot be simulated',
  engineFailedBody: 'The engine stopped with an error on it.',
  engineChanged: 'Made with an earlier engine',
  engineChangedBody: (from: number, to: number) =>
    `It was made with version ${from} of the engine; today’s is ${to}. The decisions and the moment are the same. What follows from them may look different from what its sender saw.`,
  scenarioChanged: 'The scenario has changed since',
  scenarioChangedBody:
    'The run was made with another content of this scenario. Its decisions can be carried out on today’s, and may lead somewhere else.',
  differs: 'This is not what was shared',
  differsBody:
    'Engine and scenario are the same, but the run gives another log than the link says. Somebody has changed the link, or it was damaged on its way.',
};
