import { describe, expect, it } from 'vitest';
import { allEventsFleet, everyStateFleet, FLEET_AT } from '../../../src/gallery/data/fleet';
import type { InstanceView } from '../../../src/projections/views';
import {
  cellKind,
  deploymentProgress,
  eventProgress,
  eventsBehind,
  layoutRows,
  matrixColumn,
  roundRect,
  segmentColumn,
} from '../../../src/viz/matrixLayout';

const events = allEventsFleet.deployment?.events ?? [];
const of = (fleet: typeof allEventsFleet, id: string): InstanceView => {
  const instance = fleet.instances.find((item) => item.id === id);
  if (instance === undefined) throw new Error(id);
  return instance;
};
const rows = layoutRows(events.length);
const subpaths = (path: string): number => path.split('M').length - 1;

describe('lifecycle matrix', () => {
  it('moves the rows together when there are many, never under the height of a label', () => {
    expect(layoutRows(7).pitch).toBe(15);
    expect(rows.pitch).toBeGreaterThan(12);
    expect(rows.height).toBeCloseTo(13 * rows.pitch);
    expect(rows.middles[12]).toBeLessThan(rows.height);
  });

  it('says what each event is', () => {
    const kinds = (id: string) => events.map((event) => cellKind(of(everyStateFleet, id), event));
    expect(new Set(kinds('i-08'))).toEqual(new Set(['none']));
    expect(new Set(kinds('i-11'))).toEqual(new Set(['pending']));
    expect(kinds('i-05').filter((kind) => kind === 'done')).toHaveLength(7);
    expect(kinds('i-05')[7]).toBe('active');
    expect(kinds('i-07').slice(8)).toEqual(['done', 'failed', 'skipped', 'skipped', 'skipped']);
  });

  it('draws each event once', () => {
    const column = matrixColumn(of(everyStateFleet, 'i-07'), events, rows, 47);
    expect(subpaths(column.done)).toBe(9);
    expect(subpaths(column.failed)).toBe(1);
    expect(subpaths(column.skipped)).toBe(3);
    expect(column.active).toBeNull();
    const busy = matrixColumn(of(allEventsFleet, 'i-05'), events, rows, 47);
    expect(busy.active?.event).toBe('ApplicationStart');
    expect(busy.active?.y).toBeCloseTo((rows.middles[8] ?? 0) - rows.cellHeight / 2);
    expect(subpaths(busy.pending)).toBe(4);
  });

  it('lets only the event under way move with time', () => {
    const instance = of(allEventsFleet, 'i-05');
    const event = instance.events.ApplicationStart;
    if (event === undefined) throw new Error('no event');
    expect(eventProgress(event, FLEET_AT)).toBeCloseTo(0.75);
    expect(eventProgress(event, FLEET_AT + 1_000)).toBeCloseTo(0.85);
    expect(eventProgress(event, FLEET_AT + 99_000)).toBe(1);
    expect(eventProgress(event, 0)).toBe(0);
    expect(eventProgress({ ...event, plannedEndAt: null }, FLEET_AT)).toBe(0);
    expect(deploymentProgress(instance, events, FLEET_AT)).toBeCloseTo(8.75 / 13);
    expect(deploymentProgress(instance, [], FLEET_AT)).toBe(0);
    expect(eventsBehind(instance, events)).toBe(8);
    expect(eventsBehind(of(everyStateFleet, 'i-07'), events)).toBe(13);
  });

  it('folds to segments of one row', () => {
    const column = segmentColumn(of(allEventsFleet, 'i-05'), events, 47, 7);
    expect(column.activeX).toBeCloseTo((8 * 47) / 13);
    expect(column.segmentWidth * 13).toBeLessThan(47);
    expect(subpaths(column.done)).toBe(8);
    const out = segmentColumn(of(allEventsFleet, 'i-01'), events, 47, 7);
    expect(subpaths(out.none)).toBe(1);
  });

  it('rounds corners that fit', () => {
    expect(roundRect(0, 0, 10, 8)).toBe('M2 0h6a2 2 0 0 1 2 2v4a2 2 0 0 1 -2 2h-6a2 2 0 0 1 -2 -2v-4a2 2 0 0 1 2 -2z');
    expect(roundRect(0, 0, 1, 8)).toContain('a0.5 0.5');
  });
});
