import { describe, expect, it } from 'vitest';
import { outageSeries, rollbackMarks, rollbackSeries } from '../../../src/gallery/data/traffic';
import { chartWindow } from '../../../src/viz/chartWindow';
import { errorY, highestErrorRate, layoutErrors, layoutHairlines, placeLabels } from '../../../src/viz/errorStrip';

const window = chartWindow(352_000, 640_000, 600);

describe('highestErrorRate', () => {
  it('knows nothing of what comes later', () => {
    expect(highestErrorRate(rollbackSeries, 0)).toBe(0);
    expect(highestErrorRate(rollbackSeries, 289_999)).toBe(0.072);
    expect(highestErrorRate(rollbackSeries, 352_000)).toBe(0.11);
    expect(highestErrorRate([], 5)).toBe(0);
    expect(highestErrorRate(outageSeries, 260_000)).toBe(1);
  });
});

describe('layoutErrors', () => {
  it('stands on the axis and leaves the strip above it', () => {
    const chunk = { from: 0, to: 450_000 };
    const { line, area } = layoutErrors(outageSeries, { chunk, pxPerMs: 0.002, heightPx: 44, topPercent: 50 });
    expect(line.startsWith('M0 44')).toBe(true);
    expect(area.endsWith('L900 44L0 44z')).toBe(true);
    expect(errorY(0.05, 15, 45)).toBeCloseTo(30);
    expect(errorY(1, 50, 44)).toBeLessThan(0);
  });
});

describe('layoutHairlines', () => {
  it('are failed checks and alarms that were seen, neighbours of a kind as one', () => {
    const lines = layoutHairlines(rollbackMarks, window, { t: 352_000, furthest: 352_000 });
    expect(lines.map(({ kind, subjects, isAhead }) => [kind, subjects, isAhead])).toEqual([
      ['unhealthy', ['i-02', 'i-03'], false],
      ['alarm', ['orders-5xx'], false],
    ]);
    expect(lines[0]?.x).toBeCloseTo((300_000 - window.from) * window.pxPerMs);
  });

  it('tell nothing that was not seen, and what lies ahead apart', () => {
    const seen = layoutHairlines(rollbackMarks, window, { t: 200_000, furthest: 300_500 });
    expect(seen.map(({ subjects, isAhead }) => [subjects, isAhead])).toEqual([[['i-02'], true]]);
    const between = layoutHairlines(rollbackMarks, window, { t: 301_000, furthest: 352_000 });
    expect(between.map(({ subjects, isAhead }) => [subjects.join(), isAhead])).toEqual([
      ['i-02', false],
      ['i-03', true],
      ['orders-5xx', true],
    ]);
  });

  it('stay the same lines while the window moves', () => {
    const keys = [350_000, 351_000, 352_000].map((t) =>
      layoutHairlines(rollbackMarks, chartWindow(t, 640_000, 600), { t, furthest: 352_000 }).map(({ key }) => key),
    );
    expect(keys[1]).toEqual(keys[0]);
    expect(keys[2]).toEqual(keys[0]);
  });
});

describe('placeLabels', () => {
  const row = { left: 0, right: 200 };
  const wish = (key: string, ...places: number[]) => ({ key, wordings: [{ text: key, width: 40, places }] });

  it('gives important labels their place and moves or drops the others', () => {
    const placed = placeLabels([wish('a', 50), wish('b', 60, 120), wish('c', 70, 130)], row);
    expect(placed.map(({ key, x }) => [key, x])).toEqual([
      ['a', 50],
      ['b', 120],
    ]);
  });

  it('leaves nothing outside', () => {
    expect(placeLabels([wish('a', -5, 170)], row)).toEqual([]);
    expect(placeLabels([wish('a', -5, 160)], row)).toHaveLength(1);
  });

  it('lets no line cross a label, and says less where there is less room', () => {
    const wordings = [
      { text: 'i-02 unhealthy', width: 90, places: [6, 104] },
      { text: 'i-02', width: 25, places: [71, 104] },
    ];
    const placed = placeLabels([{ key: 'a', wordings }], { ...row, lines: [40, 100, 140] });
    expect(placed).toMatchObject([{ text: 'i-02', x: 71 }]);
  });
});
