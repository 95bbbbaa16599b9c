export const fuzz = {
  title: 'Random test',
  running: 'The app is being played at random',
  over: 'The random test is over',
  progress: (steps: number, problems: number) =>
    `step ${steps} · ${problems} ${problems === 1 ? 'problem' : 'problems'}`,
  stop: 'Stop',
  stopHint: 'Esc stops, too',
  showReport: 'Show the report',
  reportTitle: 'Report of the random test',
  outcome: (problems: number) =>
    problems === 0
      ? 'Nothing was found.'
      : problems === 1
        ? 'One problem was found.'
        : `${problems} problems were found.`,
  figures: (steps: number, rounds: number, seconds: number) =>
    `${steps} steps in ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, ${seconds} seconds`,
  where: (step: number, round: number, count: number) =>
    `step ${step}, round ${round}, seen ${count} ${count === 1 ? 'time' : 'times'}; done before:`,
  checked: 'What was checked',
  check: 'Check',
  looks: 'Times checked',
  always: 'always on',
  problems: 'Problems',
  details: 'The problems with what was done before them',
  ownStore: 'All of this happened in a storage of its own. What you keep in this browser is untouched.',
  copy: 'Copy the report',
  copied: 'Copied',
  notCopied: 'The browser does not let us copy: the text is selected instead.',
  again: 'Play once more',
  leave: 'Back to my work',
  close: 'Close',
  refused: {
    fuzz: (value: string) =>
      `The random test does not run: fuzz=${value} is no whole number from 0 to 4294967295. The app works as always.`,
    fuzzFor: (value: string) =>
      `The random test does not run: fuzzFor=${value} is no duration such as 30s, 5m or 1h. The app works as always.`,
  },
  checks: {
    errors: 'No uncaught error or rejection',
    console: 'Nothing on the console',
    policy: 'The content security policy is kept',
    screen: 'A working screen is shown',
    playhead: 'The playhead lies within what was seen',
    folds: 'The screen equals a fold of the log',
    past: 'Commands change nothing before them',
    branches: 'Branches are valid',
    kept: 'What is kept can be read again',
    names: 'Everything that can be pressed has a name',
    focus: 'Dialogs hold the focus',
    ids: 'Ids are unique',
    overflow: 'The page fits its window',
    liveRegion: 'There is a live region',
    nodes: 'The page stays small',
    text: 'Every text is made for people',
  },
};
