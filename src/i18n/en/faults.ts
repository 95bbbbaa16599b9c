import { formatPercent } from '../format';

type Params = Readonly<Record<string, string | number>>;

const seconds = (ms: string | number | undefined): string => `${Math.round(Number(ms) / 100) / 10} s`;
const on = ({ instance }: Params): string => (instance === '' ? '' : ` on ${instance}`);
const when = ({ scope }: Params, what: string): string =>
  scope === 'next' ? `the next ${what}` : `the running ${what}`;
const from = ({ version }: Params): string => (version === '' ? '' : ` of v${version}`);

/** Names of the faults, by type. */
export const faultNames: Readonly<Record<string, string>> = {
  'instance.stop': 'Instance off',
  'zone.stop': 'Availability Zone lost',
  'app.crash': 'Application crashes',
  'agent.stop': 'CodeDeploy agent silent',
  'disk.full': 'Disk full',
  'healthCheck.fail': 'Health check broken',
  'healthCheck.pass': 'Health check always green',
  'dependency.slow': 'Slow dependency',
  'build.fail': 'Build fails',
  'test.fail': 'Tests fail',
  'build.diskFull': 'Build disk full',
  'hook.fail': 'Script fails',
  'hook.hang': 'Script hangs',
};

/** What a fault brings about, by type: what was said when it was put in. */
export const faultSentences: Readonly<Record<string, (p: Params) => string>> = {
  'instance.stop': (p) => `instance ${p.instance} was shut down`,
  'zone.stop': (p) => `Availability Zone ${p.zone} is lost`,
  'app.crash': (p) => `the application on ${p.instance} crashed`,
  'agent.stop': (p) => `the CodeDeploy agent on ${p.instance} stopped`,
  'disk.full': (p) => `the disk of ${p.instance} is full`,
  'healthCheck.fail': (p) =>
    p.instance === '' ? 'every health check fails' : `the health checks of ${p.instance} fail`,
  'healthCheck.pass': (p) =>
    p.instance === ''
      ? 'health checks pass whatever the application does'
      : `the health checks of ${p.instance} pass whatever the application does`,
  'dependency.slow': (p) =>
    `a dependency${from(p)} answers ${seconds(p.latencyMs)} later, and ${formatPercent(Number(p.errorRate), 'en')} of requests time out`,
  'build.fail': (p) => `${when(p, 'build')} will fail with exit code ${p.exitCode}`,
  'test.fail': (p) => `the tests of ${when(p, 'build')} will fail with exit code ${p.exitCode}`,
  'build.diskFull': (p) => `the disk of ${when(p, 'build')} is full`,
  'hook.fail': (p) =>
    `the ${p.event} script of ${when(p, 'deployment')} will fail${on(p)} with exit code ${p.exitCode}`,
  'hook.hang': (p) => `the ${p.event} script of ${when(p, 'deployment')} will hang${on(p)}`,
};

/** What is well again, by type of the fault. */
export const repairSentences: Readonly<Record<string, (p: Params) => string>> = {
  'instance.stop': (p) => `instance ${p.instance} was switched on`,
  'zone.stop': (p) => `Availability Zone ${p.zone} is back`,
  'app.crash': (p) => `the application on ${p.instance} was started again`,
  'agent.stop': (p) => `the CodeDeploy agent on ${p.instance} is back`,
  'disk.full': (p) => `the disk of ${p.instance} has room again`,
  'healthCheck.fail': (p) => `the health checks${p.instance === '' ? '' : ` of ${p.instance}`} are right again`,
  'healthCheck.pass': (p) => `the health checks${p.instance === '' ? '' : ` of ${p.instance}`} are right again`,
  'dependency.slow': (p) => `the dependency${from(p)} is as fast as before`,
  'build.fail': () => 'the next build will not fail any more',
  'test.fail': () => 'the tests of the next build will not fail any more',
  'build.diskFull': () => 'the disk of the next build has room',
  'hook.fail': (p) => `the ${p.event} script of the next deployment will not fail any more`,
  'hook.hang': (p) => `the ${p.event} script of the next deployment will not hang any more`,
};
