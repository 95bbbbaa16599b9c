import { describe, expect, it } from 'vitest';
import {
  nextEventAt,
  nextMarkAt,
  previousEventAt,
  previousMarkAt,
  project,
  timelineProjection,
} from '../../../src/projections';
import * as runs from './runs';

const { scenario, log } = runs.alarmAndRollback();
const unseen = new Set(['traffic.measured', 'alarm.evaluated']);
const times = [...new Set(log.events.filter(({ type }) => !unseen.has(type)).map(({ at }) => at))];

describe('events', () => {
  it('steps through every instant at which something happens, once, in both directions', () => {
    const forward: number[] = [];
    for (let t = nextEventAt(log, -1); t !== null; t = nextEventAt(log, t)) forward.push(t);
    expect(forward).toEqual(times);
    const back: number[] = [];
    for (let t = previousEventAt(log, Infinity); t !== null; t = previousEventAt(log, t)) back.push(t);
    expect(back).toEqual([...times].reverse());
  });

  it('does not stop for bookkeeping', () => {
    const evaluations = log.events.filter(({ type, at }) => type === 'alarm.evaluated' && !times.includes(at));
    expect(evaluations.length).toBeGreaterThan(10);
    for (const { at } of evaluations) {
      expect(nextEventAt(log, at - 1)).not.toBe(at);
      expect(previousEventAt(log, at + 1)).not.toBe(at);
    }
  });

  it('steps from between two milliseconds', () => {
    expect(previousEventAt(log, 10_000.5)).toBe(10_000);
    expect(nextEventAt(log, 9_999.5)).toBe(10_000);
    expect(previousEventAt(log, 0)).toBeNull();
    expect(nextEventAt(log, log.header.until)).toBeNull();
  });
});

describe('marks', () => {
  const { marks } = project(timelineProjection, scenario, log.events);

  it('steps from mark to mark', () => {
    const [commit, alarm] = marks;
    expect(nextMarkAt(marks, 0)).toBe(commit?.at);
    expect(nextMarkAt(marks, commit?.at ?? 0)).toBe(alarm?.at);
    expect(previousMarkAt(marks, alarm?.at ?? 0)).toBe(commit?.at);
    expect(previousMarkAt(marks, commit?.at ?? 0)).toBeNull();
    expect(nextMarkAt(marks, log.header.until)).toBeNull();
    expect(nextMarkAt([], 0)).toBeNull();
  });
});
