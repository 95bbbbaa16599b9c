import { describe, expect, it } from 'vitest';
import { project, summarise, usageProjection } from '../../../src/projections';
import { factsOf, theFact } from '../../support/facts';
import * as runs from './runs';

describe('summarise', () => {
  it('sums up a healthy run as plain JSON', () => {
    const { scenario, log } = runs.run();
    const summary = summarise(scenario, log);
    const created = theFact(log, 'deployment.created');
    const ended = theFact(log, 'deployment.succeeded');
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
    expect(summary).toMatchObject({
      scenario: 'test',
      seed: 7,
      endedAt: 600_000,
      executions: [{ number: 1, version: 2, status: 'Succeeded', endedAt: ended.at }],
      builds: [{ project: 'orders-build', execution: 1, version: 2, status: 'SUCCEEDED', billedMinutes: 1 }],
      deployments: [
        { version: 2, status: 'Succeeded', errorCode: null, succeeded: 4, durationMs: ended.at - created.at },
      ],
      alarms: [{ name: 'errors', raisedAt: [] }],
    });
    expect(summary.instances).toHaveLength(4);
    expect(summary.instances.every(({ version }) => version === 2)).toBe(true);
    expect(summary.requests.total).toBeGreaterThan(50_000);
    expect(summary.requests.failed).toBe(0);
  });

  it('sums up an alarm with a rollback', () => {
    const { scenario, log } = runs.alarmAndRollback();
    const summary = summarise(scenario, log);
    const raised = factsOf(log, 'alarm.stateChanged').filter(({ data }) => data.to === 'ALARM');
    expect(summary.alarms).toEqual([{ name: 'errors', raisedAt: raised.map(({ at }) => at) }]);
    expect(summary.deployments).toMatchObject([
      { status: 'Stopped', errorCode: 'ALARM_ACTIVE', succeeded: 1, failed: 1, skipped: 2 },
      { status: 'Succeeded', creator: 'codeDeployRollback', succeeded: 4, version: 1 },
    ]);
    expect(summary.executions).toMatchObject([{ status: 'Failed', stage: 'Deploy' }]);
    expect(summary.instances.map(({ version }) => version)).toEqual([1, 1, 1, 1]);
    expect(summary.billed.instanceUpdates).toBe(5);
  });

  it('lists executions in the order in which they started', () => {
    const { scenario, log } = runs.disabledTransition([10_000, 60_000]);
    expect(summarise(scenario, log).executions.map(({ number, status }) => [number, status])).toEqual([
      [1, 'Superseded'],
      [2, 'InProgress'],
    ]);
  });
});

describe('usageProjection', () => {
  it('adds up what the facts meter', () => {
    const { scenario, log } = runs.disabledTransition([10_000, 60_000]);
    const usage = project(usageProjection, scenario, log.events);
    const builds = factsOf(log, 'build.completed');
    expect(usage.builds).toEqual([
      {
        computeType: 'BUILD_GENERAL1_SMALL',
        environmentType: 'LINUX_CONTAINER',
        builds: 2,
        billedMinutes: builds.reduce((sum, { data }) => sum + data.billedMinutes, 0),
        durationMs: builds.reduce((sum, { data }) => sum + data.durationMs, 0),
      },
    ]);
    const actions = [...factsOf(log, 'action.succeeded'), ...factsOf(log, 'action.failed')];
    expect(usage.actionMinutes).toBe(actions.reduce((sum, { data }) => sum + data.billedActionMinutes, 0));
    expect(usage).toMatchObject({ executions: 2, billedActions: actions.length, deployments: 1 });
  });

  it('does not bill approvals', () => {
    const { scenario, log } = runs.approval('approve');
    const usage = project(usageProjection, scenario, log.events);
    expect(factsOf(log, 'action.succeeded')).toHaveLength(4);
    expect(usage.billedActions).toBe(3);
  });

  it('counts every updated instance, those of a rollback too', () => {
    const { scenario, log } = runs.failingScript();
    const usage = project(usageProjection, scenario, log.events);
    expect(usage.instanceUpdates).toBe(factsOf(log, 'target.succeeded').length);
    expect(usage.deployments).toBe(2);
  });
});
