import fc, { type Arbitrary } from 'fast-check';
import {
  IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL,
  type Command,
  type CommandBody,
  type CommandType,
} from '../../src/domain';
import {
  faultKey,
  type Fault,
  type FaultOf,
  type FaultType,
  type Scenario,
  type SimulationLog,
} from '../../src/domain';
import { simulate } from '../../src/engine';
import { factsOf } from './facts';
import { buildScenario } from './scenarioBuilder';

const share = fc.constantFrom(0, 0, 0.02, 0.3, 1);

/** Small scenarios that go well, badly or very badly. */
export const scenarios = fc
  .record({
    instances: fc.integer({ min: 1, max: 6 }),
    config: fc.constantFrom('OneAtATime', 'HalfAtATime', 'AllAtOnce'),
    hasLoadBalancer: fc.boolean(),
    isBaselineDeployed: fc.boolean(),
    errorRate: share,
    healthCheckFailureRate: share,
    exitCode: fc.constantFrom(null, null, 1),
    testExitCode: fc.constantFrom(null, null, null, 1),
    stopped: fc.option(fc.integer({ min: 1_000, max: 600_000 })),
    second: fc.option(fc.integer({ min: 20_000, max: 400_000 })),
  })
  .map((it): Scenario => {
    const { instances, hasLoadBalancer, isBaselineDeployed } = it;
    const base = buildScenario({ instances, hasLoadBalancer, config: `CodeDeployDefault.${it.config}` });
    const second = { id: 'second', author: 'jun', changes: [{ path: 'src/app.js', content: 'v3' }] };
    return {
      ...base,
      isBaselineDeployed,
      untilMs: 1_500_000,
      commits: [...base.commits, ...(it.second === null ? [] : [{ ...second, atMs: it.second }])],
      faults: it.stopped === null ? [] : [{ atMs: it.stopped, type: 'instance.stop', instance: 'i-01' }],
      behaviour: [
        {
          when: [{ path: 'src/app.js', contains: 'v2', lacks: null }],
          serve: {
            errorRate: it.errorRate,
            latencyMs: null,
            capacityRequestsPerSecond: 60,
            healthCheckFailureRate: it.healthCheckFailureRate,
            leak: null,
          },
          commands: [
            {
              match: 'npm test',
              exitCode: it.testExitCode,
              failureRate: null,
              durationMs: null,
              output: [],
              produces: [],
            },
          ],
          scripts: [
            { location: 'scripts/start.sh', exitCode: it.exitCode, failureRate: null, durationMs: null, output: [] },
          ],
        },
      ],
    };
  });

const body = fc.oneof(
  fc.record({
    type: fc.constant('transition.disable' as const),
    stage: fc.constantFrom('Build', 'Deploy', 'Nope'),
    reason: fc.constant('x'),
  }),
  fc.record({ type: fc.constant('transition.enable' as const), stage: fc.constantFrom('Build', 'Deploy') }),
  fc.record({
    type: fc.constant('commit.push' as const),
    editId: fc.constant(null),
    author: fc.constant('mina'),
    changes: fc.constant([{ path: 'src/app.js', content: 'v4' }]),
  }),
);

export const commands = fc
  .array(fc.record({ at: fc.integer({ min: 0, max: 1_400_000 }), body }), { maxLength: 5 })
  .map((list): Command[] => [...list].sort((a, b) => a.at - b.at).map((it) => ({ at: it.at, ...it.body })));

export const seeds = fc.integer({ min: 0, max: 1_000 });

const instance = fc.constantFrom('i-01', 'i-02', 'i-09');
const anyInstance = fc.option(instance);
const scope = fc.constantFrom('current' as const, 'next' as const);
const exitCode = fc.constantFrom(1, 1, 2, 127, 0);
const event = fc.constantFrom(...IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL);
const buildFault = { scope, project: fc.constantFrom(null, null, 'orders-build', 'nope'), exitCode };

type Members<T extends object> = { readonly [K in Exclude<keyof T, 'type'>]: Arbitrary<T[K]> };

/** Members of every fault, sensible or not. A fault without an entry is a type error. */
const FAULTS: { readonly [T in FaultType]: Members<FaultOf<T>> } = {
  'instance.stop': { instance },
  'zone.stop': { zone: fc.constantFrom('ap-northeast-2a', 'ap-northeast-2c', 'mars') },
  'app.crash': { instance },
  'agent.stop': { instance },
  'disk.full': { instance },
  'healthCheck.fail': { instance: anyInstance },
  'healthCheck.pass': { instance: anyInstance },
  'dependency.slow': {
    version: fc.constantFrom(null, null, 1, 99),
    latencyMs: fc.constantFrom(2_000, 2_000, 0, -1),
    errorRate: fc.constantFrom(0.3, 0.3, 0, 2),
  },
  'build.fail': buildFault,
  'test.fail': buildFault,
  'build.diskFull': buildFault,
  'hook.fail': { scope, event, instance: anyInstance, exitCode },
  'hook.hang': { scope, event, instance: anyInstance },
};

/** Any fault, of each type as often. */
export const faults: Arbitrary<Fault> = fc.oneof(
  ...Object.entries(FAULTS).map(
    ([type, members]) => fc.record({ type: fc.constant(type), ...(members as object) }) as unknown as Arbitrary<Fault>,
  ),
);

const stage = fc.constantFrom('Source', 'Build', 'Gate', 'Deploy', 'Nope');
const number = fc.constantFrom(1, 1, 2, 7);
/** Stands for the deployment or approval that is there at that time. */
const summary = fc.constant('');
const action = fc.constant('');
const deploymentId = fc.constant('');

/** Members of every command. A command without an entry is a type error. */
const BODIES: { readonly [T in CommandType]: Members<Extract<CommandBody, { type: T }>> } = {
  'commit.push': {
    editId: fc.constant(null),
    author: fc.constant('mina'),
    changes: fc.constantFrom([{ path: 'src/app.js', content: 'v5' }], [{ path: '../x', content: '' }]),
  },
  'transition.disable': { stage, reason: fc.constant('x') },
  'transition.enable': { stage },
  'approval.approve': { action, summary },
  'approval.reject': { action, summary },
  'execution.start': {},
  'execution.stop': { execution: number, isAbandoned: fc.boolean(), reason: fc.constant('') },
  'execution.retryStage': {
    execution: number,
    stage,
    mode: fc.constantFrom('FAILED_ACTIONS' as const, 'ALL_ACTIONS' as const),
  },
  'deployment.stop': { deploymentId, autoRollback: fc.constantFrom(null, true, false) },
  'deployment.rollBack': {
    application: fc.constantFrom('orders', 'nope'),
    group: fc.constant('prod'),
    version: fc.constantFrom(1, 2, 99),
  },
  'deployment.create': {
    application: fc.constantFrom('orders', 'nope'),
    group: fc.constant('prod'),
    version: fc.constantFrom(1, 2, 99),
    options: fc.constantFrom(
      {},
      { ignoreApplicationStopFailures: true, fileExistsBehavior: 'OVERWRITE' as const },
      { deploymentConfigName: 'CodeDeployDefault.AllAtOnce' },
      { deploymentConfigName: 'Nope' },
    ),
  },
  'fault.inject': { fault: faults },
  'fault.clear': { fault: faults },
};

const anyBody = fc.oneof(
  ...Object.entries(BODIES).map(([type, members]) => ({
    arbitrary: fc.record({
      type: fc.constant(type),
      ...(members as object),
    }) as unknown as Arbitrary<CommandBody>,
    // One command for all faults.
    weight: type === 'fault.inject' ? 8 : type === 'fault.clear' ? 4 : 1,
  })),
);

const anyCommands = (most: number): Arbitrary<Command[]> =>
  fc
    .array(fc.record({ at: fc.integer({ min: 0, max: 700_000 }), body: anyBody }), { minLength: 1, maxLength: most })
    .map((list) => [...list].sort((a, b) => a.at - b.at).map((it): Command => ({ at: it.at, ...it.body })));

const GATE: Scenario['pipeline']['stages'][number] = {
  name: 'Gate',
  actions: [
    {
      name: 'Approve',
      category: 'Approval',
      owner: 'AWS',
      provider: 'Manual',
      runOrder: 1,
      configuration: {},
      inputArtifacts: [],
      outputArtifacts: [],
      timeoutInMinutes: 5,
    },
  ],
};

export interface Intervention {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly commands: readonly Command[];
}

/** A scenario with commands of all kinds, some of which meet what is there and some of which cannot be carried out. */
export const interventions: Arbitrary<Intervention> = fc
  .record({ scenario: scenarios, hasGate: fc.boolean(), seed: seeds, commands: anyCommands(6) })
  .map(({ scenario, hasGate, seed, commands: given }) => {
    const { stages } = scenario.pipeline;
    const gated = hasGate ? [...stages.slice(0, -1), GATE, ...stages.slice(-1)] : stages;
    const whole: Scenario = { ...scenario, untilMs: 900_000, pipeline: { ...scenario.pipeline, stages: gated } };
    return { scenario: whole, seed, commands: addressed(whole, seed, given) };
  });

/** Gives commands the ids of what is there when they come; what cannot be carried out stays as it is. */
function addressed(scenario: Scenario, seed: number, given: readonly Command[]): Command[] {
  const done: Command[] = [];
  for (const command of given) {
    const isAddressed = ADDRESSED.has(command.type);
    done.push(isAddressed ? address(upTo(simulate(scenario, seed, done), command.at), command) : command);
  }
  return done;
}

const ADDRESSED: ReadonlySet<CommandType> = new Set<CommandType>([
  'deployment.stop',
  'approval.approve',
  'approval.reject',
  'execution.retryStage',
  'fault.clear',
]);

function address(log: SimulationLog, command: Command): Command {
  switch (command.type) {
    case 'deployment.stop':
      return { ...command, deploymentId: factsOf(log, 'deployment.created').at(-1)?.data.deploymentId ?? 'd-NONE' };
    case 'approval.approve':
    case 'approval.reject': {
      const entity = factsOf(log, 'approval.requested').at(-1)?.entity ?? 'none/approval';
      return { ...command, action: entity.slice(0, entity.lastIndexOf('/')) };
    }
    case 'execution.retryStage': {
      const ends = [...factsOf(log, 'stage.failed'), ...factsOf(log, 'stage.stopped')].sort((a, b) => a.seq - b.seq);
      const end = ends.at(-1);
      return end === undefined ? command : { ...command, execution: end.data.number, stage: end.data.stage };
    }
    case 'fault.clear': {
      const over = new Set(
        [...factsOf(log, 'fault.cleared'), ...factsOf(log, 'fault.struck')].map(({ data }) => faultKey(data.details)),
      );
      const active = factsOf(log, 'fault.injected').filter(({ data }) => !over.has(faultKey(data.details)));
      return { ...command, fault: active.at(-1)?.data.details ?? command.fault };
    }
    default:
      return command;
  }
}

function upTo(log: SimulationLog, at: number): SimulationLog {
  return { ...log, events: log.events.filter((fact) => fact.at <= at) };
}
