import { describe, expect, test } from 'vitest';
import type { BehaviourRule, Command, Scenario } from '../../../src/domain';
import { simulate } from '../../../src/engine';
import { causesOf, factsOf, theFact } from '../../support/facts';
import { buildScenario, BUILDSPEC } from '../../support/scenarioBuilder';

const run = (scenario: Scenario, commands: readonly Command[] = []) => simulate(scenario, scenario.seed, commands);

/** A rule for the code that the test scenario's commit brings. */
const whenV2 = (rule: Partial<BehaviourRule>): BehaviourRule => ({
  when: [{ path: 'src/app.js', contains: 'v2', lacks: null }],
  serve: null,
  commands: [],
  scripts: [],
  ...rule,
});

const failingTest = whenV2({
  commands: [
    { match: 'npm test', exitCode: 1, failureRate: null, durationMs: null, output: ['1 failing'], produces: [] },
  ],
});

describe('a commit on main', () => {
  const log = run(buildScenario());

  test('runs Source, Build and Deploy in order and succeeds', () => {
    expect(factsOf(log, 'stage.succeeded').map((fact) => fact.data.stage)).toEqual(['Source', 'Build', 'Deploy']);
    expect(theFact(log, 'execution.succeeded').data.number).toBe(1);
  });

  test('goes through the phases of CodeBuild in AWS order', () => {
    expect(factsOf(log, 'build.phaseEnded').map((fact) => fact.data.phase)).toEqual([
      'SUBMITTED',
      'QUEUED',
      'PROVISIONING',
      'DOWNLOAD_SOURCE',
      'INSTALL',
      'PRE_BUILD',
      'BUILD',
      'POST_BUILD',
      'UPLOAD_ARTIFACTS',
      'FINALIZING',
    ]);
  });

  test('leaves every instance on the new version', () => {
    const started = factsOf(log, 'app.started').filter((fact) => fact.data.version === 2);
    expect(started.map((fact) => fact.data.instance).sort()).toEqual(['i-01', 'i-02', 'i-03', 'i-04']);
  });

  test('can be traced from an instance back to the commit', () => {
    const first = factsOf(log, 'app.started').find((fact) => fact.data.version === 2);
    expect(causesOf(log, first?.seq ?? -1)).toContain('commit.pushed');
  });
});

describe('a command that fails in the build', () => {
  const log = run(buildScenario({}, { behaviour: [failingTest] }));

  test('ends the phase as FAILED with the message of CodeBuild', () => {
    const failed = factsOf(log, 'build.phaseEnded').find((fact) => fact.data.status === 'FAILED');
    expect(failed?.data).toMatchObject({ phase: 'BUILD', statusCode: 'COMMAND_EXECUTION_ERROR' });
    expect(failed?.data.message).toContain('npm test');
    expect(failed?.data.message).toContain('exit status 1');
  });

  test('still runs POST_BUILD, as CodeBuild does after a failed BUILD', () => {
    expect(factsOf(log, 'build.phaseEnded').map((fact) => fact.data.phase)).toContain('POST_BUILD');
  });

  test('makes no artifact, deploys nothing and leaves the fleet alone', () => {
    expect(factsOf(log, 'artifact.created').map((fact) => fact.data.stage)).toEqual(['Source']);
    expect(factsOf(log, 'deployment.created')).toEqual([]);
    expect(factsOf(log, 'app.stopped')).toEqual([]);
    expect(theFact(log, 'execution.failed').data.stage).toBe('Build');
  });

  test('in INSTALL skips PRE_BUILD and BUILD', () => {
    const phases = {
      ...BUILDSPEC.phases,
      INSTALL: { commands: ['npm test'], finally: [], onFailure: null, runtimeVersions: {} },
    };
    const early = run(buildScenario({ buildspec: { ...BUILDSPEC, phases } }, { behaviour: [failingTest] }));
    const ended = factsOf(early, 'build.phaseEnded').map((fact) => fact.data.phase);
    expect(ended).toContain('INSTALL');
    expect(ended).not.toContain('PRE_BUILD');
    expect(ended).not.toContain('BUILD');
  });
});

describe('an action that the simulation does not know', () => {
  test('fails with a reason instead of pretending', () => {
    const scenario = buildScenario();
    const stages = scenario.pipeline.stages.map((stage) =>
      stage.name === 'Build'
        ? { ...stage, actions: stage.actions.map((action) => ({ ...action, provider: 'Jenkins', owner: 'Custom' })) }
        : stage,
    );
    const log = run({ ...scenario, pipeline: { ...scenario.pipeline, stages } });
    expect(theFact(log, 'action.failed').data.reason).toBe('ProviderNotSimulated');
  });
});

describe('a disabled transition', () => {
  const held = buildScenario({}, { disabledTransitions: { Deploy: 'freeze' } });

  test('holds the execution in front of the stage until it is enabled', () => {
    const log = run(held, [{ at: 600_000, type: 'transition.enable', stage: 'Deploy' }]);
    const waiting = theFact(log, 'stage.executionWaiting');
    expect(waiting.data).toMatchObject({ stage: 'Deploy', reason: 'transitionDisabled' });
    const started = factsOf(log, 'stage.started').find((fact) => fact.data.stage === 'Deploy');
    expect(started?.at).toBe(600_000);
    expect(causesOf(log, started?.seq ?? -1)).toContain('command.issued');
  });

  test('lets a newer execution supersede the waiting one', () => {
    const second = { id: 'second', atMs: 200_000, author: 'mina', changes: [{ path: 'src/app.js', content: 'v3' }] };
    const log = run({ ...held, commits: [...held.commits, second] });
    expect(theFact(log, 'execution.superseded').data).toEqual({ number: 1, stage: 'Deploy', byNumber: 2 });
  });
});

describe('a manual approval', () => {
  const base = buildScenario();
  const approval = {
    name: 'Approve',
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
        timeoutInMinutes: 10,
      },
    ],
  };
  const [source, build, deploy] = base.pipeline.stages;
  if (!source || !build || !deploy) throw new Error('three stages expected');
  const scenario = { ...base, pipeline: { ...base.pipeline, stages: [source, build, approval, deploy] } };
  const action = 'execution-1/Approve/Approve#1';

  test('lets the execution on when it is approved', () => {
    const log = run(scenario, [{ at: 300_000, type: 'approval.approve', action, summary: 'looks good' }]);
    expect(theFact(log, 'approval.approved').data.summary).toBe('looks good');
    expect(factsOf(log, 'execution.succeeded')).toHaveLength(1);
  });

  test('fails the execution when it is rejected', () => {
    const log = run(scenario, [{ at: 300_000, type: 'approval.reject', action, summary: 'no' }]);
    expect(theFact(log, 'execution.failed').data.stage).toBe('Approve');
  });

  test('fails the execution when nobody answers in time', () => {
    const log = run(scenario);
    expect(factsOf(log, 'approval.timedOut')).toHaveLength(1);
    expect(theFact(log, 'execution.failed').data.stage).toBe('Approve');
  });

  test('refuses a second answer and says so', () => {
    const log = run(scenario, [
      { at: 300_000, type: 'approval.approve', action, summary: '' },
      { at: 310_000, type: 'approval.reject', action, summary: '' },
    ]);
    expect(theFact(log, 'command.rejected').data.index).toBe(1);
  });
});
