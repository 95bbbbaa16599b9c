import { describe, expect, test } from 'vitest';
import { exact } from '../../../src/pricing/arithmetic';
import { billOf, lineOf, ran, used } from '../../support/pricing';

const SMALL = 'codebuild/linux.general1.small';
const ARM = 'codebuild/linux.arm1.small';

describe('free quantities', () => {
  test('are used up in the order of use, across what shares them', () => {
    const bill = billOf([used(ARM, 30), used(SMALL, 90), used(ARM, 10)]);
    expect(lineOf(bill, ARM)).toMatchObject({ quantity: '40', freeQuantity: '30', amountUsd: '0.0385' });
    expect(lineOf(bill, SMALL)).toMatchObject({ quantity: '90', freeQuantity: '70', amountUsd: '0.1' });
    expect(bill.freeTiers).toMatchObject([{ id: 'codebuild.smallMinutes', used: '100', remaining: '0' }]);
  });

  test('are shared by the account', () => {
    const bill = billOf([used(SMALL, 70)], { alreadyUsed: { 'codebuild.smallMinutes': exact('40') } });
    expect(bill.awsUsd).toBe('0.05');
    expect(bill.freeTiers[0]).toMatchObject({ usedBefore: '40', used: '60', remaining: '0' });
    const full = billOf([used(SMALL, 1)], { alreadyUsed: { 'codebuild.smallMinutes': exact('5000') } });
    expect(full.freeTiers[0]).toMatchObject({ usedBefore: '100', used: '0', remaining: '0' });
  });

  test('do not cover larger machines', () => {
    expect(billOf([used('codebuild/linux.general1.medium', 10)]).awsUsd).toBe('0.1');
  });

  test('of the first twelve months are for those accounts only', () => {
    const items = [used('ec2/linux.t2.micro', 760), used('ebs/gp3.storage', 30)];
    expect(billOf(items).awsUsd).toBe('13.68');
    expect(billOf(items, { freeTier: 'first12Months' }).awsUsd).toBe('0.144');
    expect(billOf([used(SMALL, 100)], { freeTier: 'none' }).awsUsd).toBe('0.5');
  });

  test('that the book does not know are no silent nothing', () => {
    const bill = billOf([used(SMALL, 1)], { alreadyUsed: { 'codebuild.hugeMinutes': exact('1') } });
    expect(bill.unpriced).toMatchObject([{ code: 'pricing.unknownFreeTier', params: { id: 'codebuild.hugeMinutes' } }]);
  });
});

describe('a line', () => {
  test('shows the steps of its price', () => {
    const bill = billOf([used('s3/standard.storage', 600_000)]);
    expect(lineOf(bill, 's3/standard.storage').steps).toEqual([
      { from: '0', quantity: '51200', usdPerUnit: '0.025', amountUsd: '1280' },
      { from: '51200', quantity: '460800', usdPerUnit: '0.024', amountUsd: '11059.2' },
      { from: '512000', quantity: '88000', usdPerUnit: '0.023', amountUsd: '2024' },
    ]);
    expect(bill.awsUsd).toBe('14363.2');
  });

  test('that costs nothing still says its price', () => {
    const line = lineOf(billOf([used('codedeploy/ec2Deployment', 12)]), 'codedeploy/ec2Deployment');
    expect(line).toMatchObject({ quantity: '12', amountUsd: '0', steps: [{ usdPerUnit: '0' }] });
  });

  test('gathers the facts of everything in it', () => {
    const bill = billOf([used(SMALL, 1, [5]), used('xray/traceRecorded', 1, [6]), used(SMALL, 2, [9, 12])]);
    expect(lineOf(bill, SMALL)).toMatchObject({ quantity: '3', facts: [5, 9, 12] });
  });

  test('names the source of its price and the day', () => {
    expect(lineOf(billOf([used(SMALL, 1)]), SMALL)).toMatchObject({ sourceAsOf: '2025-11-04' });
  });
});

describe('time', () => {
  test.each([
    ['build minutes, each build rounded up', SMALL, [1, 60, 61], '4'],
    ['seconds of Lambda compute', 'codebuild/lambda.x86-64.1GB', [0.2, 3], '4'],
    ['action minutes', 'codepipeline/v2.actionExecutionMinute', [9.784, 50.004, 173.896], '5'],
    ['started hours of a load balancer', 'elb/alb.hour', [1_200], '1'],
    ['seconds of an instance, at least a minute', 'ec2/linux.t3.micro', [12, 3_540], '1'],
    ['no time at all', 'elb/alb.hour', [0], '0'],
  ])('%s', (_, key, seconds, quantity) => {
    expect(lineOf(billOf([ran(key, seconds)], {}, 'us-east-1'), key).quantity).toBe(quantity);
  });

  test('spread over a month has 730 hours', () => {
    expect(lineOf(billOf([ran('ebs/gp3.storage', [2_628_000], 8)]), 'ebs/gp3.storage').quantity).toBe('8');
  });

  test('given as units that cannot be divided is rounded up; other units stay', () => {
    expect(lineOf(billOf([used(SMALL, '4.2')]), SMALL).quantity).toBe('5');
    expect(lineOf(billOf([used('ec2/linux.t3.micro', '0.25')]), 'ec2/linux.t3.micro').quantity).toBe('0.25');
  });
});

describe('what cannot be priced', () => {
  test.each([
    ['a Region', [used(SMALL, 1)], 'eu-west-1', 'pricing.unknownRegion'],
    ['a service', [used('quantum/qubit', 1)], 'us-east-1', 'pricing.unknownService'],
    ['a dimension', [used('ec2/linux.t9.huge', 1)], 'us-east-1', 'pricing.unknownDimension'],
    ['a dimension in the Region', [used('codeartifact/storage', 1)], 'ap-northeast-2', 'pricing.noPriceInRegion'],
    ['less than nothing', [used(SMALL, -1)], 'us-east-1', 'pricing.negative'],
    ['negative time', [ran(SMALL, [60, -1])], 'us-east-1', 'pricing.negative'],
    ['more than there is', [used(SMALL, '1e18')], 'us-east-1', 'pricing.tooLarge'],
    ['half a user', [used('codecommit/activeUser', '5.5')], 'us-east-1', 'pricing.notWhole'],
    ['requests by the second', [ran('lambda/request', [5])], 'us-east-1', 'pricing.notTimed'],
  ])('%s is said, and never a zero', (_, items, region, code) => {
    const bill = billOf(items, {}, region);
    expect(bill.unpriced.map((problem) => problem.code)).toEqual([code]);
    expect(bill.lines).toEqual([]);
  });

  test('keeps the place of the thing and its facts, and prices the rest', () => {
    const bill = billOf([used(SMALL, 101), used('ec2/linux.t9.huge', 1, [3, 4])]);
    expect(bill.unpriced).toMatchObject([{ item: 1, facts: [3, 4] }]);
    expect(bill.awsUsd).toBe('0.005');
  });

  test('is not what JavaScript objects bring along', () => {
    expect(billOf([used('ec2/constructor', 1)], {}, 'toString').unpriced[0]?.code).toBe('pricing.unknownRegion');
  });
});

test('credits pay what is due, as far as they go', () => {
  const items = [used('ec2/linux.t3.micro', 730)];
  expect(billOf(items, { creditUsd: exact('5') })).toMatchObject({ awsUsd: '9.49', creditUsd: '5', dueUsd: '4.49' });
  expect(billOf(items, { creditUsd: exact('100') })).toMatchObject({ creditUsd: '9.49', dueUsd: '0' });
});
