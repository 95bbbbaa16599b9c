import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longSeries, outageSeries, rollbackSeries } from '../../../src/gallery/data/traffic';
import {
  areaPath,
  cumulative,
  decimate,
  drawnValue,
  layerShare,
  layersOf,
  layoutAreas,
  linePath,
  pieceAt,
  RAMP_MS,
  stepLine,
} from '../../../src/viz/areaChart';
import { labelSpots } from '../../../src/viz/layerLabels';

const chunk = { from: 0, to: 450_000 };
const pxPerMs = 0.002;
const heightPx = 128;

describe('layers', () => {
  it('have the newest version at the bottom and what nobody answered on top', () => {
    expect(layersOf(rollbackSeries)).toEqual([2, 1]);
    expect(layersOf(outageSeries)).toEqual([3, 2, 1, null]);
    expect(layersOf([])).toEqual([]);
  });

  it('fill the whole chart while somebody asks', () => {
    const layers = layersOf(outageSeries);
    for (const point of outageSeries) expect(cumulative(point, layers, layers.length - 1)).toBeCloseTo(1, 6);
  });

  it('count targets on which nothing runs as unanswered, and nothing at all while nobody asks', () => {
    const [, , , outage] = outageSeries;
    if (outage === undefined) throw new Error('no piece');
    expect(layerShare(outage, null)).toBeCloseTo(0.8);
    expect(layerShare({ ...outage, requestsPerSecond: 0 }, null)).toBe(0);
    expect(layerShare({ ...outage, shares: { 1: 1 / 3, 2: 2 / 3 - 1e-9 } }, null)).toBe(0);
  });
});

describe('stepLine', () => {
  const share = (at: number) => rollbackSeries[at]?.shares[2] ?? 0;
  const line = stepLine(rollbackSeries, (point) => point.shares[2] ?? 0, { chunk, pxPerMs, y: (value) => value });

  it('holds a value until the next piece and takes a short ramp then', () => {
    expect(line.slice(0, 6)).toEqual([0, 0, 238_000 * pxPerMs, 0, (238_000 + RAMP_MS) * pxPerMs, share(1)]);
  });

  it('has no points where nothing changes, and reaches the end of the chunk while the piece lasts', () => {
    expect(line.length / 2).toBe(1 + 2 * 5 + 1);
    expect(line.slice(-2)).toEqual([450_000 * pxPerMs, 0.143]);
  });

  it('draws a value that never changes', () => {
    const flat = stepLine(rollbackSeries, () => 1, { chunk: { from: 300_000, to: 330_000 }, pxPerMs, y: (v) => v });
    expect(flat.length).toBe(4);
    expect(flat[0]).toBeLessThanOrEqual(0);
    expect(flat[2]).toBeGreaterThanOrEqual(60);
  });

  it('does not depend on the chunk', () => {
    const y = (value: number): number => value;
    const value = (point: (typeof rollbackSeries)[number]): number => point.errorRate;
    const late = stepLine(rollbackSeries, value, { chunk: { from: 150_000, to: 600_000 }, pxPerMs, y });
    const all = stepLine(rollbackSeries, value, { chunk: { from: 0, to: 600_000 }, pxPerMs, y });
    const moved = late.map((number, index) => (index % 2 === 0 ? number + 150_000 * pxPerMs : number));
    expect(all.slice(-moved.length + 2)).toEqual(moved.slice(2));
  });

  it('goes through what the dot at the playhead shows', () => {
    const value = (point: (typeof rollbackSeries)[number]): number => point.shares[2] ?? 0;
    expect(drawnValue(rollbackSeries, value, 238_000)).toBe(0);
    expect(drawnValue(rollbackSeries, value, 239_500)).toBeCloseTo(0.055);
    expect(drawnValue(rollbackSeries, value, 241_500)).toBeCloseTo(0.11);
    expect(drawnValue([], value, 0)).toBeNull();
  });
});

describe('decimate', () => {
  const lines = fc
    .array(fc.tuple(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true })))
    .map((steps) => {
      let x = 0;
      return steps.flatMap(([dx, y]) => [(x += dx), y]);
    });

  it('keeps four points per pixel at most, in order, with every peak', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const kept = decimate(line);
        const pixels = new Map<number, number[]>();
        for (let at = 0; at < line.length; at += 2) {
          const pixel = Math.floor(line[at] ?? 0);
          pixels.set(pixel, [...(pixels.get(pixel) ?? []), line[at + 1] ?? 0]);
        }
        const seen = new Map<number, number[]>();
        for (let at = 0; at < kept.length; at += 2) {
          if (at > 0) expect(kept[at]).toBeGreaterThanOrEqual(kept[at - 2] ?? 0);
          const pixel = Math.floor(kept[at] ?? 0);
          seen.set(pixel, [...(seen.get(pixel) ?? []), kept[at + 1] ?? 0]);
        }
        expect([...seen.keys()]).toEqual([...pixels.keys()]);
        for (const [pixel, values] of pixels) {
          const left = seen.get(pixel) ?? [];
          expect(left.length).toBeLessThanOrEqual(4);
          expect(Math.max(...left)).toBe(Math.max(...values));
          expect(Math.min(...left)).toBe(Math.min(...values));
          expect([left[0], left[left.length - 1]]).toEqual([values[0], values[values.length - 1]]);
        }
      }),
    );
  });

  it('draws thousands of pieces with the points of one screen', () => {
    const points = longSeries(20_000, 22);
    const areas = layoutAreas(points, layersOf(points), { chunk, pxPerMs, heightPx });
    for (const { edge } of areas) expect(edge.split('L').length).toBeLessThan(4 * 900 + 8);
  });
});

describe('layoutAreas', () => {
  it('paints from the top layer down, each to the axis', () => {
    const [top, bottom] = layoutAreas(rollbackSeries, [2, 1], { chunk, pxPerMs, heightPx });
    expect([top?.version, bottom?.version]).toEqual([1, 2]);
    expect(top?.edge).toBe('M0 0L900 0');
    expect(top?.area).toBe('M0 0L900 0L900 128L0 128z');
    expect(bottom?.area.endsWith('L900 128L0 128z')).toBe(true);
  });

  it('draws no line for a version that gets nothing', () => {
    const [, v2] = layoutAreas(rollbackSeries, [2, 1], { chunk, pxPerMs, heightPx });
    expect(v2?.edge.startsWith('M0 131')).toBe(true);
  });

  it('has no path without points', () => {
    expect(linePath([1, 2])).toBe('');
    expect(areaPath([], 10)).toBe('');
    expect(layoutAreas([], [], { chunk, pxPerMs, heightPx })).toEqual([]);
  });
});

describe('labelSpots', () => {
  const box = { from: 0, to: 352_000, pxPerMs, heightPx, labelPx: 40 };

  it('writes each name inside its layer', () => {
    const spots = labelSpots(rollbackSeries, [2, 1], box);
    expect(spots.map(({ version }) => version)).toEqual([2, 1]);
    for (const { version, at, y } of spots) {
      const point = pieceAt(rollbackSeries, at + 20_000);
      const v2 = (point?.shares[2] ?? 0) * heightPx;
      if (version === 2) expect(y).toBeGreaterThan(heightPx - v2 + 8);
      else expect(y).toBeLessThan(heightPx - v2 - 8);
    }
  });

  it('keeps off lines', () => {
    const [v2] = labelSpots(rollbackSeries, [2], box);
    const line = (v2?.at ?? 0) + 10_000;
    const [moved] = labelSpots(rollbackSeries, [2], box, [line]);
    expect(moved?.at).toBeGreaterThan(line);
    expect(moved?.y).toBe(v2?.y);
  });

  it('leaves out a name that does not fit, and never looks beyond the playhead', () => {
    expect(labelSpots(rollbackSeries, [2, 1], { ...box, to: 244_000 }).map(({ version }) => version)).toEqual([1]);
    expect(labelSpots(longSeries(4_000, 220), [2, 1], { ...box, to: 300_000 })).toEqual([]);
    expect(labelSpots([], [], box)).toEqual([]);
  });
});
