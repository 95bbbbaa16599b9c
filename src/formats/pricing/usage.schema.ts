import * as v from 'valibot';
import { decimal } from './decimals';

const name = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const count = (low: number, high: number) => v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high));
const many = v.optional(count(0, 1_000_000_000));
const list = <T extends v.GenericSchema>(item: T) => v.optional(v.pipe(v.array(item), v.maxLength(10_000)));
const describe = <T extends v.GenericSchema>(schema: T, text: string) => v.pipe(schema, v.description(text));

const account = v.strictObject({
  freeTier: describe(
    v.optional(v.picklist(['always', 'first12Months', 'none'])),
    'What is free besides credits. Default: what is always free.',
  ),
  creditUsd: describe(v.optional(decimal), 'Credits left. Default: none.'),
  createdOn: describe(
    v.optional(day),
    'Day on which the account was created: says what is free and which credits there are. Needs "on".',
  ),
  on: describe(v.optional(day), 'Day of the bill.'),
  alreadyUsed: describe(
    v.optional(v.record(v.string(), decimal)),
    'What the rest of the account has used of free quantities this month, by their id, such as codebuild.smallMinutes.',
  ),
});

const quantity = v.strictObject({
  service: describe(name, 'As in the price book, such as ec2.'),
  dimension: describe(name, 'As in the price book, such as linux.t3.micro.'),
  quantity: describe(v.optional(decimal), 'In the unit of the dimension. Either this or seconds.'),
  seconds: describe(
    v.optional(v.pipe(v.array(decimal), v.minLength(1), v.maxLength(10_000))),
    'Pieces of time, each rounded up as the price says.',
  ),
  size: describe(v.optional(decimal), 'How much ran during the seconds: instances, vCPU, GB. Default: 1.'),
});

const build = v.strictObject({
  computeType: name,
  environmentType: v.optional(name),
  seconds: describe(decimal, 'From PROVISIONING to the end, of each build.'),
  count: many,
});

const pipeline = v.strictObject({
  type: v.literal('V1'),
  ageDays: count(0, 100_000),
  codeChanges: describe(count(0, 1_000_000_000), 'Changes that ran through it this month.'),
  count: many,
});

const action = v.strictObject({
  category: v.picklist(['Source', 'Build', 'Test', 'Deploy', 'Approval', 'Invoke', 'Compute']),
  owner: v.optional(v.picklist(['AWS', 'ThirdParty', 'Custom'])),
  seconds: describe(decimal, 'Duration of each execution of the action.'),
  count: many,
});

const deployment = v.strictObject({
  computePlatform: v.picklist(['Server', 'Lambda', 'ECS']),
  onPremisesInstances: describe(many, 'On-premises instances that each deployment updates.'),
  count: many,
});

/** What was used in one month, as JSON or YAML. */
export const usageSchema = v.strictObject({
  $schema: v.optional(v.string()),
  baepoUsage: v.literal(1),
  region: v.optional(v.pipe(v.string(), v.maxLength(64))),
  account: v.optional(account),
  builds: describe(list(build), 'Builds of CodeBuild.'),
  pipelines: describe(list(pipeline), 'Pipelines of type V1.'),
  actions: describe(list(action), 'Executions of actions in pipelines of type V2.'),
  deployments: describe(list(deployment), 'Deployments of CodeDeploy.'),
  identities: describe(
    v.optional(v.strictObject({ people: count(0, 1_000_000), roles: v.optional(count(0, 1_000_000)) })),
    'Everybody and everything that used a CodeCommit repository, the roles of CodeBuild and CodePipeline included.',
  ),
  quantities: describe(
    list(quantity),
    'Anything else in the price book: a quantity in its unit, or pieces of time with the size of what ran.',
  ),
  people: describe(
    list(v.strictObject({ what: name, hours: decimal, usdPerHour: decimal })),
    'Time of people. Stands on no bill of AWS.',
  ),
  lostRequests: v.optional(v.strictObject({ requests: count(0, 1_000_000_000_000), usdPerRequest: decimal })),
});

export type WrittenUsage = v.InferOutput<typeof usageSchema>;
