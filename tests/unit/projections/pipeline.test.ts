import { describe, expect, it } from 'vitest';
import {
  createReader,
  pipelineProjection,
  type ActionView,
  type PipelineView,
  type StageView,
} from '../../../src/projections';
import { theFact } from '../../support/facts';
import * as runs from './runs';

const read = ({ scenario, log }: runs.Run) => createReader(scenario, log, pipelineProjection);

function stage(view: PipelineView, name: string): StageView {
  const found = view.stages.find((item) => item.name === name);
  if (found === undefined) throw new Error(`no stage ${name}`);
  return found;
}

function action(view: PipelineView, name: string): ActionView {
  const [found] = stage(view, name).actions;
  if (found === undefined) throw new Error(`no action in ${name}`);
  return found;
}

describe('a healthy run', () => {
  const { scenario, log } = runs.run();
  const reader = createReader(scenario, log, pipelineProjection);

  it('shows every declared stage before anything happened', () => {
    const view = reader.at(0);
    expect(view.name).toBe('orders-pipeline');
    expect(view.stages.map((item) => [item.name, item.status])).toEqual([
      ['Source', 'NotStarted'],
      ['Build', 'NotStarted'],
      ['Deploy', 'NotStarted'],
    ]);
    expect(action(view, 'Build')).toMatchObject({ status: 'NotStarted', provider: 'CodeBuild', build: null });
    expect(view.executions).toEqual([]);
  });

  it('follows the build through its phases', () => {
    const start = log.events.find((fact) => fact.type === 'build.phaseStarted' && fact.data.phase === 'BUILD');
    const build = action(reader.at(start?.at ?? 0), 'Build').build;
    expect(build?.phases.map(({ phase, status }) => `${phase} ${status}`)).toEqual([
      'SUBMITTED SUCCEEDED',
      'QUEUED SUCCEEDED',
      'PROVISIONING SUCCEEDED',
      'DOWNLOAD_SOURCE SUCCEEDED',
      'INSTALL SUCCEEDED',
      'PRE_BUILD SUCCEEDED',
      'BUILD IN_PROGRESS',
      'POST_BUILD NotStarted',
      'UPLOAD_ARTIFACTS NotStarted',
      'FINALIZING NotStarted',
      'COMPLETED NotStarted',
    ]);
    expect(build).toMatchObject({ status: 'IN_PROGRESS', currentPhase: 'BUILD', currentCommand: 'npm test' });
  });

  it('lets the artifact travel between the stages: source first, the bundle after the build', () => {
    const trips = log.events.filter((fact) => fact.type === 'execution.advanced');
    const kinds = trips.map((fact) => reader.atSeq(fact.seq).travels.map(({ to, kind }) => `${to} ${kind}`));
    expect(kinds).toEqual([['Source source'], ['Build source'], ['Deploy zip']]);
    expect(reader.at(trips[2]?.at ?? 0).travels).toMatchObject([
      { from: 'Build', to: 'Deploy', number: 1, version: 2 },
    ]);
    expect(reader.at(log.header.until).travels).toEqual([]);
  });

  it('counts the deployment and ends with success everywhere', () => {
    const [first] = log.events.filter((fact) => fact.type === 'target.succeeded');
    expect(action(reader.at(first?.at ?? 0), 'Deploy').deployments).toMatchObject([
      { status: 'InProgress', total: 4, succeeded: 1, inProgress: 1, failed: 0, version: 2 },
    ]);
    const end = reader.at(log.header.until);
    expect(end.stages.map((item) => item.status)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
    expect(action(end, 'Deploy').deployments).toMatchObject([{ status: 'Succeeded', succeeded: 4, inProgress: 0 }]);
    expect(end.executions).toMatchObject([{ number: 1, status: 'Succeeded', stage: 'Deploy' }]);
    expect(action(end, 'Source').commitId).toBe(theFact(log, 'commit.pushed').data.commitId);
  });

  it('stays the same object while only requests are counted', () => {
    const measured = log.events.filter((fact) => fact.type === 'traffic.measured');
    for (const { seq } of measured) {
      const before = reader.atSeq(seq - 1);
      expect(reader.atSeq(seq)).toBe(before);
    }
  });
});

it('shows a failed build with its phases, the reason, and nothing after it', () => {
  const { scenario, log } = runs.failingBuild();
  const view = createReader(scenario, log, pipelineProjection).at(log.header.until);
  expect(stage(view, 'Build').status).toBe('Failed');
  expect(stage(view, 'Deploy').status).toBe('NotStarted');
  const failed = action(view, 'Build');
  expect(failed).toMatchObject({ status: 'Failed', failureReason: 'JobFailed' });
  expect(failed.failureDetail).toContain('exit status 1');
  expect(failed.build?.status).toBe('FAILED');
  expect(failed.build?.phases.find(({ phase }) => phase === 'BUILD')?.status).toBe('FAILED');
  expect(failed.build?.phases.find(({ phase }) => phase === 'COMPLETED')?.status).toBe('SUCCEEDED');
  expect(view.executions).toMatchObject([{ status: 'Failed', stage: 'Build', artifactKind: 'source' }]);
});

describe('alarm and rollback', () => {
  const { scenario, log } = runs.alarmAndRollback();
  const reader = createReader(scenario, log, pipelineProjection);

  it('puts the rollback before the deployment that it rolls back', () => {
    const deployments = action(reader.at(log.header.until), 'Deploy').deployments;
    expect(deployments).toMatchObject([
      { version: 1, creator: 'codeDeployRollback', status: 'Succeeded', succeeded: 4, errorCode: null },
      {
        version: 2,
        creator: 'user',
        status: 'Stopped',
        succeeded: 1,
        failed: 1,
        skipped: 2,
        errorCode: 'ALARM_ACTIVE',
      },
    ]);
    expect(deployments[0]?.rollbackOf).toBe(deployments[1]?.deploymentId);
  });

  it('does not count broken-off instances twice', () => {
    for (const fact of log.events) {
      for (const deployment of action(reader.atSeq(fact.seq), 'Deploy').deployments) {
        const { succeeded, failed, skipped, inProgress, total } = deployment;
        expect(succeeded + failed + skipped + inProgress).toBeLessThanOrEqual(total);
        if (deployment.endedAt !== null) expect(succeeded + failed + skipped).toBe(total);
      }
    }
  });

  it('fails the action while the rollback goes on', () => {
    const rollback = log.events.filter((fact) => fact.type === 'deployment.created').at(-1);
    const view = reader.at(rollback?.at ?? 0);
    expect(action(view, 'Deploy').status).toBe('Failed');
    expect(action(view, 'Deploy').deployments[0]?.status).toBe('Created');
  });
});

describe('a disabled transition', () => {
  it('shows who waits, since when and why, and lets it in when enabled', () => {
    const run = runs.disabledTransition();
    const waiting = theFact(run.log, 'stage.executionWaiting');
    expect(stage(read(run).at(0), 'Deploy').isTransitionEnabled).toBe(false);
    expect(stage(read(run).at(299_999), 'Deploy')).toMatchObject({
      status: 'NotStarted',
      isTransitionEnabled: false,
      waiting: { number: 1, version: 2, since: waiting.at, reason: 'transitionDisabled' },
    });
    expect(stage(read(run).at(300_000), 'Deploy')).toMatchObject({
      status: 'InProgress',
      isTransitionEnabled: true,
      waiting: null,
      executionNumber: 1,
    });
  });

  it('replaces the waiting execution by a newer one', () => {
    const run = runs.disabledTransition([10_000, 60_000]);
    const superseded = theFact(run.log, 'execution.superseded');
    expect(stage(read(run).atSeq(superseded.seq), 'Deploy').waiting).toBeNull();
    const view = read(run).at(superseded.at);
    expect(stage(view, 'Deploy').waiting).toMatchObject({ number: 2, version: 3 });
    expect(view.executions).toMatchObject([
      { number: 2, status: 'InProgress', stage: 'Build' },
      { number: 1, status: 'Superseded', endedAt: superseded.at, stage: 'Build' },
    ]);
  });

  it('gives the reason that holds now', () => {
    const { scenario } = runs.disabledTransition([10_000, 60_000]);
    const run = runs.run({}, { commits: scenario.commits }, [
      { at: 72_000, type: 'transition.disable', stage: 'Build', reason: 'freeze' },
      { at: 74_000, type: 'transition.enable', stage: 'Build' },
    ]);
    const locked = run.log.events.find((fact) => fact.type === 'stage.executionWaiting' && fact.data.stage === 'Build');
    const reasons = [locked?.at ?? 0, 72_000, 74_000].map((t) => stage(read(run).at(t), 'Build').waiting?.reason);
    expect(reasons).toEqual(['locked', 'transitionDisabled', 'locked']);
  });
});

describe('approval', () => {
  it('waits with a deadline and takes the decision over', () => {
    const run = runs.approval('approve');
    const requested = theFact(run.log, 'approval.requested');
    expect(action(read(run).at(requested.at), 'Gate')).toMatchObject({
      status: 'InProgress',
      approval: { expiresAt: requested.at + 300_000, outcome: 'pending' },
    });
    expect(action(read(run).at(120_000), 'Gate')).toMatchObject({
      status: 'Succeeded',
      approval: { outcome: 'approved' },
    });
  });

  it.each([
    ['reject', 'rejected'],
    ['none', 'timedOut'],
  ] as const)('%s: fails the action as %s', (decision, outcome) => {
    const run = runs.approval(decision);
    const view = read(run).at(run.log.header.until);
    expect(action(view, 'Gate')).toMatchObject({ status: 'Failed', approval: { outcome } });
    expect(stage(view, 'Deploy').status).toBe('NotStarted');
  });
});

it('keeps a running rollback in sight when the next execution comes to the stage', () => {
  const { scenario } = runs.alarmAndRollback();
  const [commit] = scenario.commits;
  const run = runs.run(
    {},
    {
      ...scenario,
      commits: [commit, commit && { ...commit, id: 'next', atMs: 150_000 }].flatMap((item) => item ?? []),
    },
  );
  const refused = run.log.events.find((fact) => fact.type === 'action.failed' && fact.data.number === 2);
  expect(action(read(run).at(refused?.at ?? 0), 'Deploy')).toMatchObject({
    executionNumber: 2,
    status: 'Failed',
    deployments: [{ creator: 'codeDeployRollback', status: 'InProgress' }],
  });
});

it('clears a stage for the next execution', () => {
  const run = runs.run(
    {},
    { commits: runs.run().scenario.commits.flatMap((commit) => [commit, { ...commit, id: 'next', atMs: 200_000 }]) },
  );
  const reader = read(run);
  const starts = run.log.events.filter((fact) => fact.type === 'action.started' && fact.data.stage === 'Build');
  const second = starts[1];
  expect(action(reader.at((second?.at ?? 0) - 1), 'Build')).toMatchObject({ status: 'Succeeded', executionNumber: 1 });
  expect(action(reader.at(second?.at ?? 0), 'Build')).toMatchObject({
    status: 'InProgress',
    executionNumber: 2,
    version: 3,
    endedAt: null,
    build: { status: 'IN_PROGRESS', currentPhase: 'SUBMITTED' },
  });
});
