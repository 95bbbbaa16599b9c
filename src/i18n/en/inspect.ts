/** The frame of the inspector: what is always there. What is inside is loaded later. */
export const inspect = {
  title: 'Inspector',
  tabs: { chart: 'State chart', logs: 'Logs', why: 'Why', story: 'Story' },
  tabList: 'Views of the inspector',
  subject: 'Look into',
  nothing: 'Nothing chosen',
  kinds: {
    stage: 'Stage',
    action: 'Action',
    execution: 'Execution',
    deployment: 'Deployment',
    rollback: 'Rollback',
    instance: 'Instance',
    alarm: 'Alarm',
    traffic: 'Traffic',
  },
  execution: (number: number) => `Execution #${number}`,
  look: (name: string) => `Look into ${name}`,
  open: 'Open inspector',
  whyLine: 'Why?',
};
