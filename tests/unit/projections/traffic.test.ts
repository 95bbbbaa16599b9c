import { describe, expect, it } from 'vitest';
import {
  alarmsProjection,
  clipSeries,
  createReader,
  project,
  trafficProjection,
  trafficSeriesProjection,
  type TrafficPoint,
} from '../../../src/projections';
import { factsOf, theFact } from '../../support/facts';
import * as runs from './runs';

const run = runs.alarmAndRollback();
const { scenario, log } = run;

describe('trafficProjection', () => {
  const reader = createReader(scenario, log, trafficProjection);

  it('splits the requests by version', () => {
    const split = factsOf(log, 'traffic.changed').find(({ data }) => data.groups.length === 2);
    expect(reader.at(split?.at ?? 0)).toMatchObject({
      requestsPerSecond: 100,
      unroutedPerSecond: 0,
      byVersion: [
        { version: 1, instances: 3, requestsPerSecond: 75, share: 0.75, errorRate: 0 },
        { version: 2, instances: 1, requestsPerSecond: 25, share: 0.25, errorRate: 0.5 },
      ],
      errorRate: 0.125,
    });
  });

  it('counts what was measured', () => {
    const requests = factsOf(log, 'traffic.measured').flatMap(({ data }) => data.groups);
    const view = reader.at(log.header.until);
    expect(view.totalRequests).toBe(requests.reduce((sum, group) => sum + group.requests, 0));
    expect(view.totalFailed).toBe(requests.reduce((sum, group) => sum + group.failed, 0));
    expect(view.totalFailed).toBeGreaterThan(100);
  });

  it('merges the groups of one version and weighs them by requests', () => {
    const leaking = runs.run({}, { behaviour: runs.leaking(2_000) });
    const changes = factsOf(leaking.log, 'traffic.changed');
    const many = changes.find(({ data }) => data.groups.filter(({ version }) => version === 2).length > 1);
    const view = project(trafficProjection, leaking.scenario, leaking.log.events.slice(0, (many?.seq ?? 0) + 1));
    const v2 = many?.data.groups.filter(({ version }) => version === 2) ?? [];
    const merged = view.byVersion.filter(({ version }) => version === 2);
    expect(merged).toHaveLength(1);
    expect(merged[0]?.instances).toBe(v2.reduce((sum, group) => sum + group.instances, 0));
    const rates = v2.map(({ errorRate }) => errorRate);
    expect(merged[0]?.errorRate).toBeGreaterThan(Math.min(...rates));
    expect(merged[0]?.errorRate).toBeLessThan(Math.max(...rates));
  });

  it('counts requests that no target received as failed', () => {
    const nobody = runs.run({ instances: 1 }, { untilMs: 110_000 });
    const view = project(trafficProjection, nobody.scenario, nobody.log.events);
    const unrouted = factsOf(nobody.log, 'traffic.measured').reduce((sum, { data }) => sum + data.unrouted, 0);
    expect(unrouted).toBeGreaterThan(100);
    expect(view).toMatchObject({ unroutedPerSecond: 100, errorRate: 1, byVersion: [], totalFailed: unrouted });
  });

  it('is silent without users', () => {
    const quiet = runs.run({ requestsPerSecond: 0 });
    const view = project(trafficProjection, quiet.scenario, quiet.log.events);
    expect(view).toMatchObject({ requestsPerSecond: 0, errorRate: 0, totalRequests: 0 });
    expect(project(trafficSeriesProjection, quiet.scenario, quiet.log.events)).toEqual([]);
  });
});

describe('trafficSeriesProjection', () => {
  const reader = createReader(scenario, log, trafficSeriesProjection);

  it('covers the run without gaps and without empty pieces', () => {
    const points = reader.at(log.header.until);
    expect(points[0]?.from).toBe(0);
    for (const [index, point] of points.entries()) {
      expect(point.to).toBeGreaterThan(point.from);
      expect(points[index + 1]?.from ?? log.header.until).toBe(point.to);
    }
  });

  it('expects while a piece lasts and counts once it has ended', () => {
    const split = factsOf(log, 'traffic.changed').find(({ data }) => data.groups.length === 2);
    const from = split?.at ?? 0;
    const lasting = reader.at(from + 1_000).at(-1);
    expect(lasting).toMatchObject({ from, to: null, shares: { 1: 0.75, 2: 0.25 }, errorRate: 0.125 });
    const ended = reader.at(log.header.until).find((point) => point.from === from);
    const measured = factsOf(log, 'traffic.measured').filter(
      ({ data }) => data.from >= from && data.to <= (ended?.to ?? 0),
    );
    const groups = measured.flatMap(({ data }) => data.groups);
    const failed = groups.reduce((sum, group) => sum + group.failed, 0);
    expect(ended?.errorRate).toBe(failed / groups.reduce((sum, group) => sum + group.requests, 0));
    expect(ended?.errorRate).not.toBe(0.125);
  });

  it('leaves out a piece that was replaced at the instant at which it began', () => {
    const first = log.events.findIndex(({ type }) => type === 'traffic.changed');
    const facts = log.events.slice(0, first + 1);
    const points = project(trafficSeriesProjection, scenario, [...facts, ...facts.slice(-1)]);
    expect(points).toMatchObject([{ from: 0, to: null }]);
    expect(points).toHaveLength(1);
  });

  it('keeps the objects of ended pieces', () => {
    const before = reader.at(300_000);
    const after = reader.at(500_000);
    for (const [index, point] of before.entries()) if (point.to !== null) expect(after[index]).toBe(point);
  });
});

describe('clipSeries', () => {
  const piece = (from: number, to: number | null): TrafficPoint => ({
    from,
    to,
    requestsPerSecond: 1,
    shares: {},
    errorRate: 0,
    latencyMs: 0,
  });
  const points = [piece(0, 10), piece(10, 20), piece(20, 30), piece(30, null)];
  const spans = (from: number, to: number) => clipSeries(points, from, to).map((point) => [point.from, point.to]);

  it('cuts at both ends and gives the lasting piece an end', () => {
    expect(spans(5, 35)).toEqual([
      [5, 10],
      [10, 20],
      [20, 30],
      [30, 35],
    ]);
    expect(spans(12, 15)).toEqual([[12, 15]]);
    expect(spans(40, 50)).toEqual([[40, 50]]);
  });

  it('leaves out what only touches the window and keeps whole pieces as they are', () => {
    expect(spans(10, 20)).toEqual([[10, 20]]);
    expect(clipSeries(points, 10, 20)[0]).toBe(points[1]);
    expect(clipSeries([], 0, 10)).toEqual([]);
    expect(spans(10, 10)).toEqual([]);
    expect(clipSeries([piece(0, 10), piece(10, 20)], 30, 40)).toEqual([]);
  });
});

describe('alarmsProjection', () => {
  const reader = createReader(scenario, log, alarmsProjection);
  const raised = factsOf(log, 'alarm.stateChanged').find(({ data }) => data.to === 'ALARM');

  it('begins without data', () => {
    expect(reader.at(0)).toEqual([{ name: 'errors', state: 'INSUFFICIENT_DATA', since: 0, value: null, threshold: 5 }]);
  });

  it('keeps the time of the change while later values come in', () => {
    const at = raised?.at ?? 0;
    expect(reader.at(at)).toMatchObject([{ state: 'ALARM', since: at, value: raised?.data.value }]);
    const later = reader.at(at + 10_000)[0];
    expect(later).toMatchObject({ state: 'ALARM', since: at });
    expect(later?.value).not.toBe(raised?.data.value);
  });

  it('is over some time after the rollback', () => {
    expect(theFact(log, 'deployment.rollbackTriggered').at).toBeGreaterThan(raised?.at ?? 0);
    expect(reader.at(log.header.until)).toMatchObject([{ state: 'OK' }]);
  });
});
