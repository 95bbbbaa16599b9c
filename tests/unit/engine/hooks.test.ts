import { describe, expect, test } from 'vitest';
import type { Appspec, Command, DeploymentOptions, Scenario, ScriptEffect } from '../../../src/domain';
import { simulate } from '../../../src/engine';
import { factsOf, theFact } from '../../support/facts';
import { APPSPEC, buildScenario } from '../../support/scenarioBuilder';

const effect = (location: string, more: Partial<ScriptEffect>): ScriptEffect => ({
  location,
  exitCode: null,
  failureRate: null,
  durationMs: null,
  output: [],
  ...more,
});

function scenario(
  scripts: readonly ScriptEffect[],
  appspec: Partial<Appspec> = {},
  more: Partial<Scenario> = {},
): Scenario {
  const base = buildScenario({ instances: 1, hasLoadBalancer: false, appspec: { ...APPSPEC, ...appspec } });
  const [group] = base.deploymentGroups;
  return {
    ...base,
    behaviour: [{ when: [], serve: null, commands: [], scripts }],
    deploymentGroups: [
      { ...(group as Scenario['deploymentGroups'][number]), autoRollback: { enabled: false, events: [] } },
    ],
    ...more,
  };
}

const endOf = (given: Scenario, event: string) =>
  factsOf(simulate(given, 7, []), 'target.eventEnded').find(({ data }) => data.event === event)?.data;

describe('a script', () => {
  test('that runs as a user whom the host does not know fails with exit code 1', () => {
    const hooks = { AfterInstall: [{ location: 'scripts/install.sh', timeoutSeconds: 60, runas: 'ubuntu' }] };
    const base = scenario([], { hooks });
    const given = { ...base, fleet: { ...base.fleet, users: ['root', 'ec2-user'] } };
    expect(endOf(given, 'AfterInstall')).toMatchObject({
      errorCode: 'ScriptFailed',
      message: 'Script at specified location: scripts/install.sh run as user ubuntu failed with exit code 1',
      logTail: [
        'LifecycleEvent - AfterInstall',
        'Script - scripts/install.sh',
        '[stderr]su: user ubuntu does not exist',
      ],
    });
  });

  test('that leaves a process with an open stream behind fails at its timeout', () => {
    const given = scenario([effect('scripts/install.sh', { keepsOpen: 'STDERR' })]);
    expect(endOf(given, 'AfterInstall')).toMatchObject({
      errorCode: 'UnknownError',
      message: 'Script at specified location: scripts/install.sh failed to close STDERR',
    });
  });

  test('shares one hour with the others of its event', () => {
    const script = (location: string) => ({ location, timeoutSeconds: 3_600, runas: null });
    const hooks = { AfterInstall: [script('scripts/install.sh'), script('scripts/start.sh')] };
    const given = scenario(
      [effect('scripts/install.sh', { durationMs: 2_000_000 }), effect('scripts/start.sh', { durationMs: 2_000_000 })],
      { hooks },
      { untilMs: 7_200_000 },
    );
    expect(endOf(given, 'AfterInstall')).toMatchObject({
      status: 'Failed',
      errorCode: 'ScriptTimedOut',
      script: 'scripts/start.sh',
    });
  });

  test('that fails has done what it did: the file stays, and the next Install meets it', () => {
    const given = scenario([effect('scripts/install.sh', { exitCode: 1, writes: ['/srv/app/cache.db'] })]);
    const retry: Command = {
      at: 600_000,
      type: 'deployment.create',
      application: 'orders',
      group: 'prod',
      version: 2,
      options: {},
    };
    const log = simulate(given, 7, [retry]);
    expect(factsOf(log, 'instance.filesChanged').at(-1)?.data.kept).toEqual(['/srv/app/cache.db']);
  });
});

describe('a deployment past the pipeline', () => {
  const create = (at: number, version: number, options: DeploymentOptions = {}): Command => ({
    at,
    type: 'deployment.create',
    application: 'orders',
    group: 'prod',
    version,
    options,
  });
  const badStop = [effect('scripts/stop.sh', { exitCode: 1 })];

  test('may ignore that the script of the revision before never works', () => {
    const given = scenario(badStop, {}, { commits: [] });
    const plain = simulate(given, 7, [create(10_000, 1)]);
    expect(theFact(plain, 'deployment.failed').data.errorCode).toBe('HEALTH_CONSTRAINTS');
    const log = simulate(given, 7, [create(10_000, 1, { ignoreApplicationStopFailures: true })]);
    expect(theFact(log, 'deployment.succeeded').data.succeeded).toBe(1);
    const stop = factsOf(log, 'target.eventEnded').find(({ data }) => data.event === 'ApplicationStop');
    expect(stop?.data.status).toBe('Failed');
  });

  test('is refused while another one runs, and for what does not exist', () => {
    const given = scenario([], {}, { commits: [] });
    const log = simulate(given, 7, [
      create(10_000, 1),
      create(11_000, 1),
      create(12_000, 9),
      { ...create(13_000, 1), group: 'nowhere' } as Command,
      create(14_000, 1, { deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce' }),
    ]);
    expect(factsOf(log, 'command.rejected').map(({ data }) => data.reason)).toEqual([
      'command.deploymentInProgress',
      'command.unknownRevision',
      'command.unknownGroup',
      'command.unknownConfig',
    ]);
  });

  test('gets past an alarm that is red already when it overrides the alarms of the group', () => {
    const base = buildScenario({ instances: 2 });
    const given = {
      ...base,
      commits: [],
      behaviour: [
        {
          when: [],
          serve: {
            errorRate: 0.5,
            latencyMs: null,
            capacityRequestsPerSecond: null,
            healthCheckFailureRate: null,
            leak: null,
          },
          commands: [],
          scripts: [],
        },
      ],
    };
    const blocked = simulate(given, 7, [create(300_000, 1)]);
    expect(theFact(blocked, 'deployment.stopped').data.errorCode).toBe('ALARM_ACTIVE');
    const log = simulate(given, 7, [create(300_000, 1, { overrideAlarmConfiguration: { enabled: false, names: [] } })]);
    expect(factsOf(log, 'deployment.stopped')).toEqual([]);
    expect(factsOf(log, 'deployment.succeeded')).toHaveLength(1);
  });
});
