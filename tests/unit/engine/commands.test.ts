import { describe, expect, test } from 'vitest';
import type { Command, Scenario, SimulationLog } from '../../../src/domain';
import { simulate } from '../../../src/engine';
import { causesOf, factsOf, theFact } from '../../support/facts';
import { buildScenario } from '../../support/scenarioBuilder';

const base = buildScenario();
const [source, build, deploy] = base.pipeline.stages;
if (!source || !build || !deploy) throw new Error('three stages expected');
const [buildAction] = build.actions;
if (!buildAction) throw new Error('a build action expected');

/** Build and Lint run side by side in one stage, then Pack. */
const parallel = {
  ...base.pipeline,
  stages: [
    source,
    {
      name: 'Build',
      actions: [
        buildAction,
        { ...buildAction, name: 'Lint', configuration: { ProjectName: 'lint' }, outputArtifacts: [] },
        { ...buildAction, name: 'Pack', configuration: { ProjectName: 'pack' }, runOrder: 2, outputArtifacts: [] },
      ],
    },
    deploy,
  ],
};
const gate = {
  name: 'Gate',
  actions: [
    { ...buildAction, name: 'Approve', category: 'Approval' as const, provider: 'Manual', outputArtifacts: [] },
  ],
};
const gated = { ...base.pipeline, stages: [source, build, gate, deploy] };

function run(commands: readonly Command[] = [], overrides: Partial<Scenario> = {}): SimulationLog {
  const scenario = { ...base, untilMs: 2_400_000, ...overrides };
  return simulate(scenario, scenario.seed, commands);
}

const fail = (at: number, project: string | null = null): Command => ({
  at,
  type: 'fault.inject',
  fault: { type: 'build.fail', scope: 'next', project, exitCode: 1 },
});
const stop = (at: number, isAbandoned: boolean, execution = 1): Command => ({
  at,
  type: 'execution.stop',
  execution,
  isAbandoned,
  reason: 'because',
});
const retry = (at: number, mode: 'FAILED_ACTIONS' | 'ALL_ACTIONS', stage = 'Build', execution = 1): Command => ({
  at,
  type: 'execution.retryStage',
  execution,
  stage,
  mode,
});
const reasons = (log: SimulationLog): string[] => factsOf(log, 'command.rejected').map(({ data }) => data.reason);
const starts = (log: SimulationLog): string[] =>
  factsOf(log, 'action.started').map(({ data }) => `${data.action}#${data.attempt}`);

describe('releasing a change', () => {
  test('starts an execution with the newest commit', () => {
    const log = run([{ at: 300_000, type: 'execution.start' }]);
    const second = factsOf(log, 'execution.started')[1];
    expect(second).toMatchObject({ at: 300_000, data: { number: 2, version: 2, trigger: 'StartPipelineExecution' } });
  });

  test('runs the state at the start where nothing was pushed', () => {
    const log = run([{ at: 30_000, type: 'execution.start' }], { commits: [] });
    expect(theFact(log, 'execution.succeeded')).toBeDefined();
    expect(theFact(log, 'deployment.created').data.version).toBe(1);
  });
});

describe('retrying a stage', () => {
  test('runs the failed action alone, keeps what succeeded, and the same execution goes on to the end', () => {
    const log = run([fail(1_000, 'lint'), retry(300_000, 'FAILED_ACTIONS')], { pipeline: parallel });
    expect(starts(log)).toEqual(['Source#1', 'Build#1', 'Lint#1', 'Lint#2', 'Pack#1', 'Deploy#1']);
    expect(theFact(log, 'stage.retried').data).toMatchObject({ mode: 'FAILED_ACTIONS', actions: ['Lint'] });
    expect(theFact(log, 'execution.resumed').at).toBe(300_000);
    expect(theFact(log, 'execution.succeeded').data.number).toBe(1);
  });

  test('of all actions runs every one again', () => {
    const log = run([fail(1_000, 'lint'), retry(300_000, 'ALL_ACTIONS')], { pipeline: parallel });
    expect(starts(log)).toEqual(['Source#1', 'Build#1', 'Lint#1', 'Build#2', 'Lint#2', 'Pack#1', 'Deploy#1']);
  });

  test('may begin with failed actions while siblings still run, but not with all', () => {
    // A full disk fails in INSTALL, long before the other build ends.
    const full: Command = {
      at: 1_000,
      type: 'fault.inject',
      fault: { type: 'build.diskFull', scope: 'next', project: 'lint', exitCode: 1 },
    };
    const overrides = { pipeline: parallel };
    const at = (theFact(run([full], overrides), 'action.failed').at ?? 0) + 1;
    expect(reasons(run([full, retry(at, 'ALL_ACTIONS')], overrides))).toEqual(['command.actionsInProgress']);
    const log = run([full, retry(at, 'FAILED_ACTIONS')], overrides);
    expect(starts(log)).toEqual(['Source#1', 'Build#1', 'Lint#1', 'Lint#2', 'Pack#1', 'Deploy#1']);
    expect(factsOf(log, 'stage.failed')).toEqual([]);
  });

  test('fails again when the reason is still there, and can be retried again', () => {
    const rule = { match: 'npm test', exitCode: 1, failureRate: null, durationMs: null, output: [], produces: [] };
    const behaviour = [{ when: [], serve: null, scripts: [], commands: [rule] }];
    const log = run([retry(300_000, 'FAILED_ACTIONS'), retry(600_000, 'FAILED_ACTIONS')], { behaviour });
    expect(factsOf(log, 'execution.failed')).toHaveLength(3);
    expect(starts(log)).toEqual(['Source#1', 'Build#1', 'Build#2', 'Build#3']);
  });

  test('is refused where nothing failed, for what never was there, and once a newer execution is in the stage', () => {
    expect(reasons(run([retry(300_000, 'FAILED_ACTIONS')]))).toEqual(['command.stageNotRetryable']);
    expect(reasons(run([retry(300_000, 'FAILED_ACTIONS', 'Build', 9)]))).toEqual(['command.unknownExecution']);
    const newer: Command = { at: 200_000, type: 'execution.start' };
    expect(reasons(run([fail(1_000), newer, retry(250_000, 'FAILED_ACTIONS')]))).toEqual([
      'command.notLatestExecution',
    ]);
  });
});

describe('stopping an execution', () => {
  const started = factsOf(run(), 'action.started').find(({ data }) => data.action === 'Build')?.at ?? 0;

  test('and waiting lets the running action end: Stopping, then Stopped, and the next stage never begins', () => {
    const log = run([stop(started + 1_000, false)]);
    expect(theFact(log, 'execution.stopRequested').data).toMatchObject({ isAbandoned: false, reason: 'because' });
    const stopped = theFact(log, 'execution.stopped');
    expect(stopped.at).toBe(factsOf(log, 'action.succeeded').at(-1)?.at);
    expect(causesOf(log, stopped.seq)).toContain('command.issued');
    expect(factsOf(log, 'deployment.created')).toEqual([]);
  });

  test('and waiting stops the stage when actions of it were still to come', () => {
    const log = run([stop(started + 1_000, false)], { pipeline: parallel });
    expect(theFact(log, 'stage.stopping').at).toBe(started + 1_000);
    expect(theFact(log, 'stage.stopped').data.stage).toBe('Build');
    expect(starts(log)).toEqual(['Source#1', 'Build#1', 'Lint#1']);
  });

  test('and abandoning stops at once; the build goes on but leaves no artifact', () => {
    const log = run([stop(started + 1_000, true)]);
    expect(theFact(log, 'action.abandoned').at).toBe(started + 1_000);
    expect(theFact(log, 'execution.stopped').at).toBe(started + 1_000);
    expect(theFact(log, 'build.completed').at).toBeGreaterThan(started + 1_000);
    expect(factsOf(log, 'artifact.created').map(({ data }) => data.kind)).toEqual(['source']);
  });

  test('twice is refused, unless the waiting is given up', () => {
    expect(reasons(run([stop(started + 1_000, false), stop(started + 2_000, false)]))).toEqual([
      'command.alreadyStopping',
    ]);
    const log = run([stop(started + 1_000, false), stop(started + 2_000, true)]);
    expect(theFact(log, 'execution.stopped').at).toBe(started + 2_000);
  });

  test('takes it out of the place where it waits', () => {
    const overrides = { disabledTransitions: { Deploy: 'freeze' } };
    const log = run([stop(300_000, false), { at: 400_000, type: 'transition.enable', stage: 'Deploy' }], overrides);
    expect(theFact(log, 'execution.stopped')).toMatchObject({ at: 300_000, data: { stage: 'Deploy' } });
    expect(factsOf(log, 'stage.started').map(({ data }) => data.stage)).toEqual(['Source', 'Build']);
  });

  test('with a pending approval leaves nothing to approve', () => {
    const action = 'execution-1/Gate/Approve#1';
    const log = run([stop(300_000, true), { at: 310_000, type: 'approval.approve', action, summary: '' }], {
      pipeline: gated,
    });
    expect(reasons(log)).toEqual(['command.noPendingApproval']);
  });

  test('that is over is refused; one that was stopped can be retried', () => {
    expect(reasons(run([stop(2_300_000, false)]))).toEqual(['command.executionNotStoppable']);
    const log = run([stop(started + 1_000, true), retry(400_000, 'FAILED_ACTIONS')]);
    expect(starts(log)).toEqual(['Source#1', 'Build#1', 'Build#2', 'Deploy#1']);
    expect(theFact(log, 'execution.succeeded').data.number).toBe(1);
  });

  test('frees the stage for the next one', () => {
    const second = { id: 'second', atMs: 15_000, author: 'jun', changes: [{ path: 'src/app.js', content: 'v3' }] };
    const log = run([stop(started + 15_000, true)], { commits: [...base.commits, second] });
    expect(factsOf(log, 'execution.succeeded').map(({ data }) => data.number)).toEqual([2]);
  });
});

describe('stopping a deployment', () => {
  const plain = run();
  const { deploymentId } = theFact(plain, 'deployment.created').data;
  const halt = (at: number, autoRollback: boolean | null = null): Command => ({
    at,
    type: 'deployment.stop',
    deploymentId,
    autoRollback,
  });
  const during = factsOf(plain, 'target.eventStarted').find(({ data }) => data.event === 'AfterInstall')?.at ?? 0;

  test('answers Pending, finishes the running event, begins no other, and ends as Stopped by a person', () => {
    const log = run([halt(during + 100)]);
    expect(theFact(log, 'deployment.stopRequested').data.status).toBe('Pending');
    const stopped = theFact(log, 'deployment.stopped');
    expect(stopped.data).toMatchObject({ errorCode: 'MANUAL_STOP', succeeded: 0, failed: 1, skipped: 3 });
    expect(causesOf(log, stopped.seq)[1]).toBe('command.issued');
    const last = factsOf(log, 'target.eventEnded').at(-1);
    expect(last?.data).toMatchObject({ event: 'AfterInstall', status: 'Succeeded' });
    expect(theFact(log, 'execution.failed').data.stage).toBe('Deploy');
  });

  test('does not wait for the load balancer', () => {
    const at = (factsOf(plain, 'target.eventStarted').find(({ data }) => data.event === 'AllowTraffic')?.at ?? 0) + 100;
    expect(theFact(run([halt(at)]), 'deployment.stopped').at).toBe(at);
  });

  test('before it has begun succeeds at once', () => {
    const at = theFact(plain, 'deployment.created').at;
    const log = run([halt(at)]);
    expect(theFact(log, 'deployment.stopRequested').data.status).toBe('Succeeded');
    expect(theFact(log, 'deployment.stopped')).toMatchObject({ at, data: { skipped: 4 } });
  });

  test.each([
    [null, 1],
    [true, 2],
    [false, 1],
  ])('with autoRollback %s makes %i deployments', (autoRollback, count) => {
    expect(factsOf(run([halt(during, autoRollback)]), 'deployment.created')).toHaveLength(count);
  });

  test('follows the setting of the group when nothing is said', () => {
    const deploymentGroups = base.deploymentGroups.map((group) => ({
      ...group,
      autoRollback: { enabled: true, events: ['DEPLOYMENT_STOP_ON_REQUEST' as const] },
    }));
    expect(factsOf(run([halt(during)], { deploymentGroups }), 'deployment.created')).toHaveLength(2);
    expect(factsOf(run([halt(during, false)], { deploymentGroups }), 'deployment.created')).toHaveLength(1);
  });

  test('is refused while it is stopping, and when it is over', () => {
    expect(reasons(run([halt(during + 100), halt(during + 200)]))).toEqual(['command.deploymentStopping']);
    expect(reasons(run([halt(2_300_000)]))).toEqual(['command.deploymentEnded']);
    expect(reasons(run([{ ...halt(during), deploymentId: 'd-0' } as Command]))).toEqual(['command.unknownDeployment']);
  });
});

describe('rolling back by hand', () => {
  const back = (at: number, version = 1, group = 'prod'): Command => ({
    at,
    type: 'deployment.rollBack',
    application: 'orders',
    group,
    version,
  });
  const end = 2_000_000;

  test('deploys the earlier revision as a new deployment that belongs to no execution', () => {
    const log = run([back(end)], { untilMs: 4_000_000 });
    const created = factsOf(log, 'deployment.created').at(-1);
    expect(created?.data).toMatchObject({ version: 1, creator: 'user', rollbackOf: null, executionNumber: null });
    expect(factsOf(log, 'deployment.succeeded')).toHaveLength(2);
    expect(factsOf(log, 'app.started').at(-1)?.data.version).toBe(1);
    expect(factsOf(log, 'execution.started')).toHaveLength(1);
  });

  test('is refused beside a running deployment, for an unknown group and for a revision that was never there', () => {
    const during = theFact(run(), 'deployment.started').at;
    expect(reasons(run([back(during)]))).toEqual(['command.deploymentInProgress']);
    expect(reasons(run([back(end, 1, 'nope')]))).toEqual(['command.unknownGroup']);
    expect(reasons(run([back(end, 7)]))).toEqual(['command.unknownRevision']);
  });
});

test('switching a transition to where it stands is refused', () => {
  const off: Command = { at: 1_000, type: 'transition.disable', stage: 'Deploy', reason: '' };
  expect(reasons(run([off, { ...off, at: 2_000 }]))).toEqual(['command.transitionAlreadyDisabled']);
  expect(reasons(run([{ at: 1_000, type: 'transition.enable', stage: 'Deploy' }]))).toEqual([
    'command.transitionAlreadyEnabled',
  ]);
});
