import type { Command, Scenario, SimulationLog } from '../../../src/domain';
import { simulate } from '../../../src/engine';
import { buildScenario, type BuilderOptions } from '../../support/scenarioBuilder';

export interface Run {
  readonly scenario: Scenario;
  readonly log: SimulationLog;
}

/** Runs a scenario for ten minutes, unless told otherwise. */
export function run(
  options: BuilderOptions = {},
  overrides: Partial<Scenario> = {},
  commands: readonly Command[] = [],
  seed = 7,
): Run {
  const scenario = buildScenario(options, { untilMs: 600_000, ...overrides });
  return { scenario, log: simulate(scenario, seed, commands) };
}

type Rule = Scenario['behaviour'][number];

/** What the code does from version 2 on. */
export function fromV2(effects: Partial<Omit<Rule, 'when'>>): readonly Rule[] {
  const when = [{ path: 'src/app.js', contains: 'v2', lacks: null }];
  return [{ when, serve: null, commands: [], scripts: [], ...effects }];
}

const plainServe = {
  errorRate: null,
  latencyMs: null,
  capacityRequestsPerSecond: null,
  healthCheckFailureRate: null,
  leak: null,
};

/** Code that answers this share of requests with an error. */
export const errors = (errorRate: number, healthCheckFailureRate: number | null = null) =>
  fromV2({ serve: { ...plainServe, errorRate, healthCheckFailureRate } });

/** Code that uses something up with every request. */
export const leaking = (requestsToExhaust: number) =>
  fromV2({
    serve: {
      ...plainServe,
      leak: { requestsToExhaust, errorRate: 0.4, latencyMs: 2_000, healthCheckFailureRate: 0 },
    },
  });

/** A build command or script that fails. */
export const fails = { exitCode: 1, failureRate: null, durationMs: null, output: [] };
export const failingBuild = (): Run =>
  run({}, { behaviour: fromV2({ commands: [{ ...fails, match: 'npm test', produces: [] }] }) });
export const failingScript = (instances = 4): Run =>
  run(
    { instances, config: 'CodeDeployDefault.HalfAtATime' },
    { behaviour: fromV2({ scripts: [{ ...fails, location: 'scripts/start.sh' }] }) },
  );

/** v2 fails half of its requests; the alarm looks every ten seconds, so it stops the deployment before it is over. */
export function alarmAndRollback(): Run {
  const alarms = buildScenario().alarms.map((alarm) => ({ ...alarm, periodSeconds: 10 }));
  return run({}, { behaviour: errors(0.5), alarms, untilMs: 900_000 });
}

const commit = (version: number, atMs: number): Scenario['commits'][number] => ({
  id: `change-${version}`,
  atMs,
  author: 'mina',
  changes: [{ path: 'src/app.js', content: `v${version}` }],
});

/** The transition to Deploy is off until five minutes. */
export function disabledTransition(commits: readonly number[] = [10_000]): Run {
  return run(
    {},
    {
      disabledTransitions: { Deploy: 'freeze' },
      commits: commits.map((atMs, index) => commit(index + 2, atMs)),
    },
    [{ at: 300_000, type: 'transition.enable', stage: 'Deploy' }],
  );
}

/** An approval stands between build and deployment, and somebody decides at two minutes. */
export function approval(decision: 'approve' | 'reject' | 'none'): Run {
  const base = buildScenario().pipeline;
  const [source, build, deploy] = base.stages;
  if (source === undefined || build === undefined || deploy === undefined) throw new Error('three stages');
  const gate = {
    name: 'Gate',
    actions: [
      {
        name: 'Approve',
        category: 'Approval' as const,
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
  const action = 'execution-1/Gate/Approve#1';
  const commands: readonly Command[] =
    decision === 'none' ? [] : [{ at: 120_000, type: `approval.${decision}`, action, summary: 'looked at it' }];
  return run({}, { pipeline: { ...base, stages: [source, build, gate, deploy] } }, commands);
}

export const withoutLoadBalancer = (): Run => run({ hasLoadBalancer: false, config: 'CodeDeployDefault.AllAtOnce' });

/** A host goes down before anything is deployed. */
export const instanceStopped = (): Run =>
  run({}, { commits: [], faults: [{ atMs: 30_000, type: 'instance.stop', instance: 'i-02' }] });
