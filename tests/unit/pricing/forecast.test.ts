import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_METERING, PLAIN_ACCOUNT, type Pricing } from '../../../src/pricing';
import { compare, exact, minus, plus, times } from '../../../src/pricing/arithmetic';
import { AWS_PRICE_BOOK } from '../../../src/pricing/awsPriceBook';
import { DEFAULT_KRW_PER_USD, toKrw } from '../../../src/pricing/exchange';
import {
  breakEven,
  compareComputeTypes,
  DEFAULT_FORECAST,
  forecastMonth,
  forecastOfRun,
  marginalCost,
  monthsToPayBack,
  OVERLAP_STRATEGIES,
  pushesPerMonth,
  type ForecastInput,
} from '../../../src/pricing/forecast';
import { factsOf } from '../../support/facts';
import { lineOf } from '../../support/pricing';
import * as runs from '../projections/runs';

const SEOUL: Pricing = {
  book: AWS_PRICE_BOOK,
  region: 'ap-northeast-2',
  account: PLAIN_ACCOUNT,
  settings: DEFAULT_METERING,
};

/** Ten pushes a day, 210 a month; nothing is rolled back. */
const TEN: ForecastInput = {
  ...DEFAULT_FORECAST,
  developers: 5,
  pushesPerDeveloperDay: exact('2'),
  workdays: 21,
  deployment: { ...DEFAULT_FORECAST.deployment, rollbackPercent: 0 },
};

describe('a month', () => {
  test('by hand', () => {
    const { pushes, bill, deliveryUsd } = forecastMonth(SEOUL, TEN);
    const usd = (key: string) => lineOf(bill, key).amountUsd;
    expect(pushes).toBe('210');
    // 150 s are 3 minutes: 630, of which 100 are free, at 0.005.
    expect(usd('codebuild/linux.general1.small')).toBe('2.65');
    // 10 s, 165 s and 300 s are 1 + 3 + 5 minutes: 1,890, of which 100 are free, at 0.002.
    expect(usd('codepipeline/v2.actionExecutionMinute')).toBe('3.58');
    expect(lineOf(bill, 'codedeploy/ec2Deployment')).toMatchObject({ quantity: '210', amountUsd: '0' });
    // Five people and the role of the pipeline.
    expect(usd('codecommit/activeUser')).toBe('1');
    expect(usd('ec2/linux.t3.micro')).toBe('37.96');
    expect(usd('ebs/gp3.storage')).toBe('2.9184');
    expect(usd('elb/alb.hour')).toBe('16.425');
    // 131,400,000 requests: a fifth are connections, of which an hour of one unit takes 90,000.
    expect(usd('elb/alb.lcuHour')).toBe('2.336');
    expect(lineOf(bill, 's3/request.get').quantity).toBe('1050');
    expect(Number(deliveryUsd)).toBeCloseTo(
      2.65 + 3.58 + 1 + Number(usd('s3/standard.storage')) + 0.00189 + 0.0003675,
      10,
    );
    expect(bill.unpriced).toEqual([]);
  });

  test('with V1 costs a dollar for each pipeline but one that a change runs through', () => {
    const pipeline = { ...TEN.pipeline, type: 'V1' as const, count: 4 };
    const usd = (pushes: string) =>
      lineOf(forecastMonth(SEOUL, { ...TEN, pipeline }, exact(pushes)).bill, 'codepipeline/v1.activePipelineMonth')
        .amountUsd;
    expect(['0', '1', '3', '4', '500'].map(usd)).toEqual(['0', '0', '2', '3', '3']);
  });

  test('doubles the fleet while blue/green deploys and waits', () => {
    const deployment = {
      ...TEN.deployment,
      strategy: 'blueGreen' as const,
      seconds: exact('300'),
      waitSeconds: exact('3300'),
    };
    const hours = (input: ForecastInput) => lineOf(forecastMonth(SEOUL, input).bill, 'ec2/linux.t3.micro').quantity;
    expect(hours(TEN)).toBe('2920');
    expect(hours({ ...TEN, deployment })).toBe('3760');
    expect(hours({ ...TEN, deployment: { ...deployment, rollbackPercent: 10 } })).toBe('3844');
  });

  test('on hosts of one’s own charges updates, rollbacks included, and nothing of EC2', () => {
    const deployment = { ...TEN.deployment, rollbackPercent: 10 };
    const { bill } = forecastMonth(SEOUL, { ...TEN, deployment, fleet: { kind: 'onPremises', instances: 3 } });
    expect(lineOf(bill, 'codedeploy/onPremInstanceUpdate')).toMatchObject({ quantity: '693', amountUsd: '13.86' });
    expect(bill.lines.map(({ service }) => service)).not.toContain('ec2');
  });

  test('on Fargate and Lambda', () => {
    const fargate = {
      kind: 'fargate',
      architecture: 'x86',
      tasks: 2,
      vcpu: exact('0.5'),
      memoryGb: exact('1'),
    } as const;
    const tasks = forecastMonth(SEOUL, { ...TEN, fleet: fargate }).bill;
    expect(lineOf(tasks, 'ecs/fargate.linux.x86.vcpuHour')).toMatchObject({ quantity: '730', amountUsd: '33.9888' });
    expect(lineOf(tasks, 'ecs/fargate.linux.x86.gbHour').amountUsd).toBe('7.4606');
    const lambda = { kind: 'lambda', architecture: 'arm', memoryMb: 512, durationMs: 100 } as const;
    const functions = forecastMonth(SEOUL, { ...TEN, fleet: lambda }).bill;
    expect(lineOf(functions, 'lambda/request')).toMatchObject({ quantity: '131400000', amountUsd: '26.08' });
    expect(lineOf(functions, 'lambda/duration.arm')).toMatchObject({ quantity: '6570000', freeQuantity: '400000' });
  });

  test('names what has no price', () => {
    const build = { ...TEN.build, environmentType: 'LINUX_GPU_CONTAINER' };
    expect(forecastMonth(SEOUL, { ...TEN, build }).bill.unpriced).toMatchObject([{ code: 'pricing.noPriceInRegion' }]);
  });

  test('takes fractions of pushes and rounds the month to whole ones', () => {
    expect(pushesPerMonth({ ...TEN, developers: 3, pushesPerDeveloperDay: exact('0.25') })).toBe('16');
  });
});

describe('one push more', () => {
  test('costs nothing but storage while free minutes last, then the same each time', () => {
    const points = marginalCost(SEOUL, TEN, 60, 1);
    expect(points).toHaveLength(61);
    // Action minutes run out first: 11 × 9 = 99 of 100.
    const early = points.slice(0, 11).map(({ nextUsd }) => nextUsd);
    for (const usd of early) expect(compare(usd, exact('0.001'))).toBeLessThan(0);
    // Three minutes of build and nine of actions, and half a tenth of a cent to store and read.
    for (const { nextUsd } of points.slice(40)) expect(Number(nextUsd)).toBeCloseTo(0.033 + 0.0005, 4);
    for (const [index, { totalUsd, nextUsd }] of points.slice(0, -1).entries()) {
      expect(plus(totalUsd, nextUsd)).toBe(points[index + 1]?.totalUsd);
    }
  });

  test('never makes a month cheaper, whatever the input', () => {
    const input = fc
      .record({
        developers: fc.nat(50),
        strategy: fc.constantFrom(...OVERLAP_STRATEGIES),
        rollbackPercent: fc.nat(100),
        seconds: fc.nat(10_000),
        type: fc.constantFrom('V1' as const, 'V2' as const),
        hosts: fc.nat(20),
        pushes: fc.nat(3_000),
      })
      .map(({ developers, strategy, rollbackPercent, seconds, type, hosts, pushes }) => ({
        pushes: exact(String(pushes)),
        input: {
          ...TEN,
          developers,
          pipeline: { ...TEN.pipeline, type },
          build: { ...TEN.build, seconds: exact(String(seconds)) },
          deployment: { strategy, rollbackPercent, seconds: exact('300'), waitSeconds: exact(String(seconds)) },
          fleet: hosts > 10 ? { kind: 'onPremises' as const, instances: hosts } : TEN.fleet,
        },
      }));
    fc.assert(
      fc.property(input, fc.nat(500), ({ input: each, pushes }, more) => {
        const before = forecastMonth(SEOUL, each, pushes).bill.totalUsd;
        const after = forecastMonth(SEOUL, each, plus(pushes, exact(String(more)))).bill.totalUsd;
        expect(compare(before, after)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test.each([
    [-1, 1],
    [10, 0],
    [0.5, 1],
    [5_000, 1],
  ])('up to %d by %d is refused', (most, step) => {
    expect(() => marginalCost(SEOUL, TEN, most, step)).toThrow(RangeError);
  });
});

describe('work by hand', () => {
  const work = {
    secondsPerRelease: 1_800,
    people: 2,
    mistakePercent: 10,
    secondsPerMistake: 3_600,
    setupSeconds: 16 * 3_600,
    upkeepSeconds: 3_600,
  };

  test('is compared release by release', () => {
    const { points, releases, setupUsd } = breakEven(SEOUL, work, TEN, 60);
    // An hour of two people's half hours, and six minutes for the tenth that goes wrong: 1.1 h × 30.
    expect(points[1]?.manualUsd).toBe('33');
    expect(setupUsd).toBe('480');
    // A month of upkeep costs 30 and a sixth user 1: the first release already costs less by pipeline.
    expect(releases).toBe(1);
    expect(Number(points[1]?.automatedUsd)).toBeCloseTo(31, 1);
  });

  test('is paid back after so many months, or never', () => {
    // 20 × 33 − (30 + 1 + little) = 629: the setup of 480 is back after one month; with one release of 33 after 480 ÷ 2.
    expect(monthsToPayBack(SEOUL, work, TEN, 20)).toBe('1');
    expect(Number(monthsToPayBack(SEOUL, work, TEN, 1))).toBeGreaterThan(200);
    expect(monthsToPayBack(SEOUL, { ...work, secondsPerRelease: 0, mistakePercent: 0 }, TEN, 20)).toBeNull();
    expect(breakEven(SEOUL, { ...work, secondsPerRelease: 0, mistakePercent: 0 }, TEN, 20).releases).toBeNull();
  });

  test('leaves out what runs the software', () => {
    const larger: ForecastInput = {
      ...TEN,
      fleet: { kind: 'ec2', instanceType: 'm5.large', instances: 4, volumeGb: 8 },
    };
    expect(breakEven(SEOUL, work, larger, 5).points).toEqual(breakEven(SEOUL, work, TEN, 5).points);
  });
});

describe('machines for builds', () => {
  const build = { dimension: 'linux.general1.small', seconds: exact('600'), buildsPerMonth: 100, parallelPercent: 50 };
  const all = compareComputeTypes(SEOUL, build);
  const on = (dimension: string) => all.find((each) => each.dimension === dimension);

  test('are those of the operating system that have a price in the Region, smallest first', () => {
    expect(all[0]?.dimension).toBe('linux.arm1.small');
    expect(on('linux.gpu1.small')).toBeUndefined();
    expect(on('windows.general1.medium')).toBeUndefined();
    expect(all.map(({ vcpu }) => vcpu)).toEqual(all.map(({ vcpu }) => vcpu).sort((a, b) => a - b));
  });

  test('save minutes of the parallel part and cost their price', () => {
    expect(on('linux.general1.small')).toMatchObject({
      seconds: '600',
      billedMinutes: '10',
      usdPerMonth: '4.5',
      minutesSavedPerMonth: '0',
      extraUsdPerMonth: '0',
      usdPerSavedMinute: null,
    });
    // Twice the cores: 300 + 150 s, 8 minutes at 0.01, and no free minutes.
    expect(on('linux.general1.medium')).toMatchObject({
      seconds: '450',
      billedMinutes: '8',
      usdPerMonth: '8',
      minutesSavedPerMonth: '250',
      extraUsdPerMonth: '3.5',
      usdPerSavedMinute: '0.014',
    });
    expect(on('linux.general1.large')?.seconds).toBe('375');
  });

  test('change nothing for a build that cannot use them', () => {
    for (const { seconds } of compareComputeTypes(SEOUL, { ...build, parallelPercent: 0 })) expect(seconds).toBe('600');
  });

  test('that were measured without a price are a mistake of the caller', () => {
    expect(() => compareComputeTypes(SEOUL, { ...build, dimension: 'linux.gpu1.small' })).toThrow(/linux\.gpu1\.small/);
  });
});

describe('a month like a run', () => {
  test('has its fleet, its traffic and the durations that were seen', () => {
    const { scenario, log } = runs.run({ instances: 6, requestsPerSecond: 120 });
    const input = forecastOfRun(scenario, log, Infinity, DEFAULT_METERING, TEN);
    const seconds = factsOf(log, 'action.succeeded').map(({ data }) => exact(String(data.durationMs / 1_000)));
    expect(input.pipeline.actionSeconds).toEqual(seconds);
    expect(input.fleet).toEqual({ kind: 'ec2', instanceType: 't3.micro', instances: 6, volumeGb: 8 });
    expect(input.traffic).toEqual({ requestsPerSecond: '120', hasLoadBalancer: true });
    expect(input.source).toBe('CodeCommit');
    expect(input.build.computeType).toBe('BUILD_GENERAL1_SMALL');
    const [build] = factsOf(log, 'build.completed');
    const perBuild = forecastMonth(SEOUL, input, exact('1')).bill;
    expect(lineOf(perBuild, 'codebuild/linux.general1.small').quantity).toBe(String(build?.data.billedMinutes));
    expect(input.developers).toBe(5);
  });

  test('takes what has not happened yet from elsewhere, and never looks ahead', () => {
    const { scenario, log } = runs.run();
    const early = forecastOfRun(scenario, log, 5_000, DEFAULT_METERING, TEN);
    expect(early.build).toBe(TEN.build);
    expect(early.pipeline.actionSeconds).toBe(TEN.pipeline.actionSeconds);
    const cut = { ...log, events: log.events.filter(({ at }) => at <= 90_000) };
    expect(forecastOfRun(scenario, cut, 90_000, DEFAULT_METERING, TEN)).toEqual(
      forecastOfRun(scenario, log, 90_000, DEFAULT_METERING, TEN),
    );
  });

  test('counts people who approve', () => {
    const { scenario, log } = runs.approval('approve');
    const input = forecastOfRun(scenario, log, Infinity, DEFAULT_METERING, TEN);
    expect(input.pipeline.peopleSeconds).toBe('600');
    expect(forecastMonth(SEOUL, input).bill.peopleUsd).toBe('1050');
  });
});

test('won are dollars at a rate that is said', () => {
  expect(DEFAULT_KRW_PER_USD).toBe('1400');
  expect(toKrw(exact('0.0331200290109646'), exact('1395.5'))).toBe('46');
  expect(toKrw(exact('0.005'), exact('1400'), 2)).toBe('7');
  expect(minus(toKrw(exact('10'), exact('1400')), times(exact('10'), exact('1400')))).toBe('0');
});
