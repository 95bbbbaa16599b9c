import { describe, expect, it } from 'vitest';
import {
  entitiesOf,
  isAbout,
  newestAbout,
  subjectKey,
  subjectOf,
  type Subject,
} from '../../../src/projections/subject';
import { factsOf, theFact } from '../../support/facts';
import * as runs from './runs';

const { scenario, log } = runs.alarmAndRollback();
const DEPLOY: Subject = { kind: 'action', stage: 'Deploy', action: 'Deploy' };

describe('what a fact is about', () => {
  const about = (entity: string, type = 'run.started'): Subject | null =>
    subjectOf({ seq: 0, at: 0, cause: -1, type, entity, data: {} } as never);

  it('follows from its entity', () => {
    expect(about('stage/Build')).toEqual({ kind: 'stage', stage: 'Build' });
    expect(about('execution-3')).toEqual({ kind: 'execution', number: 3 });
    expect(about('execution-3/artifact/App')).toEqual({ kind: 'execution', number: 3 });
    expect(about('execution-3/Build')).toEqual({ kind: 'stage', stage: 'Build' });
    expect(about('execution-3/Build/unit#tests#2/build')).toEqual({
      kind: 'action',
      stage: 'Build',
      action: 'unit#tests',
    });
    const entity = 'execution-3/Deploy/Deploy#1/deployment';
    expect(about(entity)).toEqual({ kind: 'deployment', entity });
    expect(about(`${entity}/rollback`)).toEqual({ kind: 'deployment', entity: `${entity}/rollback` });
    expect(about('alarm/a/b')).toEqual({ kind: 'alarm', alarm: 'a/b' });
    expect(about('traffic')).toEqual({ kind: 'traffic' });
    expect(about('run')).toBeNull();
    expect(about('commit/v2')).toBeNull();
  });

  it('is the instance where one is named, also of a fault', () => {
    for (const fact of log.events) {
      const subject = subjectOf(fact);
      if ('instance' in fact.data) expect(subject).toEqual({ kind: 'instance', instance: fact.data.instance });
    }
  });

  it('fits isAbout, and equal subjects have equal keys', () => {
    for (const fact of log.events) {
      const subject = subjectOf(fact);
      if (subject === null) continue;
      expect(isAbout(subject, fact), `${fact.type} of ${fact.entity}`).toBe(true);
      expect(subjectKey(subject)).toBe(subjectKey({ ...subject }));
    }
  });
});

describe('the entities behind a subject', () => {
  it('are those of its newest attempt, the most telling first', () => {
    const created = factsOf(log, 'deployment.created')[0];
    expect(entitiesOf(scenario, log, DEPLOY, Infinity)).toEqual([
      { entity: created?.entity, role: 'work' },
      { entity: 'execution-1/Deploy/Deploy#1', role: 'action' },
    ]);
    expect(entitiesOf(scenario, log, DEPLOY, 1_000)).toEqual([]);
  });

  it('of an instance include the deployment that last worked on it', () => {
    const subject: Subject = { kind: 'instance', instance: 'i-01' };
    const roles = (t: number) => entitiesOf(scenario, log, subject, t).map(({ role }) => role);
    expect(roles(0)).toEqual(['target', 'application']);
    expect(roles(Infinity)).toEqual(['lifecycle', 'target', 'application']);
    expect(entitiesOf(scenario, log, subject, Infinity)[0]?.entity).toMatch(/\/rollback\/i-01$/);
  });

  it('of a stage are the execution inside and the gate', () => {
    expect(entitiesOf(scenario, log, { kind: 'stage', stage: 'Build' }, Infinity).map(({ entity }) => entity)).toEqual([
      'execution-1/Build',
      'stage/Build',
    ]);
  });
});

describe('the newest fact about a subject', () => {
  it('lies before the time and fits', () => {
    const stopped = theFact(log, 'deployment.stopped');
    const subject: Subject = { kind: 'deployment', entity: stopped.entity };
    const end = (t: number) => newestAbout(log, subject, t, ({ type }) => type === 'deployment.stopped');
    expect(end(stopped.at)?.seq).toBe(stopped.seq);
    expect(end(stopped.at - 1)).toBeNull();
  });
});
