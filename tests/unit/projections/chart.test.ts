import { describe, expect, it } from 'vitest';
import type { EntityRecord } from '../../../src/domain';
import { recordEntity } from '../../../src/engine';
import { chartAfter, createChartReader } from '../../../src/projections/chart';
import { factsOf, theFact } from '../../support/facts';
import * as runs from './runs';

const run = runs.alarmAndRollback();

function recordOf(entity: string): EntityRecord {
  const record = recordEntity(run.scenario, 7, [], entity);
  if (record === null) throw new Error(`no entity ${entity}`);
  return record;
}

const [created] = factsOf(run.log, 'deployment.created');
const deployment = recordOf(created?.entity ?? '');
const at = (record: EntityRecord, t: number) => createChartReader(record).at(t);

describe('the chart of a deployment', () => {
  const stopped = theFact(run.log, 'deployment.stopped');

  it('is empty before the deployment is there', () => {
    expect(at(deployment, (created?.at ?? 0) - 1)).toMatchObject({ active: null, visited: [], history: [], next: [] });
  });

  it('names what is bound to come, and when', () => {
    const view = at(deployment, created?.at ?? 0);
    expect(view.active).toBe('Created');
    const started = theFact2('deployment.started');
    expect(view.next[0]).toMatchObject({ delay: 'start', dueAt: started.at });
    expect(view.next.map(({ event }) => event)).toContain('alarm.activated');
  });

  it('ends where the alarm led, by the way it went', () => {
    const view = at(deployment, stopped.at);
    expect(view).toMatchObject({ active: 'Stopped', since: stopped.at, next: [] });
    expect(view.visited).toEqual(['Created', 'InProgress.working', 'Stopped']);
    expect(view.travelled).toEqual(['Created → InProgress.working', 'InProgress.working → Stopped']);
    expect(view.history.map(({ event, delay, to }) => [event ?? delay, to])).toEqual([
      ['alarm.activated', 'Stopped'],
      ['start', 'InProgress.working'],
      [null, 'Created'],
    ]);
  });

  function theFact2(type: 'deployment.started') {
    const fact = factsOf(run.log, type)[0];
    if (fact === undefined) throw new Error(type);
    return fact;
  }
});

describe('any chart', () => {
  it('passes through a build phase without commands and shows it as visited', () => {
    const empty = runs.run({ buildspec: { ...emptySpec } });
    const build = theFact(empty.log, 'build.started').entity;
    const record = recordEntity(empty.scenario, 7, [], build);
    if (record === null) throw new Error('no build');
    const view = at(record, Infinity);
    expect(view.visited).toEqual(expect.arrayContaining(['INSTALL.running', 'PRE_BUILD.running', 'BUILD.running']));
    expect(view.travelled).toContain('DOWNLOAD_SOURCE → INSTALL.running');
    expect(view.travelled).toContain('INSTALL.running → PRE_BUILD.running');
  });

  it('does not read ahead, and is the same object while nothing changes', () => {
    for (const entity of [
      'instance/i-01',
      'target/i-01',
      'alarm/errors',
      'execution-1',
      'stage/Deploy',
      deployment.entity,
    ]) {
      const record = recordOf(entity);
      const reader = createChartReader(record);
      const times = [0, 60_000, 400_000, 100_000, 300_000, 900_000];
      for (const t of times) {
        const cut = {
          ...record,
          moves: record.moves.filter((move) => move.at <= t),
          timers: record.timers.filter(({ setAt }) => setAt <= t),
        };
        expect(reader.at(t)).toEqual(chartAfter(cut, cut.moves.length));
        expect(reader.at(t)).toBe(reader.at(t));
      }
    }
  });
});

const emptySpec = {
  version: '0.2' as const,
  phases: {},
  variables: {},
  exportedVariables: [],
  artifacts: { files: ['**/*'], baseDirectory: null, discardPaths: false, excludePaths: [], name: null },
  secondaryArtifacts: {},
  cachePaths: [],
};
