import { describe, expect, test } from 'vitest';
import type { Command, Fault, FaultOf, LifecycleEvent, Scenario, SimulationLog } from '../../../src/domain';
import { simulate } from '../../../src/engine';
import { causesOf, factsOf, theFact } from '../../support/facts';
import { buildScenario } from '../../support/scenarioBuilder';

const ALL = 'CodeDeployDefault.AllAtOnce';
function run(commands: readonly Command[] = [], overrides: Partial<Scenario> = {}, config = ALL): SimulationLog {
  const scenario = buildScenario({ config }, { untilMs: 2_400_000, ...overrides });
  return simulate(scenario, scenario.seed, commands);
}

const inject = (at: number, fault: Fault): Command => ({ at, type: 'fault.inject', fault });
const clear = (at: number, fault: Fault): Command => ({ at, type: 'fault.clear', fault });
const second = { id: 'second', atMs: 700_000, author: 'jun', changes: [{ path: 'src/app.js', content: 'v3' }] };
const twice = { commits: [...buildScenario().commits, second] };
const plain = run();
const startOfCommand = (command: string): number =>
  factsOf(plain, 'build.commandStarted').find(({ data }) => data.command === command)?.at ?? -1;
const startOfEvent = (event: LifecycleEvent): number =>
  factsOf(plain, 'target.eventStarted').find(({ data }) => data.event === event)?.at ?? -1;
const reasonOf = (log: SimulationLog): string => theFact(log, 'command.rejected').data.reason;

describe.each(['build.fail', 'test.fail', 'build.diskFull'] as const)('%s', (type) => {
  type BuildFault = FaultOf<'build.fail' | 'test.fail' | 'build.diskFull'>;
  const next: BuildFault = { type, scope: 'next', project: null, exitCode: 3 };
  const current: BuildFault = { ...next, scope: 'current' };
  const command = type === 'build.diskFull' ? 'npm ci' : 'npm test';

  test('waits for the next build and fails it with the exit code, because of the fault', () => {
    const log = run([inject(1_000, next)]);
    const struck = theFact(log, 'fault.struck');
    expect(struck.data.entity).toBe('execution-1/Build/Build#1/build');
    const failed = factsOf(log, 'build.phaseEnded').find(({ data }) => data.status === 'FAILED');
    expect(failed?.data.message).toBe(`Error while executing command: ${command}. Reason: exit status 3`);
    const causes = causesOf(log, theFact(log, 'execution.failed').seq);
    expect(causes).toContain('fault.injected');
    expect(causes).toContain('command.issued');
  });

  test('strikes one build: the next one is good again', () => {
    const log = run([inject(1_000, next)], twice);
    expect(factsOf(log, 'build.completed').map(({ data }) => data.status)).toEqual(['FAILED', 'SUCCEEDED']);
    expect(factsOf(log, 'execution.succeeded').map(({ data }) => data.number)).toEqual([2]);
  });

  test('that is taken back in time does no harm', () => {
    const log = run([inject(1_000, next), clear(2_000, next)]);
    expect(theFact(log, 'build.completed').data.status).toBe('SUCCEEDED');
  });

  test('strikes the running build while the command runs or is still to come', () => {
    const log = run([inject(startOfCommand(command) + 10, current)]);
    const ended = factsOf(log, 'build.commandEnded').find(({ data }) => data.exitCode !== 0);
    expect(ended?.data.exitCode).toBe(3);
    expect(log.events[ended?.cause ?? 0]?.type).toBe('fault.injected');
    expect(theFact(log, 'execution.failed').data.stage).toBe('Build');
  });

  test('is refused when no build runs, when the command is over, and for an exit code that means success', () => {
    expect(reasonOf(run([inject(1_000, current)]))).toBe('fault.noRunningBuild');
    const after = factsOf(plain, 'build.phaseStarted').find(({ data }) => data.phase === 'UPLOAD_ARTIFACTS')?.at ?? 0;
    expect(reasonOf(run([inject(after, current)]))).toBe('fault.commandIsOver');
    expect(reasonOf(run([inject(1_000, { ...next, exitCode: 0 })]))).toBe('fault.badParameter');
    expect(reasonOf(run([inject(1_000, { ...next, project: 'other' })]))).toBe('fault.noBuild');
  });
});

test('a full build disk says so in the output of the command', () => {
  const log = run([inject(1_000, { type: 'build.diskFull', scope: 'next', project: null, exitCode: 1 })]);
  const ended = factsOf(log, 'build.commandEnded').find(({ data }) => data.exitCode !== 0);
  expect(ended?.data.output.join('\n')).toContain('No space left on device');
});

describe('a script that fails or hangs on request', () => {
  const fail: FaultOf<'hook.fail'> = {
    type: 'hook.fail',
    scope: 'next',
    event: 'AfterInstall',
    instance: null,
    exitCode: 7,
  };
  const hang: FaultOf<'hook.hang'> = { type: 'hook.hang', scope: 'next', event: 'ApplicationStart', instance: 'i-02' };

  test('fails the event with ScriptFailed on every instance, and the deployment', () => {
    const log = run([inject(1_000, fail)]);
    const failed = factsOf(log, 'target.eventEnded').filter(({ data }) => data.errorCode === 'ScriptFailed');
    expect(failed.map(({ data }) => data.instance).sort()).toEqual(['i-01', 'i-02', 'i-03', 'i-04']);
    expect(failed[0]?.data.message).toBe('Script at specified location: scripts/install.sh failed with exit code 7');
    expect(causesOf(log, factsOf(log, 'deployment.failed')[0]?.seq ?? 0)).toContain('fault.injected');
  });

  test('concerns one deployment: the rollback after it goes well', () => {
    const log = run([inject(1_000, fail)]);
    expect(factsOf(log, 'deployment.created').map(({ data }) => data.creator)).toEqual(['user', 'codeDeployRollback']);
    expect(theFact(log, 'deployment.succeeded').data.succeeded).toBe(4);
  });

  test('hangs until the timeout of the AppSpec file, on the chosen instance alone', () => {
    const log = run([inject(1_000, hang)]);
    const timedOut = factsOf(log, 'target.eventEnded').filter(({ data }) => data.errorCode === 'ScriptTimedOut');
    expect(timedOut.map(({ data }) => data.instance)).toEqual(['i-02']);
    const started = factsOf(log, 'target.eventStarted').find(
      ({ data }) => data.instance === 'i-02' && data.event === 'ApplicationStart',
    );
    const lasted = (timedOut[0]?.at ?? 0) - (started?.at ?? 0);
    expect(lasted).toBeGreaterThanOrEqual(300_000);
    expect(lasted).toBeLessThan(310_000);
    expect(theFact(log, 'deployment.succeeded').data).toMatchObject({ succeeded: 3, failed: 1 });
  });

  test('strikes the running event: it ends otherwise than it was planned', () => {
    const at = startOfEvent('AfterInstall') + 50;
    const log = run([inject(at, { ...fail, scope: 'current' })]);
    const failed = factsOf(log, 'target.eventEnded').filter(({ data }) => data.errorCode === 'ScriptFailed');
    expect(failed).toHaveLength(4);
    const hung = run([inject(at, { ...hang, event: 'AfterInstall', scope: 'current' })]);
    const timedOut = factsOf(hung, 'target.eventEnded').find(({ data }) => data.errorCode === 'ScriptTimedOut');
    const started = factsOf(hung, 'target.eventStarted').find(
      ({ data }) => data.instance === 'i-02' && data.event === 'AfterInstall',
    );
    expect((timedOut?.at ?? 0) - (started?.at ?? 0)).toBeGreaterThanOrEqual(300_000);
  });

  test('strikes instances that the running deployment has not come to', () => {
    const at = startOfEvent('AfterInstall');
    const log = run([inject(at, { ...hang, scope: 'current' })], {}, 'CodeDeployDefault.OneAtATime');
    expect(factsOf(log, 'target.eventEnded').some(({ data }) => data.errorCode === 'ScriptTimedOut')).toBe(true);
  });

  test('that is taken back in time does no harm', () => {
    expect(factsOf(run([inject(1_000, fail), clear(2_000, fail)]), 'target.failed')).toEqual([]);
  });

  test('is refused where there is no script to fail', () => {
    const now = { ...fail, scope: 'current' } as const;
    expect(reasonOf(run([inject(1_000, now)]))).toBe('fault.noRunningDeployment');
    expect(reasonOf(run([inject(1_000, { ...fail, event: 'Install' })]))).toBe('fault.reservedEvent');
    expect(reasonOf(run([inject(startOfEvent('AfterInstall'), { ...now, event: 'BeforeInstall' })]))).toBe(
      'fault.noScript',
    );
    const ends = factsOf(plain, 'target.eventEnded').filter(({ data }) => data.event === 'AfterInstall');
    expect(reasonOf(run([inject(ends.at(-1)?.at ?? 0, now)]))).toBe('fault.eventIsOver');
  });
});

describe('faults of a scenario', () => {
  test('come and go at their times, without a command', () => {
    const faults = [{ atMs: 60_000, untilMs: 120_000, type: 'app.crash' as const, instance: 'i-01' }];
    const log = run([], { commits: [], faults });
    expect(theFact(log, 'fault.injected')).toMatchObject({ at: 60_000, cause: -1 });
    expect(theFact(log, 'fault.cleared')).toMatchObject({ at: 120_000 });
  });

  test('that cannot come about are said to be so', () => {
    const faults = [{ atMs: 60_000, type: 'healthCheck.fail' as const, instance: null }];
    const scenario = buildScenario({ hasLoadBalancer: false }, { commits: [], faults });
    expect(theFact(simulate(scenario, 1, []), 'fault.rejected').data.reason).toBe('fault.noLoadBalancer');
  });
});
