import { describe, expect, test } from 'vitest';
import type { UsageRecords } from '../../../src/domain';
import { parseUsage } from '../../../src/formats/pricing';
import { itemsOf } from '../../../src/pricing';
import { buildDimension } from '../../../src/pricing/rules/codebuild';
import { billOf } from '../../support/pricing';

function records(written: object): UsageRecords {
  const parsed = parseUsage('usage.json', JSON.stringify({ baepoUsage: 1, ...written }));
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join('\n'));
  return parsed.value.records;
}

const usd = (written: object): string =>
  billOf(
    itemsOf(records(written)).map(({ item }) => item),
    {},
    'us-east-1',
  ).awsUsd;

describe('a usage as people write it', () => {
  test.each([
    ['a pipeline of ten is free', { pipelines: [{ type: 'V1', ageDays: 300, codeChanges: 5, count: 10 }] }, '9'],
    ['young pipelines', { pipelines: [{ type: 'V1', ageDays: 30, codeChanges: 5, count: 3 }] }, '0'],
    ['idle pipelines', { pipelines: [{ type: 'V1', ageDays: 300, codeChanges: 0, count: 3 }] }, '0'],
    ['a pipeline that just got old', { pipelines: [{ type: 'V1', ageDays: 31, codeChanges: 1, count: 2 }] }, '1'],
    ['actions, each rounded up', { actions: [{ category: 'Build', seconds: 61, count: 51 }] }, '0.004'],
    [
      'approvals and custom actions',
      {
        actions: [
          { category: 'Approval', seconds: 9e6 },
          { category: 'Test', owner: 'Custom', seconds: 9e6 },
        ],
      },
      '0',
    ],
    ['on-premises updates', { deployments: [{ computePlatform: 'Server', onPremisesInstances: 3, count: 2 }] }, '0.12'],
    ['deployments elsewhere', { deployments: [{ computePlatform: 'ECS', count: 500 }] }, '0'],
    ['people and roles', { identities: { people: 5, roles: 2 } }, '2'],
    [
      'exact digits',
      { quantities: [{ service: 's3', dimension: 'standard.storage', quantity: '0.12345678901234567891' }] },
      '0.00283950614728395061493',
    ],
  ])('%s', (_, written, expected) => expect(usd(written)).toBe(expected));

  test('keeps places for messages', () => {
    const placed = itemsOf(
      records({ builds: [{ computeType: 'BUILD_GENERAL1_SMALL', seconds: 5 }], identities: { people: 1 } }),
    );
    expect(placed.map(({ path }) => path)).toEqual([
      ['builds', 0],
      ['identities', 0],
    ]);
  });
});

test.each([
  ['BUILD_GENERAL1_SMALL', 'LINUX_CONTAINER', 'linux.general1.small'],
  ['BUILD_GENERAL1_SMALL', 'ARM_CONTAINER', 'linux.arm1.small'],
  ['BUILD_GENERAL1_2XLARGE', 'LINUX_CONTAINER', 'linux.general1.2xlarge'],
  ['BUILD_GENERAL1_LARGE', 'LINUX_GPU_CONTAINER', 'linux.gpu1.large'],
  ['BUILD_GENERAL1_MEDIUM', 'WINDOWS_SERVER_2022_CONTAINER', 'windows.general1.medium'],
  ['BUILD_LAMBDA_1GB', 'LINUX_LAMBDA_CONTAINER', 'lambda.x86-64.1GB'],
  ['BUILD_LAMBDA_10GB', 'ARM_LAMBDA_CONTAINER', 'lambda.arm.10GB'],
])('CodeBuild %s in %s is %s', (computeType, environmentType, dimension) => {
  expect(buildDimension(computeType, environmentType)).toBe(dimension);
});

test('a machine that is not charged on demand has no price', () => {
  for (const environmentType of ['MAC_ARM', 'LINUX_EC2', 'toString']) {
    const dimension = buildDimension('BUILD_GENERAL1_MEDIUM', environmentType);
    const item = { service: 'codebuild', dimension, amount: { quantity: '1' as never }, facts: [] };
    expect(billOf([item]).unpriced[0]?.code).toBe('pricing.unknownDimension');
  }
});
