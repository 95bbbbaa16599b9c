import { describe, expect, test } from 'vitest';
import type { Scenario, SimulationLog } from '../../../src/domain';
import {
  createCostReader,
  DEFAULT_METERING,
  PLAIN_ACCOUNT,
  regionOf,
  type Bill,
  type MeteringSettings,
} from '../../../src/pricing';
import { AWS_PRICE_BOOK } from '../../../src/pricing/awsPriceBook';
import { DEFAULT_PROJECT } from '../../../src/scenarios/defaults';
import { factsOf } from '../../support/facts';
import { lineOf } from '../../support/pricing';
import { buildScenario } from '../../support/scenarioBuilder';
import * as runs from '../projections/runs';

const HOUR = 3_600_000;

function costAt(
  { scenario, log }: runs.Run,
  t: number,
  settings: Partial<MeteringSettings> = {},
  region = 'us-east-1',
): Bill {
  const pricing = {
    book: AWS_PRICE_BOOK,
    region,
    account: PLAIN_ACCOUNT,
    settings: { ...DEFAULT_METERING, ...settings },
  };
  return createCostReader(scenario, log, pricing).at(t);
}

const seqsOf = (log: SimulationLog, ...types: Parameters<typeof factsOf>[1][]): number[] =>
  types.flatMap((type) => factsOf(log, type).map(({ seq }) => seq)).sort((a, b) => a - b);

describe('CodeBuild', () => {
  test('is charged by the minutes of the builds, each with its fact', () => {
    const run = runs.run();
    const [build] = factsOf(run.log, 'build.completed');
    const line = lineOf(costAt(run, Infinity), 'codebuild/linux.general1.small');
    expect(line.quantity).toBe(String(build?.data.billedMinutes));
    expect(line.facts).toEqual([build?.seq]);
    expect(costAt(run, (build?.at ?? 0) - 1).lines.map(({ service }) => service)).not.toContain('codebuild');
  });

  test('is charged by the second on Lambda compute, from PROVISIONING on', () => {
    const project = { ...DEFAULT_PROJECT, computeType: 'BUILD_LAMBDA_2GB', environmentType: 'LINUX_LAMBDA_CONTAINER' };
    const run = runs.run({}, { codeBuild: { 'orders-build': project } });
    const [completed] = factsOf(run.log, 'build.completed');
    const provisioning = factsOf(run.log, 'build.phaseStarted').find(({ data }) => data.phase === 'PROVISIONING');
    const seconds = Math.ceil(((completed?.at ?? 0) - (provisioning?.at ?? 0)) / 1_000);
    expect(lineOf(costAt(run, Infinity), 'codebuild/lambda.x86-64.2GB').quantity).toBe(String(seconds));
    expect(costAt(run, Infinity, {}, 'ap-northeast-2').unpriced).toMatchObject([
      { code: 'pricing.noPriceInRegion', facts: [completed?.seq] },
    ]);
  });
});

describe('CodePipeline', () => {
  const asV1 = (): Partial<Scenario> => ({ pipeline: { ...buildScenario().pipeline, pipelineType: 'V1' } });

  test('V2 is charged by the minutes of every action', () => {
    const run = runs.run();
    const actions = [...factsOf(run.log, 'action.succeeded'), ...factsOf(run.log, 'action.failed')];
    const minutes = actions.reduce((sum, { data }) => sum + data.billedActionMinutes, 0);
    const line = lineOf(costAt(run, Infinity), 'codepipeline/v2.actionExecutionMinute');
    expect(minutes).toBeGreaterThan(2);
    expect(line.quantity).toBe(String(minutes));
    expect(line.facts).toEqual(seqsOf(run.log, 'action.succeeded', 'action.failed'));
  });

  test('V1 is charged once a change ran through it, unless it is young', () => {
    const run = runs.run({}, asV1());
    const [execution] = factsOf(run.log, 'execution.started');
    const key = 'codepipeline/v1.activePipelineMonth';
    expect(lineOf(costAt(run, (execution?.at ?? 0) - 1), key).quantity).toBe('0');
    expect(lineOf(costAt(run, Infinity), key)).toMatchObject({ quantity: '1', freeQuantity: '1' });
    expect(lineOf(costAt(run, Infinity, { pipelineAgeDays: 30 }), key).quantity).toBe('0');
    expect(costAt(run, Infinity).lines.map(({ dimension }) => dimension)).not.toContain('v2.actionExecutionMinute');
  });
});

describe('CodeDeploy', () => {
  test('costs nothing on EC2, rollbacks included', () => {
    const run = runs.alarmAndRollback();
    expect(lineOf(costAt(run, Infinity), 'codedeploy/ec2Deployment')).toMatchObject({ quantity: '2', amountUsd: '0' });
  });

  test('costs two cents for every instance that was updated on-premises, and again when it is rolled back', () => {
    const run = runs.alarmAndRollback();
    const updates = factsOf(run.log, 'target.succeeded');
    const bill = costAt(run, Infinity, { hosts: 'onPremises' });
    const line = lineOf(bill, 'codedeploy/onPremInstanceUpdate');
    expect(updates.length).toBeGreaterThan(4);
    expect(line.quantity).toBe(String(updates.length));
    expect(Number(line.amountUsd)).toBeCloseTo(updates.length * 0.02, 10);
    expect(line.facts).toEqual(updates.map(({ seq }) => seq));
    for (const service of ['ec2', 'ebs', 'elb', 'datatransfer']) {
      expect(bill.lines.map((each) => each.service)).not.toContain(service);
    }
  });

  test('charges only those hosts that stand outside EC2', () => {
    const base = buildScenario({ instances: 4 }).fleet;
    const host = { isRegistered: true, iamUserArn: 'arn:aws:iam::111122223333:user/codedeploy' };
    const instances = base.instances.map((each, index) => (index < 3 ? { ...each, onPremises: host } : each));
    const bill = costAt(runs.run({ hasLoadBalancer: false }, { fleet: { ...base, instances } }), Infinity);
    expect(lineOf(bill, 'codedeploy/onPremInstanceUpdate')).toMatchObject({ quantity: '3', amountUsd: '0.06' });
    expect(lineOf(bill, 'codedeploy/ec2Deployment').amountUsd).toBe('0');
    expect(lineOf(bill, 'ec2/linux.t3.micro').facts).toHaveLength(1);
  });

  test('three instances are three updates', () => {
    const bill = costAt(runs.run({ instances: 3 }), Infinity, { hosts: 'onPremises' });
    expect(lineOf(bill, 'codedeploy/onPremInstanceUpdate').amountUsd).toBe('0.06');
  });
});

describe('hosts', () => {
  test('are charged by the second, at least a minute each', () => {
    const run = runs.run({ instances: 4 });
    expect(lineOf(costAt(run, 0), 'ec2/linux.t3.micro').quantity).toBe('0.066666666667');
    expect(lineOf(costAt(run, 90_000), 'ec2/linux.t3.micro').quantity).toBe('0.1');
    expect(lineOf(costAt(run, 90_500), 'ec2/linux.t3.micro').quantity).toBe('0.101111111111');
    expect(lineOf(costAt(run, Infinity), 'ec2/linux.t3.micro')).toMatchObject({
      quantity: '0.666666666667',
      facts: seqsOf(run.log, 'instance.launched'),
    });
  });

  test('counts a host that was switched off and on only while it runs, and its volume once', () => {
    const fault = { type: 'instance.stop', instance: 'i-02' } as const;
    const run = runs.run({ instances: 2 }, { commits: [], untilMs: HOUR }, [
      { at: 600_000, type: 'fault.inject', fault },
      { at: 1_200_000, type: 'fault.clear', fault },
      { at: 2_400_000, type: 'fault.inject', fault },
    ]);
    const [started] = factsOf(run.log, 'instance.started');
    const ranMs = HOUR + 600_000 + (2_400_000 - (started?.at ?? 0));
    const hours = Number(lineOf(costAt(run, HOUR), 'ec2/linux.t3.micro').quantity);
    expect(hours).toBeCloseTo(ranMs / HOUR, 3);
    const volumes = costAt(run, HOUR).lines.find(({ service }) => service === 'ebs');
    expect(volumes?.facts).toHaveLength(2);
  });

  test('cost nothing more once stopped, but their volumes do', () => {
    const run = runs.instanceStopped();
    const [stopped] = factsOf(run.log, 'instance.stopped');
    const at = stopped?.at ?? 0;
    const after = at + 60_000;
    const seconds = (Math.max(60, Math.ceil(at / 1_000)) + 3 * Math.ceil(after / 1_000)).toString();
    const bill = costAt(run, after);
    expect(Number(lineOf(bill, 'ec2/linux.t3.micro').quantity) * 3_600).toBeCloseTo(Number(seconds), 6);
    expect(lineOf(bill, 'ec2/linux.t3.micro').facts).toContain(stopped?.seq);
    expect(new Set(lineOf(bill, 'ec2/linux.t3.micro').facts).size).toBe(5);
    const gbMonths = (4 * 8 * after) / 1_000 / (730 * 3_600);
    expect(Number(lineOf(bill, 'ebs/gp3.storage').quantity)).toBeCloseTo(gbMonths, 9);
  });

  test('that stood still from the beginning are no compute', () => {
    const base = buildScenario({ instances: 2 }).fleet;
    const instances = base.instances.map((each, index) => (index === 0 ? { ...each, isStopped: true } : each));
    const bill = costAt(runs.run({ instances: 2 }, { fleet: { ...base, instances }, commits: [] }), Infinity);
    expect(lineOf(bill, 'ec2/linux.t3.micro').quantity).toBe('0.166666666667');
    expect(Number(lineOf(bill, 'ebs/gp3.storage').quantity)).toBeCloseTo((2 * 8 * 600) / 2_628_000, 9);
  });

  test('of a type without a price are named, not left out', () => {
    const { scenario, log } = runs.run();
    const events = log.events.map((fact) =>
      fact.type === 'instance.launched' ? { ...fact, data: { ...fact.data, instanceType: 'x9.huge' } } : fact,
    );
    const bill = costAt({ scenario, log: { ...log, events } }, Infinity);
    expect(bill.unpriced).toMatchObject([{ code: 'pricing.unknownDimension', params: { dimension: 'linux.x9.huge' } }]);
    expect(bill.unpriced[0]?.facts).toEqual(seqsOf(log, 'instance.launched'));
  });
});

describe('the load balancer', () => {
  test('is charged by the started hour and by capacity units', () => {
    const run = runs.run();
    const counted = factsOf(run.log, 'traffic.measured');
    const requests = counted.reduce(
      (sum, { data }) => sum + data.unrouted + data.groups.reduce((all, group) => all + group.requests, 0),
      0,
    );
    const bill = costAt(run, Infinity);
    expect(lineOf(bill, 'elb/alb.hour').quantity).toBe('1');
    // A fifth of the requests opens a connection; 25 a second for an hour are one unit.
    expect(Number(lineOf(bill, 'elb/alb.lcuHour').quantity)).toBeCloseTo(requests / 5 / 25 / 3_600, 9);
    expect(Number(lineOf(bill, 'datatransfer/internetOut').quantity)).toBeCloseTo((requests * 1_500) / 2 ** 30, 9);
    const heavy = costAt(run, Infinity, { responseBytes: 100_000 });
    expect(Number(lineOf(heavy, 'elb/alb.lcuHour').quantity)).toBeCloseTo((requests * 100_500) / 2 ** 30, 9);
  });

  test('is no line where there is none', () => {
    const bill = costAt(runs.withoutLoadBalancer(), Infinity);
    expect(bill.lines.map(({ service }) => service)).not.toContain('elb');
  });
});

describe('the rest', () => {
  test('S3 holds every artifact and hands it to builds and hosts', () => {
    const run = runs.run({ instances: 4 });
    const bill = costAt(run, Infinity);
    expect(lineOf(bill, 's3/request.put').quantity).toBe('2');
    expect(lineOf(bill, 's3/request.get').quantity).toBe('5');
    const [source, zip] = factsOf(run.log, 'artifact.created');
    const end = run.log.header.until;
    const bytes = (1_000_000 * (end - (source?.at ?? 0)) + 20_000_000 * (end - (zip?.at ?? 0))) / 1_000;
    expect(Number(lineOf(bill, 's3/standard.storage').quantity)).toBeCloseTo(bytes / 2 ** 30 / (730 * 3_600), 10);
  });

  test('CodeCommit counts authors and the role of the pipeline', () => {
    const bill = costAt(runs.run(), Infinity);
    expect(lineOf(bill, 'codecommit/activeUser').quantity).toBe('2');
    expect(lineOf(bill, 'codecommit/gitRequest').quantity).toBe('2');
  });

  test('an alarm on a rate needs two metrics, and ten seconds are of high resolution', () => {
    const [alarm] = buildScenario().alarms;
    const alarms = [
      { ...alarm, metric: 'HTTPCode_Target_5XX_Rate', periodSeconds: 60 },
      { ...alarm, alarmName: 'slow', metric: 'TargetResponseTime', periodSeconds: 60 },
      { ...alarm, alarmName: 'quick', metric: 'UnHealthyHostCount', periodSeconds: 10 },
    ] as Scenario['alarms'];
    const bill = costAt(runs.run({}, { alarms }), Infinity);
    expect(Number(lineOf(bill, 'cloudwatch/alarm.standard').quantity)).toBeCloseTo(3 / 730, 9);
    expect(Number(lineOf(bill, 'cloudwatch/alarm.highResolution').quantity)).toBeCloseTo(1 / 730, 9);
  });

  test('X-Ray is charged only where it is switched on', () => {
    const run = runs.run();
    expect(costAt(run, Infinity).lines.map(({ service }) => service)).not.toContain('xray');
    const { requests, seconds } = factsOf(run.log, 'traffic.measured').reduce(
      (sum, { data }) => ({
        requests: sum.requests + data.unrouted + data.groups.reduce((all, group) => all + group.requests, 0),
        seconds: sum.seconds + (data.to - data.from) / 1_000,
      }),
      { requests: 0, seconds: 0 },
    );
    const traces = Math.ceil(seconds + (requests - seconds) * 0.05);
    expect(lineOf(costAt(run, Infinity, { isTracing: true }), 'xray/traceRecorded').quantity).toBe(String(traces));
  });

  test('people and lost requests stand apart from the bill of AWS', () => {
    const run = runs.alarmAndRollback();
    const bill = costAt(run, Infinity);
    const lost = factsOf(run.log, 'traffic.measured').reduce(
      (sum, { data }) => sum + data.unrouted + data.groups.reduce((all, group) => all + group.failed, 0),
      0,
    );
    expect(lost).toBeGreaterThan(0);
    expect(bill.own).toMatchObject([
      { kind: 'people', what: 'incident', unit: 'hour' },
      { kind: 'loss', what: 'lostRequests', quantity: String(lost) },
    ]);
    expect(bill.lines.reduce((sum, { amountUsd }) => sum + Number(amountUsd), 0)).toBeCloseTo(Number(bill.awsUsd), 12);
    const approval = costAt(runs.approval('approve'), Infinity).own.find(({ what }) => what === 'approval');
    expect(approval).toMatchObject({ quantity: '0.166666666667' });
  });
});

test('one person looks after however many alarms', () => {
  const { scenario, log } = runs.run();
  const change = (at: number, alarm: string, from: string, to: string) => ({
    ...{ seq: at, at: at * 1_000, type: 'alarm.stateChanged', entity: `alarm/${alarm}`, cause: 0 },
    data: { alarm, from, to, value: 1, threshold: 1 },
  });
  const events = [
    change(60, 'a', 'OK', 'ALARM'),
    change(120, 'b', 'OK', 'ALARM'),
    change(180, 'a', 'ALARM', 'OK'),
    change(300, 'b', 'ALARM', 'OK'),
    change(400, 'a', 'OK', 'ALARM'),
  ] as unknown as SimulationLog['events'];
  const incident = (t: number) => costAt({ scenario, log: { ...log, events } }, t * 1_000).own[0];
  expect(incident(59)).toBeUndefined();
  expect(incident(150)).toMatchObject({ what: 'incident', quantity: '0.025', facts: [60, 120] });
  expect(incident(399)).toMatchObject({ quantity: '0.066666666667' });
  expect(incident(520)).toMatchObject({ quantity: '0.1', facts: [60, 120, 180, 300, 400] });
});

test('nothing is charged after the run has ended', () => {
  const run = runs.run();
  expect(costAt(run, 10 * HOUR)).toEqual(costAt(run, run.log.header.until));
});

test('the zones of the fleet say in which Region it stands', () => {
  expect(regionOf(buildScenario())).toBe('ap-northeast-2');
  const fleet = { ...buildScenario().fleet, instances: [{ id: 'a', availabilityZone: 'rack 7' }] };
  expect(regionOf(buildScenario({}, { fleet }))).toBeNull();
});
