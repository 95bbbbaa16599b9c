import fc, { type Arbitrary } from 'fast-check';
import type { ZonalPlan } from '../../src/domain/deployment/zonal';
import { BUILD_PHASES, COMMAND_PHASES, IN_PLACE_EVENTS, IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL } from '../../src/domain';

/** A believable input for every machine of the domain, by the name it has in `MACHINES`. */
const durationMs = fc.integer({ min: 0, max: 90_000 });
const identity = {
  stage: fc.constant('Build'),
  action: fc.constant('Compile'),
  number: fc.integer({ min: 1, max: 9 }),
};

/** An agent that does not answer. */
const LOSS = { fault: 3, silenceMs: 300_000 };

const plannedCommand = fc.record({
  command: fc.constantFrom('npm ci', 'npm test'),
  isFinally: fc.boolean(),
  durationMs,
  exitCode: fc.constantFrom(0, 0, 0, 1),
  output: fc.constant<string[]>([]),
});

const plainPhase = fc.record({
  durationMs,
  status: fc.constantFrom('SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'FAILED'),
  statusCode: fc.constant(''),
  message: fc.constant(''),
});

function targetInput(events: readonly string[]): Arbitrary<object> {
  const outcome = fc.record({
    durationMs,
    script: fc.constantFrom(null, 'scripts/start.sh'),
    errorCode: fc.constantFrom('Success', 'Success', 'Success', 'Success', 'ScriptFailed'),
    message: fc.constant(''),
    logTail: fc.constant<string[]>([]),
    because: fc.constantFrom(null, 5),
    expectedMs: durationMs,
  });
  const plan = fc.record(
    Object.fromEntries(
      events.map((event) => [
        event,
        event === 'BlockTraffic' || event === 'AllowTraffic'
          ? outcome.map((it) => ({ ...it, durationMs: null, errorCode: 'Success' }))
          : outcome,
      ]),
    ),
  );
  return fc.record({
    deploymentId: fc.constant('d-1'),
    instance: fc.constant('i-01'),
    version: fc.constant(2),
    plan,
    agentLoss: fc.constantFrom(null, null, LOSS),
  });
}

/** Two small zones with a pause in between. */
const zonalPlans = fc
  .record({
    first: fc.integer({ min: 0, max: 2 }),
    second: fc.integer({ min: 0, max: 1 }),
    minimum: fc.integer({ min: 0, max: 2 }),
    pauseMs: durationMs,
  })
  .map(({ first, second, minimum, pauseMs }) => ({
    count: 3,
    zonal: {
      zones: [
        { zone: 'a', healthy: first, unhealthy: 2 - first, minimum },
        { zone: 'b', healthy: second, unhealthy: 1 - second, minimum: 0 },
      ],
      firstMonitorMs: pauseMs,
      monitorMs: pauseMs,
    },
  }));

function deploymentInput(count: number, zonal: ZonalPlan | undefined): Arbitrary<object> {
  const healthy = zonal?.zones.reduce((sum, zone) => sum + zone.healthy, 0);
  return fc.record({
    deploymentId: fc.constant('d-1'),
    application: fc.constant('orders'),
    group: fc.constant('prod'),
    config: fc.constant('CodeDeployDefault.OneAtATime'),
    version: fc.constant(2),
    creator: fc.constantFrom('user', 'codeDeployRollback'),
    rollbackOf: fc.constant(null),
    instances: fc.constant(Array.from({ length: count }, (_, index) => `i-0${index}`)),
    events: fc.constant(IN_PLACE_EVENTS),
    minimumHealthy: fc.integer({ min: 0, max: zonal === undefined ? count : 1 }),
    concurrency: fc.integer({ min: 1, max: Math.max(1, count) }),
    isFailFast: zonal === undefined ? fc.boolean() : fc.constant(false),
    executionNumber: fc.constant(1),
    healthy: healthy === undefined ? fc.integer({ min: 0, max: count }) : fc.constant(healthy),
    activeAlarms: fc.constantFrom([], [], ['errors']),
    startMs: durationMs,
    zonal: fc.constant(zonal),
  });
}

export const MACHINE_INPUTS: Readonly<Record<string, Arbitrary<object>>> = {
  stageGate: fc.record({ stage: fc.constant('Build'), isEnabled: fc.boolean() }),
  execution: fc.integer({ min: 1, max: 4 }).chain((count) =>
    fc.record({
      number: fc.constant(1),
      trigger: fc.constant('CloudWatchEvent'),
      mode: fc.constant('SUPERSEDED'),
      commitId: fc.constant('abc'),
      version: fc.constant(2),
      stages: fc.constant(Array.from({ length: count }, (_, index) => `S${index}`)),
      transferMs: fc.array(durationMs, { minLength: count, maxLength: count }),
    }),
  ),
  stageExecution: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }).map((actionCounts) => ({
    stage: 'Build',
    number: 1,
    runOrders: actionCounts.map((_, index) => index + 1),
    actionCounts,
  })),
  action: fc.record({
    ...identity,
    attempt: fc.constant(1),
    category: fc.constant('Build'),
    provider: fc.constant('CodeBuild'),
    version: fc.constant(2),
    inputArtifacts: fc.constant(['Source']),
    plannedMs: fc.option(durationMs),
    isBilledByMinute: fc.boolean(),
  }),
  source: fc.record({ ...identity, commitId: fc.constant('abc'), version: fc.constant(2), workMs: durationMs }),
  approval: fc.record({ ...identity, timeoutMs: durationMs }),
  build: fc.record({
    project: fc.constant('orders'),
    number: fc.constant(1),
    version: fc.constant(2),
    computeType: fc.constant('BUILD_GENERAL1_SMALL'),
    environmentType: fc.constant('LINUX_CONTAINER'),
    image: fc.constant('aws/codebuild/standard:7.0'),
    timeoutMs: fc.integer({ min: 1_000, max: 400_000 }),
    phases: fc.record(Object.fromEntries(BUILD_PHASES.map((phase) => [phase, plainPhase]))),
    commands: fc.record(
      Object.fromEntries(COMMAND_PHASES.map((phase) => [phase, fc.array(plannedCommand, { maxLength: 3 })])),
    ),
    onFailure: fc.record(
      Object.fromEntries(COMMAND_PHASES.map((phase) => [phase, fc.constantFrom(null, 'ABORT', 'CONTINUE')])),
    ),
  }),
  deployment: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 6 }).chain((count) => deploymentInput(count, undefined)) },
    { weight: 3, arbitrary: zonalPlans.chain(({ count, zonal }) => deploymentInput(count, zonal)) },
    { weight: 1, arbitrary: deploymentInput(1_001, undefined) },
  ),
  targetInPlace: targetInput(IN_PLACE_EVENTS),
  targetInPlaceWithTrafficControl: targetInput(IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL),
  application: fc.record({
    instance: fc.constant('i-01'),
    zone: fc.constant('ap-northeast-2a'),
    instanceType: fc.constant('t3.micro'),
    version: fc.constantFrom(null, 1),
    isStopped: fc.constantFrom(undefined, undefined, true),
  }),
  loadBalancerTarget: fc.record({
    instance: fc.constant('i-01'),
    healthyThreshold: fc.integer({ min: 2, max: 4 }),
    unhealthyThreshold: fc.integer({ min: 2, max: 4 }),
    deregistrationDelayMs: durationMs,
    isHealthy: fc.boolean(),
  }),
  alarm: fc.integer({ min: 1, max: 3 }).chain((evaluationPeriods) =>
    fc.record({
      alarm: fc.constant('errors'),
      threshold: fc.constant(5),
      evaluationPeriods: fc.constant(evaluationPeriods),
      datapointsToAlarm: fc.integer({ min: 1, max: evaluationPeriods }),
    }),
  ),
};

/** Members that events may carry; a machine reads those it knows. */
export const EVENT_PAYLOAD = fc.record({
  number: fc.integer({ min: 1, max: 4 }),
  reason: fc.constant('because'),
  detail: fc.constant('of this'),
  summary: fc.constant('fine'),
  message: fc.constant('gone'),
  stage: fc.constant('S0'),
  version: fc.integer({ min: 1, max: 3 }),
  alarms: fc.constant(['errors']),
  value: fc.option(fc.integer({ min: 0, max: 20 })),
  outcome: fc.constantFrom('B', 'G', 'M', 'ignore'),
  loss: fc.constant(LOSS),
  event: fc.constant('Install'),
  plan: fc.constant({
    durationMs: 60_000,
    script: null,
    errorCode: 'ScriptFailed',
    message: 'full',
    logTail: [],
    because: 3,
    expectedMs: 0,
  }),
  isInside: fc.boolean(),
  isAbandoned: fc.boolean(),
  autoRollback: fc.constantFrom(null, true),
  request: fc.constant(3),
  mode: fc.constantFrom('FAILED_ACTIONS', 'ALL_ACTIONS'),
  actions: fc.constantFrom([], ['Compile']),
  bootMs: fc.constant(30_000),
  phase: fc.constant('BUILD'),
  index: fc.constant(0),
  command: fc.constant({
    command: 'npm test',
    isFinally: false,
    durationMs: 7,
    exitCode: 2,
    output: [],
    because: 3,
  }),
});
