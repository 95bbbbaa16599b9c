import { describe, expect, test } from 'vitest';
import type { FleetInstance, Scenario, TagFilter } from '../../../src/domain';
import { simulate } from '../../../src/engine';
import { factsOf, theFact } from '../../support/facts';
import { buildScenario } from '../../support/scenarioBuilder';

const is = (Key: string, Value: string): TagFilter => ({ Key, Value, Type: 'KEY_AND_VALUE' });

function withFleet(instances: readonly FleetInstance[], targets?: Scenario['deploymentGroups'][number]['targets']) {
  const base = buildScenario({ hasLoadBalancer: false });
  const group = {
    ...(base.deploymentGroups[0] as Scenario['deploymentGroups'][number]),
    targets,
    autoRollback: { enabled: false, events: [] },
  };
  return { ...base, deploymentGroups: [group], fleet: { ...base.fleet, instances } };
}

const targetsOf = (scenario: Scenario): string[] =>
  [...theFact(simulate(scenario, 7, []), 'deployment.created').data.instances].sort();

const ARN = 'arn:aws:iam::123456789012:user/rack';
const ec2 = (id: string, tags: Record<string, string>): FleetInstance => ({ id, availabilityZone: 'a', tags });
const rack = (id: string, tags: Record<string, string>, isRegistered = true): FleetInstance => ({
  id,
  availabilityZone: 'rack',
  tags,
  onPremises: { iamUserArn: `${ARN}-${id}`, isRegistered },
});

describe('the instances of a deployment group', () => {
  const fleet = [
    ec2('i-01', { Env: 'prod', Role: 'web' }),
    ec2('i-02', { Env: 'prod', Role: 'job' }),
    ec2('i-03', { Env: 'test', Role: 'web' }),
    { id: 'i-04', availabilityZone: 'a', autoScalingGroup: 'asg' },
    rack('r-01', { Env: 'prod' }),
    rack('r-02', { Env: 'prod' }, false),
    rack('r-03', {}),
  ];
  const none = { ec2TagSet: [], onPremisesTagSet: [], autoScalingGroups: [] };

  test('are those with which one filter of every tag group fits', () => {
    expect(
      targetsOf(
        withFleet(fleet, { ...none, ec2TagSet: [[is('Env', 'prod'), is('Env', 'test')], [is('Role', 'web')]] }),
      ),
    ).toEqual(['i-01', 'i-03']);
    expect(targetsOf(withFleet(fleet, { ...none, ec2TagSet: [[{ Key: 'Role', Type: 'KEY_ONLY' }]] }))).toEqual([
      'i-01',
      'i-02',
      'i-03',
    ]);
    expect(targetsOf(withFleet(fleet, { ...none, ec2TagSet: [[{ Value: 'job', Type: 'VALUE_ONLY' }]] }))).toEqual([
      'i-02',
    ]);
  });

  test('join tags, Auto Scaling groups and registered on-premises hosts', () => {
    const targets = {
      ec2TagSet: [[is('Role', 'job')]],
      onPremisesTagSet: [[is('Env', 'prod')]],
      autoScalingGroups: ['asg'],
    };
    expect(targetsOf(withFleet(fleet, targets))).toEqual(['i-02', 'i-04', 'r-01']);
  });

  test('are none when nothing fits: the deployment fails with NO_INSTANCES', () => {
    const log = simulate(withFleet(fleet, { ...none, ec2TagSet: [[is('Env', 'moon')]] }), 7, []);
    expect(theFact(log, 'deployment.failed').data).toMatchObject({ errorCode: 'NO_INSTANCES', succeeded: 0 });
  });

  test('say which updates are metered: those of on-premises hosts', () => {
    const log = simulate(
      withFleet(fleet, { ...none, ec2TagSet: [[is('Role', 'job')]], onPremisesTagSet: [[is('Env', 'prod')]] }),
      7,
      [],
    );
    const metered = factsOf(log, 'target.succeeded').map(({ data }) => [data.instance, data.onPremises]);
    expect(metered.sort()).toEqual([
      ['i-02', undefined],
      ['r-01', true],
    ]);
  });

  test('must not be more than the service allows', () => {
    const many = Array.from({ length: 1_001 }, (_, index) => ec2(`i-${index}`, {}));
    const log = simulate(withFleet(many), 7, []);
    expect(theFact(log, 'deployment.failed').data.errorCode).toBe('OVER_MAX_INSTANCES');
    expect(factsOf(log, 'target.started')).toEqual([]);
  });

  test('include stopped ones, which fail because no agent answers', () => {
    const log = simulate(withFleet([ec2('i-01', {}), { ...ec2('i-02', {}), isStopped: true }]), 7, []);
    const failed = factsOf(log, 'target.failed').map(({ data }) => data.instance);
    expect(failed).toEqual(['i-02']);
  });
});

describe('a zonal deployment', () => {
  const zones = ['c', 'a', 'b'];
  function zonal(
    config: NonNullable<Scenario['deploymentGroups'][number]['zonalConfig']>,
    more: Partial<Scenario> = {},
  ): Scenario {
    const base = buildScenario(
      { hasLoadBalancer: false, config: 'Own', minimumHealthy: { type: 'HOST_COUNT', value: 1 } },
      more,
    );
    const instances = Array.from({ length: 6 }, (_, index) => ({
      id: `i-${index}`,
      availabilityZone: zones[index % 3] ?? '',
    }));
    const group = { ...(base.deploymentGroups[0] as Scenario['deploymentGroups'][number]), zonalConfig: config };
    return { ...base, deploymentGroups: [group], fleet: { ...base.fleet, instances } };
  }

  test('goes through one zone after another and waits in between, longer after the first', () => {
    const log = simulate(zonal({ monitorDurationInSeconds: 60, firstZoneMonitorDurationInSeconds: 300 }), 7, []);
    const starts = factsOf(log, 'deployment.zoneStarted');
    const ends = factsOf(log, 'deployment.zoneCompleted');
    expect(starts.map(({ data }) => data.zone)).toEqual(['a', 'b', 'c']);
    expect(starts.slice(1).map((fact, index) => fact.at - (ends[index]?.at ?? 0))).toEqual([300_000, 60_000]);
    expect(theFact(log, 'deployment.succeeded').data.succeeded).toBe(6);
  });

  test('keeps a minimum in each zone', () => {
    const log = simulate(zonal({ minimumHealthyHostsPerZone: { type: 'FLEET_PERCENT', value: 50 } }), 7, []);
    const slots = factsOf(log, 'deployment.slotsOpened').map(({ data }) => data.healthy + data.unhealthy);
    expect(Math.max(...slots)).toBe(1);
    expect(factsOf(log, 'deployment.zoneStarted').map(({ data }) => data.minimumHealthy)).toEqual([1, 1, 1]);
  });

  test('does not reach the other zones when the first one falls to its minimum', () => {
    const scripts = [{ location: 'scripts/install.sh', exitCode: 1, failureRate: null, durationMs: null, output: [] }];
    const behaviour = [
      { when: [{ path: 'src/app.js', contains: 'v2', lacks: null }], serve: null, commands: [], scripts },
    ];
    const config = { minimumHealthyHostsPerZone: { type: 'HOST_COUNT' as const, value: 1 } };
    const log = simulate(zonal(config, { behaviour }), 7, []);
    const [failed] = factsOf(log, 'deployment.failed');
    expect(failed?.data).toMatchObject({ errorCode: 'HEALTH_CONSTRAINTS', failed: 1, skipped: 5 });
    const touched = factsOf(log, 'target.started').filter(({ at }) => at <= (failed?.at ?? 0));
    expect(touched.map(({ data }) => data.instance).every((id) => id === 'i-1' || id === 'i-4')).toBe(true);
  });
});
