import { describe, expect, it } from 'vitest';
import { bigFleet, everyStateFleet, FLEET_AT } from '../../../src/gallery/data/fleet';
import { CELL_PX, layoutCells, layoutColumns, tileLook, tileProgress } from '../../../src/viz/tileLayout';

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `i-${index}`);
const look = (id: string) => {
  const instance = everyStateFleet.instances.find((item) => item.id === id);
  if (instance === undefined) throw new Error(id);
  return tileLook(instance);
};

describe('layoutColumns', () => {
  it('fills the plot from edge to edge', () => {
    const columns = layoutColumns(ids(12), 128, 729);
    expect(columns[0]?.x).toBeCloseTo(128);
    expect((columns[11]?.x ?? 0) + (columns[11]?.width ?? 0)).toBeCloseTo(729);
    for (const [index, column] of columns.entries()) {
      if (index > 0) expect(column.x).toBeGreaterThan((columns[index - 1]?.x ?? 0) + column.width);
    }
  });

  it('makes no giants of a few instances, and leaves every one of forty visible', () => {
    expect(layoutColumns(ids(2), 0, 600)[0]?.width).toBe(64);
    expect(layoutColumns(ids(1), 100, 700)[0]?.center).toBe(400);
    expect(layoutColumns(ids(40), 0, 600)[0]?.width).toBeGreaterThan(12);
  });
});

describe('tileLook', () => {
  it('follows a version from the running process to the one that comes', () => {
    expect(look('i-02')).toMatchObject({ state: 'deploying', version: 1, nextVersion: 3, fillVersion: 1 });
    // Stopped: the old files are still there.
    expect(look('i-04')).toMatchObject({ state: 'deploying', version: 1, fillVersion: null });
    // Installed: nothing runs yet, and the tile still says where the instance comes from.
    expect(look('i-05')).toMatchObject({ state: 'deploying', version: 1, nextVersion: 3, fillVersion: null });
    // Started: the new one runs.
    expect(look('i-06')).toMatchObject({ state: 'deploying', version: null, nextVersion: 3, fillVersion: 3 });
  });

  it('tells the other states apart', () => {
    const states = ['i-01', 'i-07', 'i-08', 'i-10', 'i-11', 'i-12'].map((id) => look(id).state);
    expect(states).toEqual(['running', 'empty', 'unhealthy', 'stopped', 'running', 'draining']);
    expect(look('i-08')).toMatchObject({ isUnhealthy: true, version: 2 });
  });

  it('leaves instances alone that only wait for their turn', () => {
    const [waiting] = everyStateFleet.instances.filter(({ targetStatus }) => targetStatus === 'Pending');
    expect(waiting && tileLook(waiting)).toMatchObject({ state: 'running', nextVersion: null });
    expect(waiting && tileProgress(waiting, everyStateFleet.deployment?.events ?? [], FLEET_AT)).toBe(0);
  });
});

describe('layoutCells', () => {
  const fleet = bigFleet(1_000);

  it('has one cell for every instance, none on another, in blocks by zone', () => {
    const zones = layoutCells(fleet.instances, 600);
    expect(zones.map(({ zone, count }) => [zone, count])).toEqual([
      ['ap-northeast-2a', 500],
      ['ap-northeast-2c', 500],
    ]);
    for (const { groups, height, columns } of zones) {
      const cells = groups.flatMap((group) => group.cells.map((cell) => cell.join()));
      expect(new Set(cells).size).toBe(500);
      expect(columns).toBe(50);
      expect(height).toBe(10 * CELL_PX);
      for (const [x, y] of groups.flatMap((group) => group.cells)) {
        expect(x).toBeLessThan(600);
        expect(y).toBeLessThan(height);
      }
    }
  });

  it('groups by version and state, what needs attention first', () => {
    const [zone] = layoutCells(fleet.instances, 600);
    expect(zone?.groups.map(({ state, version, nextVersion }) => [state, nextVersion ?? version])).toEqual([
      ['unhealthy', 2],
      ['deploying', 2],
      ['running', 2],
      ['running', 1],
    ]);
    const counted = zone?.groups.reduce((sum, { ids: names }) => sum + names.length, 0);
    expect(counted).toBe(500);
  });
});
