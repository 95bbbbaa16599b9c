import type { DeploymentRecord, UsageItem, UsageRecords } from '../domain';
import { wholeDecimal } from '../shared';
import { buildDimension } from './rules/codebuild';
import { isActive, isChargedByMinute } from './rules/codepipeline';

/** Used things with the place in the records that each comes from. */
export interface PlacedItem {
  readonly item: UsageItem;
  readonly path: readonly (string | number)[];
}

const counted = (service: string, dimension: string, quantity: number): UsageItem => ({
  service,
  dimension,
  amount: { quantity: wholeDecimal(quantity) },
  facts: [],
});

const PLATFORMS = { Server: 'ec2', Lambda: 'lambda', ECS: 'ecs' } as const;

/** A deployment costs nothing but for each on-premises instance that it updates (AWS CodeDeploy Pricing). */
function deploymentItems({ computePlatform, onPremisesInstances, count }: DeploymentRecord): UsageItem[] {
  if (onPremisesInstances === 0) return [counted('codedeploy', `${PLATFORMS[computePlatform]}Deployment`, count)];
  return [counted('codedeploy', 'onPremInstanceUpdate', count * onPremisesInstances)];
}

/**
 * What is charged of a usage as people write it down, in the order in which free quantities are used up: builds, pipelines,
 * actions, deployments, repositories, and then the rest as listed.
 */
export function itemsOf(records: UsageRecords): PlacedItem[] {
  const placed = <T>(list: readonly T[], member: string, itemsFor: (entry: T) => readonly UsageItem[]): PlacedItem[] =>
    list.flatMap((entry, index) => itemsFor(entry).map((item) => ({ item, path: [member, index] })));
  const { identities } = records;
  return [
    ...placed(records.builds, 'builds', ({ computeType, environmentType, seconds, count }) => [
      {
        service: 'codebuild',
        dimension: buildDimension(computeType, environmentType),
        amount: { seconds: [seconds], size: wholeDecimal(count) },
        facts: [],
      },
    ]),
    ...placed(records.pipelines, 'pipelines', (pipeline) => [
      counted('codepipeline', 'v1.activePipelineMonth', isActive(pipeline) ? pipeline.count : 0),
    ]),
    ...placed(records.actions, 'actions', (action) =>
      isChargedByMinute(action)
        ? [
            {
              service: 'codepipeline',
              dimension: 'v2.actionExecutionMinute',
              amount: { seconds: [action.seconds], size: wholeDecimal(action.count) },
              facts: [],
            },
          ]
        : [],
    ),
    ...placed(records.deployments, 'deployments', deploymentItems),
    ...placed(identities === null ? [] : [identities], 'identities', ({ people, roles }) => [
      counted('codecommit', 'activeUser', people + roles),
    ]),
    ...placed(records.quantities, 'quantities', (item) => [{ ...item, facts: [] }]),
  ];
}
