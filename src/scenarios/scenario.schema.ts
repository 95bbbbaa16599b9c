import * as v from 'valibot';
import { IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL, RESERVED_EVENTS } from '../domain';
import { LIMITS } from '../domain/deployment/limits';
import { DURATION, PERCENT } from './units';

/*
 * The YAML that authors write. It is checked as written and never transformed here, so that the same schema can be published
 * as JSON Schema for editors. Members that imitate an AWS API keep that API's names.
 */

const MAX_TEXT = 100_000;
const line = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
const duration = v.pipe(v.string(), v.minLength(2), v.regex(DURATION));
const share = v.union([v.pipe(v.number(), v.minValue(0), v.maxValue(1)), v.pipe(v.string(), v.regex(PERCENT))]);
const count = (low: number, high: number) => v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high));
const both = v.strictObject({ ko: line, en: line });
const prose = v.strictObject({
  ko: v.pipe(v.string(), v.minLength(1), v.maxLength(2_000)),
  en: v.pipe(v.string(), v.minLength(1), v.maxLength(2_000)),
});
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
const list = <T extends v.GenericSchema>(item: T, most: number) => v.pipe(v.array(item), v.maxLength(most));

/** Lifecycle events that can carry scripts. */
const HOOKS = IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL.filter((event) => !RESERVED_EVENTS.has(event));

const change = v.union([
  v.strictObject({ path, content: text }),
  v.strictObject({ path, find: v.pipe(text, v.minLength(1)), replace: text }),
  v.strictObject({ path, remove: v.literal(true) }),
]);
const changes = v.pipe(v.array(change), v.minLength(1), v.maxLength(50));

const commit = v.union([
  v.strictObject({ at: duration, edit: id }),
  v.strictObject({ at: duration, id, author: line, label: both, changes }),
]);

const serve = v.strictObject({
  errorRate: v.optional(share),
  latency: v.optional(duration),
  capacityRequestsPerSecond: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(1_000_000))),
  healthCheckFailureRate: v.optional(share),
  leak: v.optional(
    v.strictObject({
      requestsToExhaust: count(1, 1_000_000_000),
      errorRate: share,
      latency: duration,
      healthCheckFailureRate: share,
    }),
  ),
});

const outcome = {
  exitCode: v.optional(count(0, 255)),
  failureRate: v.optional(share),
  duration: v.optional(duration),
  output: v.optional(list(v.pipe(v.string(), v.maxLength(500)), 50)),
};

const script = v.strictObject({
  location: path,
  instances: v.optional(list(line, 1_000)),
  ...outcome,
  keepsOpen: v.optional(v.picklist(['STDOUT', 'STDERR'])),
  isExecutable: v.optional(v.boolean()),
  writes: v.optional(list(path, 50)),
  deletes: v.optional(list(path, 50)),
});

const behaviour = v.strictObject({
  when: v.optional(list(v.strictObject({ path, contains: v.optional(v.string()), lacks: v.optional(v.string()) }), 20)),
  serve: v.optional(serve),
  commands: v.optional(list(v.strictObject({ match: line, ...outcome, produces: v.optional(list(path, 50)) }), 50)),
  scripts: v.optional(list(script, 50)),
});

const project = v.strictObject({
  computeType: v.optional(line),
  environmentType: v.optional(line),
  image: v.optional(line),
  buildspec: v.optional(path),
  timeoutInMinutes: v.optional(count(5, 2_160)),
  queuedTimeoutInMinutes: v.optional(count(5, 480)),
});

const minimum = v.strictObject({ type: v.picklist(['HOST_COUNT', 'FLEET_PERCENT']), value: count(0, 1_000) });
const seconds = count(0, 86_400);
const tagText = v.pipe(v.string(), v.maxLength(256));
const tags = v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(128)), tagText);

const tagFilter = v.strictObject({
  Key: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(128))),
  Value: v.optional(tagText),
  Type: v.picklist(['KEY_ONLY', 'VALUE_ONLY', 'KEY_AND_VALUE']),
});
const tagSet = list(list(tagFilter, LIMITS.maxTagsPerTagGroup), LIMITS.maxTagGroupsPerGroup);

const autoRollback = v.strictObject({
  enabled: v.boolean(),
  events: list(v.picklist(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST']), 3),
});
const alarmConfiguration = v.strictObject({
  enabled: v.boolean(),
  ignorePollAlarmFailure: v.optional(v.boolean()),
  alarms: list(v.strictObject({ name: line }), LIMITS.maxAlarmsPerGroup),
});

/** `aws deploy create-deployment`, past the pipeline. */
const deployment = v.strictObject({
  at: duration,
  applicationName: line,
  deploymentGroupName: line,
  revision: v.optional(id),
  deploymentConfigName: v.optional(line),
  ignoreApplicationStopFailures: v.optional(v.boolean()),
  fileExistsBehavior: v.optional(v.picklist(['DISALLOW', 'OVERWRITE', 'RETAIN'])),
  overrideAlarmConfiguration: v.optional(alarmConfiguration),
  autoRollbackConfiguration: v.optional(autoRollback),
});

const deploymentGroup = v.strictObject({
  applicationName: line,
  deploymentGroupName: line,
  deploymentConfigName: v.optional(line),
  minimumHealthyHosts: v.optional(minimum),
  zonalConfig: v.optional(
    v.strictObject({
      monitorDurationInSeconds: v.optional(seconds),
      firstZoneMonitorDurationInSeconds: v.optional(seconds),
      minimumHealthyHostsPerZone: v.optional(minimum),
    }),
  ),
  ec2TagSet: v.optional(tagSet),
  onPremisesTagSet: v.optional(tagSet),
  autoScalingGroups: v.optional(list(line, LIMITS.maxAutoScalingGroupsPerGroup)),
  deploymentStyle: v.optional(
    v.strictObject({ deploymentOption: v.picklist(['WITH_TRAFFIC_CONTROL', 'WITHOUT_TRAFFIC_CONTROL']) }),
  ),
  autoRollbackConfiguration: v.optional(autoRollback),
  alarmConfiguration: v.optional(alarmConfiguration),
});

/** A host of its own, or a change of one of those that `count` makes. */
const instance = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/)),
  availabilityZone: v.optional(line),
  tags: v.optional(tags),
  autoScalingGroup: v.optional(line),
  onPremises: v.optional(
    v.strictObject({
      iamUserArn: v.optional(line),
      iamSessionArn: v.optional(line),
      registrationStatus: v.optional(v.picklist(['Registered', 'Deregistered'])),
    }),
  ),
  state: v.optional(v.picklist(['running', 'stopped'])),
  agent: v.optional(v.picklist(['running', 'missing'])),
  existingFiles: v.optional(list(path, 200)),
  lastDeployment: v.optional(v.picklist(['Succeeded', 'Failed', 'none'])),
  revision: v.optional(v.picklist(['baseline', 'unknown'])),
});

const targetGroup = v.strictObject({
  LoadBalancerName: line,
  TargetGroupName: line,
  HealthCheckIntervalSeconds: v.optional(count(5, 300)),
  HealthyThresholdCount: v.optional(count(2, 10)),
  UnhealthyThresholdCount: v.optional(count(2, 10)),
  DeregistrationDelaySeconds: v.optional(count(0, 3_600)),
});

const alarm = v.strictObject({
  AlarmName: line,
  MetricName: v.picklist([
    'HTTPCode_Target_5XX_Rate',
    'HTTPCode_Target_5XX_Count',
    'UnHealthyHostCount',
    'TargetResponseTime',
  ]),
  ComparisonOperator: v.picklist([
    'GreaterThanThreshold',
    'GreaterThanOrEqualToThreshold',
    'LessThanThreshold',
    'LessThanOrEqualToThreshold',
  ]),
  Threshold: v.number(),
  Period: v.picklist([10, 20, 30, 60, 120, 180, 240, 300]),
  EvaluationPeriods: count(1, 100),
  DatapointsToAlarm: v.optional(count(1, 100)),
  TreatMissingData: v.optional(v.picklist(['missing', 'notBreaching', 'breaching', 'ignore'])),
});

const when = { at: duration, until: v.optional(duration) };
const instanceFault = v.strictObject({
  ...when,
  type: v.picklist(['instance.stop', 'app.crash', 'agent.stop', 'disk.full']),
  instance: line,
});
const scope = v.optional(v.picklist(['current', 'next']));
const exitCode = v.optional(count(1, 255));

/** `until`: repaired at that time. `scope`: the running build or deployment, or the next one (the default). */
const fault = v.variant('type', [
  instanceFault,
  v.strictObject({ ...when, type: v.literal('zone.stop'), zone: line }),
  v.strictObject({
    ...when,
    type: v.picklist(['healthCheck.fail', 'healthCheck.pass']),
    instance: v.optional(line),
  }),
  v.strictObject({
    ...when,
    type: v.literal('dependency.slow'),
    version: v.optional(count(1, 1_000)),
    latency: v.optional(duration),
    errorRate: v.optional(share),
  }),
  v.strictObject({
    ...when,
    type: v.picklist(['build.fail', 'test.fail', 'build.diskFull']),
    scope,
    project: v.optional(line),
    exitCode,
  }),
  v.strictObject({
    ...when,
    type: v.literal('hook.fail'),
    event: v.picklist(HOOKS),
    scope,
    instance: v.optional(line),
    exitCode,
  }),
  v.strictObject({
    ...when,
    type: v.literal('hook.hang'),
    event: v.picklist(HOOKS),
    scope,
    instance: v.optional(line),
  }),
]);

/** The whole file. */
export const scenarioSchema = v.strictObject({
  baepo: v.literal(1),
  id,
  order: v.optional(count(1, 999)),
  title: both,
  summary: prose,
  seed: v.optional(count(0, 4_294_967_295)),
  until: duration,
  pipeline: path,
  baseline: v.optional(v.picklist(['deployed', 'empty'])),
  files: v.record(v.string(), text),
  commits: v.optional(list(commit, 200)),
  deployments: v.optional(list(deployment, 100)),
  edits: v.optional(list(v.strictObject({ id, author: line, label: both, changes }), 50)),
  behaviour: v.optional(list(behaviour, 100)),
  codebuild: v.optional(v.record(v.string(), project)),
  codedeploy: v.optional(list(deploymentGroup, 20)),
  fleet: v.strictObject({
    name: line,
    instanceType: v.optional(line),
    count: count(0, 1_000),
    availabilityZones: v.optional(v.pipe(v.array(line), v.minLength(1), v.maxLength(6))),
    tags: v.optional(tags),
    autoScalingGroup: v.optional(line),
    instances: v.optional(list(instance, 1_000)),
    users: v.optional(list(line, 50)),
    existingFiles: v.optional(list(path, 200)),
  }),
  targetGroup: v.optional(targetGroup),
  alarms: v.optional(list(alarm, 50)),
  traffic: v.optional(
    list(
      v.strictObject({ at: duration, requestsPerSecond: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)) }),
      200,
    ),
  ),
  faults: v.optional(list(fault, 100)),
  disabledTransitions: v.optional(v.record(v.string(), v.pipe(v.string(), v.maxLength(300)))),
  timings: v.optional(v.record(v.string(), duration)),
});

export type AuthoredScenario = v.InferOutput<typeof scenarioSchema>;
