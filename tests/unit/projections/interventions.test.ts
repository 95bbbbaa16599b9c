import { describe, expect, it } from 'vitest';
import type { Command, Scenario } from '../../../src/domain';
import { createReader, fleetProjection, pipelineProjection, timelineProjection } from '../../../src/projections';
import { factsOf, theFact } from '../../support/facts';
import * as runs from './runs';

const started = factsOf(runs.run().log, 'action.started').find(({ data }) => data.action === 'Build')?.at ?? 0;
const stop = (at: number, isAbandoned: boolean): Command => ({
  at,
  type: 'execution.stop',
  execution: 1,
  isAbandoned,
  reason: '',
});
const retry = (at: number, mode: 'FAILED_ACTIONS' | 'ALL_ACTIONS' = 'FAILED_ACTIONS'): Command => ({
  at,
  type: 'execution.retryStage',
  execution: 1,
  stage: 'Build',
  mode,
});

function play(commands: readonly Command[], overrides: Partial<Scenario> = {}) {
  const { scenario, log } = runs.run({}, { untilMs: 2_400_000, ...overrides }, commands);
  return {
    log,
    pipeline: createReader(scenario, log, pipelineProjection),
    timeline: createReader(scenario, log, timelineProjection),
    fleet: createReader(scenario, log, fleetProjection),
  };
}

describe('an execution that is stopped', () => {
  it('is Stopping while its action runs, then Stopped', () => {
    const { log, pipeline } = play([stop(started + 1_000, false)]);
    expect(pipeline.at(started + 1_000).executions).toMatchObject([{ status: 'Stopping', endedAt: null }]);
    expect(pipeline.at(started + 1_000).stages[1]?.status).toBe('Stopping');
    const { at } = theFact(log, 'execution.stopped');
    expect(pipeline.at(at).executions).toMatchObject([{ status: 'Stopped', endedAt: at }]);
    expect(pipeline.at(at).stages[1]?.status).toBe('Succeeded');
  });

  it('leaves an abandoned action, whose build goes on in sight', () => {
    const { log, pipeline, timeline } = play([stop(started + 1_000, true)]);
    const [action] = pipeline.at(started + 1_000).stages[1]?.actions ?? [];
    expect(action).toMatchObject({ status: 'Abandoned', build: { status: 'IN_PROGRESS' } });
    const [later] = pipeline.at(theFact(log, 'build.completed').at).stages[1]?.actions ?? [];
    expect(later).toMatchObject({ status: 'Abandoned', build: { status: 'SUCCEEDED' } });
    const bars = timeline.at(2_400_000).lanes[0]?.bars ?? [];
    expect(bars.map(({ label, status }) => `${label} ${status}`)).toEqual(['Source Succeeded', 'Build Stopped']);
    expect(timeline.at(2_400_000).marks.map(({ kind }) => kind)).toContain('human');
  });

  it('on its way between two stages travels no further', () => {
    const travel = factsOf(runs.run().log, 'execution.advanced').find(({ data }) => data.to === 'Deploy')?.at ?? 0;
    const { pipeline } = play([stop(travel + 10, false)]);
    expect(pipeline.at(travel).travels).toHaveLength(1);
    expect(pipeline.at(travel + 10).travels).toEqual([]);
  });

  it('goes on when its stage is retried; the old build no longer moves the new one', () => {
    const { pipeline, timeline } = play([stop(started + 1_000, true), retry(started + 2_000)]);
    const view = pipeline.at(started + 2_000);
    expect(view.executions).toMatchObject([{ status: 'InProgress', endedAt: null }]);
    expect(view.stages[1]).toMatchObject({ status: 'InProgress', actions: [{ status: 'InProgress' }] });
    expect(view.stages[1]?.actions[0]?.entity).toBe('execution-1/Build/Build#2');
    for (let t = started + 2_000; t < started + 60_000; t += 500) {
      const build = pipeline.at(t).stages[1]?.actions[0]?.build;
      // Phases come in order: were the old build heard, a later phase would begin before an earlier one had ended.
      const running = build?.phases.filter(({ status }) => status === 'IN_PROGRESS') ?? [];
      expect(running.length).toBeLessThanOrEqual(1);
    }
    expect(timeline.at(2_400_000).lanes[0]?.bars.map(({ label }) => label)).toEqual([
      'Source',
      'Build',
      'Build',
      'Deploy',
    ]);
  });
});

describe('a deployment made by hand', () => {
  const back: Command = {
    at: 2_000_000,
    type: 'deployment.rollBack',
    application: 'orders',
    group: 'prod',
    version: 1,
  };
  const { pipeline, timeline } = play([back], { untilMs: 4_000_000 });

  it('stands on the card of the action that deploys to the group, before the pipeline’s own', () => {
    const [action] = pipeline.at(2_000_000).stages[2]?.actions ?? [];
    expect(action?.deployments.map(({ version, status }) => `${version} ${status}`)).toEqual([
      '1 Created',
      '2 Succeeded',
    ]);
    expect(action?.status).toBe('Succeeded');
    expect(pipeline.at(4_000_000).stages[2]?.actions[0]?.deployments[0]?.status).toBe('Succeeded');
  });

  it('is a deed on the timeline and a bar of the deployments', () => {
    const view = timeline.at(4_000_000);
    expect(view.marks.at(-1)).toMatchObject({ at: 2_000_000, kind: 'human', version: 1 });
    expect(view.lanes.at(-1)?.bars.map(({ kind }) => kind)).toEqual(['deployment', 'deployment']);
  });
});

describe('a host that was switched off and on', () => {
  const fault = { type: 'instance.stop', instance: 'i-02' } as const;
  const { log, fleet, timeline } = play(
    [
      { at: 60_000, type: 'fault.inject', fault },
      { at: 120_000, type: 'fault.clear', fault },
    ],
    { commits: [] },
  );

  it('is off until it has booted', () => {
    const of = (t: number) => fleet.at(t).instances.find(({ id }) => id === 'i-02');
    expect(of(60_000)).toMatchObject({ isRunning: false, version: null });
    const { at } = theFact(log, 'instance.started');
    expect(of(at - 1)?.isRunning).toBe(false);
    expect(of(at)).toMatchObject({ isRunning: true, version: 1 });
  });

  it('leaves a bolt and the tick of whoever repaired it', () => {
    const kinds = timeline.at(600_000).marks.filter(({ subject }) => subject === 'i-02');
    expect(kinds.map(({ kind }) => kind)).toEqual(['fault', 'unhealthy', 'human']);
  });
});
