/** Words of the frame that other pages embed. */
export const embed = {
  open: 'Open in Baepo',
  openHint: 'Opens this moment in a tab of its own',
  blockedTitle: 'Open in Baepo',
  blockedBody: 'The page around this frame does not let it open tabs. Copy the address and open it yourself:',
  address: 'Address of this moment',
  plan: (instances: string, atOnce: string | null) => {
    const count = instances === '1' ? '1 instance' : `${instances} instances`;
    return atOnce === null ? count : `${count}, ${atOnce} at a time`;
  },
  problemsTitle: 'Parts of this frame’s address were not understood',
  problem: {
    unknown: (name: string) => `There is no setting “${name}”.`,
    repeated: (name: string, value: string) => `“${name}” is there more than once; “${value}” does not count.`,
    bad: (name: string, value: string) => `“${value}” is no valid ${name}.`,
    noSuchScenario: (value: string, shown: string) => `There is no scenario “${value}”. You see “${shown}” instead.`,
    pastEnd: (value: string, end: string) => `t=${value} lies behind the end of the run; the frame opens at ${end}.`,
    more: (count: number) => `And ${count} more.`,
  },
  dismiss: 'Hide this notice',
};
