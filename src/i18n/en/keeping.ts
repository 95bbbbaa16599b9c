/** What the app says about keeping a person's work: in the browser, from a link, beside another tab. */
export const keeping = {
  notices: 'Notices',
  share: 'Share this moment',
  dismiss: 'Got it',
  exportFile: 'Save as a file',
  seeKept: 'See what is kept',
  noRoom: 'The browser has no room left, so the latest changes are not kept.',
  notKept: 'This browser keeps nothing for this page.',
  inAddress:
    'The address of this page carries the run instead: a reload or a bookmark brings it back. A file is safer.',
  goneOnClose: 'Save the run as a file, or it is gone once you close the page.',
  overtaken:
    'Another tab went on with this run and kept it. This tab no longer writes over it: choose what is to be kept.',
  takeOver: 'Show the other tab’s run',
  keepBoth: 'Keep mine as a branch',
  unreadable: (why: string) =>
    `The run kept here could not be read (${why}). It is set aside, whole, and this one begins anew.`,
  unreadableStays: (why: string) =>
    `The run kept here could not be read (${why}), and there is no room to set it aside. Until then nothing new is kept.`,
  keptBefore: {
    link: 'Your own run of this scenario is kept as a restore point.',
    point: 'What you had before is kept as a restore point.',
    file: 'What you had before is kept as a restore point.',
    seed: 'The run you had used another seed. It is kept as a restore point.',
    scenario:
      'This scenario has changed since your last run. That run is kept as a restore point, and a new one begins.',
    tab: 'The other run is kept as a restore point.',
    files: 'The files or their options have changed since your last run. That run is kept as a restore point.',
  },
  engineChanged: (from: number, to: number) =>
    `Your run was made with version ${from} of the engine; today’s is ${to}. Your decisions are the same, what follows may differ.`,
  engineFailed: (words: string) =>
    `The simulation stopped with an error (${words}). The last run that worked is still here; nothing was lost.`,
  leftBeside: (count: number) =>
    count === 1
      ? 'Another tab was closed before its branches were brought in here.'
      : `${count} other tabs were closed before their branches were brought in here.`,
  bringIn: 'Bring them in',
  /** Why something cannot be read. */
  why: {
    empty: 'it is empty',
    tooLarge: 'it is too large',
    badCharacters: 'it has characters that do not belong there',
    damaged: 'it is damaged or cut off',
    notText: 'it is not text in UTF-8',
    notJson: 'it is not JSON',
    tooDeep: 'it is nested too deeply',
    forbiddenKey: 'it uses a name that is not allowed',
    notBaepo: 'it is nothing that Baepo wrote',
    unknownVersion: 'its version does not exist',
    newerVersion: 'a newer version of Baepo wrote it',
    badShape: 'a value in it is not allowed',
  },
  whyAt: (why: string, path: string) => `${why}: ${path}`,
};
