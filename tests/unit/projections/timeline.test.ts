import { describe, expect, it } from 'vitest';
import { createReader, timelineProjection, type TimelineView } from '../../../src/projections';
import { factsOf, theFact } from '../../support/facts';
import * as runs from './runs';

const read = ({ scenario, log }: runs.Run) => createReader(scenario, log, timelineProjection);
const atEnd = (run: runs.Run): TimelineView => read(run).at(run.log.header.until);
const bars = (view: TimelineView, lane: string) => view.lanes.find(({ id }) => id === lane)?.bars ?? [];
const marks = (view: TimelineView) => view.marks.map(({ kind, version }) => `${kind} ${version ?? '-'}`);

describe('a healthy run', () => {
  const run = runs.run();

  it('has a lane per execution and one for deployments, with a bar per stage', () => {
    const view = atEnd(run);
    expect(view.lanes.map(({ id, kind, version }) => [id, kind, version])).toEqual([
      ['execution-1', 'execution', 2],
      ['deployments', 'deployments', null],
    ]);
    expect(bars(view, 'execution-1').map(({ label, kind, status }) => [label, kind, status])).toEqual([
      ['Source', 'stage', 'Succeeded'],
      ['Build', 'stage', 'Succeeded'],
      ['Deploy', 'stage', 'Succeeded'],
    ]);
    expect(marks(view)).toEqual(['commit 2', 'succeeded 2']);
  });

  it('knows no end while something lasts', () => {
    const created = theFact(run.log, 'deployment.created');
    expect(bars(read(run).at(created.at), 'deployments')).toEqual([
      {
        label: created.data.deploymentId,
        kind: 'deployment',
        version: 2,
        status: 'InProgress',
        from: created.at,
        to: null,
      },
    ]);
  });
});

it('marks alarm, failure and rollback in the order of their causes', () => {
  const run = runs.alarmAndRollback();
  const view = atEnd(run);
  expect(marks(view)).toEqual(['commit 2', 'alarm -', 'failed 2', 'rollback 1', 'succeeded 1']);
  expect(view.marks.map(({ seq, at }) => run.log.events[seq]?.at === at)).toEqual(Array(5).fill(true));
  expect(bars(view, 'deployments').map(({ kind, version, status }) => [kind, version, status])).toEqual([
    ['deployment', 2, 'Stopped'],
    ['rollback', 1, 'Succeeded'],
  ]);
  expect(bars(view, 'execution-1').at(-1)).toMatchObject({ label: 'Deploy', status: 'Failed' });
});

it('draws waiting in front of a disabled transition, and who was superseded there', () => {
  const run = runs.disabledTransition([10_000, 60_000]);
  const superseded = theFact(run.log, 'execution.superseded');
  const view = atEnd(run);
  const first = bars(view, 'execution-1');
  expect(first.at(-1)).toMatchObject({ label: 'Deploy', kind: 'waiting', status: 'Superseded', to: superseded.at });
  const second = bars(view, 'execution-2').filter(({ label }) => label === 'Deploy');
  expect(second).toMatchObject([
    { kind: 'waiting', status: 'Succeeded', from: superseded.at, to: 300_000 },
    { kind: 'stage', from: 300_000, version: 3 },
  ]);
  expect(view.marks.find(({ kind }) => kind === 'human')).toMatchObject({ at: 300_000, subject: 'Deploy' });
});

it('draws an approval as waiting and the decision as the mark of a person', () => {
  const approved = atEnd(runs.approval('approve'));
  expect(bars(approved, 'execution-1').find(({ label }) => label === 'Gate')).toMatchObject({
    kind: 'waiting',
    status: 'Succeeded',
    to: 120_000,
  });
  expect(marks(approved)).toEqual(['commit 2', 'human 2', 'succeeded 2']);
  expect(marks(atEnd(runs.approval('none')))).toEqual(['commit 2', 'failed 2']);
});

it('marks a fault and the failed checks that follow from it', () => {
  const run = runs.instanceStopped();
  expect(atEnd(run).marks).toMatchObject([
    { kind: 'fault', at: 30_000, subject: 'i-02' },
    { kind: 'unhealthy', subject: 'i-02' },
    { kind: 'alarm', subject: 'errors' },
  ]);
});

it('leaves no mark for a refused command', () => {
  const run = runs.run({}, { commits: [] }, [{ at: 5_000, type: 'transition.enable', stage: 'Source' }]);
  expect(factsOf(run.log, 'command.rejected')).toHaveLength(1);
  expect(atEnd(run).marks).toEqual([]);
});
