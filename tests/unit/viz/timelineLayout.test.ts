import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { busyTimeline, rollbackTimeline } from '../../../src/gallery/data/timeline';
import type { TimelineMark } from '../../../src/projections/views';
import {
  layoutBars,
  layoutMarks,
  layoutRows,
  markUnder,
  packLanes,
  timelineScale,
} from '../../../src/viz/timelineLayout';

const HORIZON = 640_000;
const WIDTH = 860;
const scale = timelineScale(HORIZON, WIDTH);
const markAt = (seq: number, x: number): TimelineMark => ({
  ...{ seq, at: scale.at(x), kind: 'unhealthy', version: null, subject: `i-${seq}` },
});
const place = (xs: readonly number[], t = HORIZON) =>
  layoutMarks(
    xs.map((x, seq) => markAt(seq, x)),
    scale,
    { t, widthPx: WIDTH },
  );

describe('timelineScale', () => {
  it('keeps the playhead whole at both ends and never leaves the axis', () => {
    expect([scale.x(0), scale.x(HORIZON), scale.x(2 * HORIZON)]).toEqual([8, WIDTH - 8, WIDTH - 8]);
    expect([scale.at(-50), scale.at(8), scale.at(WIDTH)]).toEqual([0, 0, HORIZON]);
  });
});

describe('rows and bars', () => {
  it('gives two executions and the deployments a row each, the deployments at the bottom', () => {
    const rows = layoutRows(rollbackTimeline, 51);
    expect(rows.map(({ kind, number, y }) => [kind, number, y])).toEqual([
      ['execution', 12, 0],
      ['execution', 13, 17],
      ['deployments', null, 34],
    ]);
    const alone = { ...rollbackTimeline, lanes: rollbackTimeline.lanes.filter(({ number }) => number !== 13) };
    expect(layoutRows(alone, 51).map(({ y }) => y)).toEqual([0, 34]);
  });

  it('lets later executions share a row with those that are over, never with one that lasts', () => {
    const rows = packLanes(busyTimeline.lanes).map((row) => row.map(({ number }) => number));
    expect(rows).toEqual([[1, 3, 5], [2, 4, 6], [null]]);
    const bars = layoutBars(busyTimeline, layoutRows(busyTimeline, 51), scale, { t: HORIZON, furthest: HORIZON });
    for (const [index, bar] of bars.entries()) {
      const touching = bars.slice(index + 1).filter((other) => other.y === bar.y && other.number !== bar.number);
      for (const other of touching)
        expect(bar.x + bar.width <= other.x + 0.01 || other.x + other.width <= bar.x).toBe(true);
    }
  });

  it('splits a bar at the playhead and keeps its outcome for its end', () => {
    const rows = layoutRows(rollbackTimeline, 51);
    const deploy = (t: number) =>
      layoutBars(rollbackTimeline, rows, scale, { t, furthest: 352_000 }).find(({ bar }) => bar.label === 'Deploy');
    expect(deploy(100_000)).toMatchObject({ doneWidth: 0, isOver: false });
    const half = deploy(234_000);
    expect(half?.doneWidth).toBeCloseTo((half?.width ?? 0) / 2, 5);
    expect(half?.isOver).toBe(false);
    expect(deploy(306_000)).toMatchObject({ isOver: true });
  });

  it('ends what lasts at the furthest seen time', () => {
    const bars = layoutBars(rollbackTimeline, layoutRows(rollbackTimeline, 51), scale, {
      t: 352_000,
      furthest: 352_000,
    });
    const rollback = bars.find(({ bar }) => bar.kind === 'rollback');
    expect((rollback?.x ?? 0) + (rollback?.width ?? 0)).toBeCloseTo(scale.x(352_000), 5);
  });
});

describe('layoutMarks', () => {
  it('leaves marks alone that have room', () => {
    expect(place([100, 130]).map(({ x }) => Math.round(x))).toEqual([100, 130]);
  });

  it('moves marks apart that are closer than their size, and remembers their moments', () => {
    const [one, two] = place([200, 204]);
    expect((two?.x ?? 0) - (one?.x ?? 0)).toBeCloseTo(12, 5);
    expect([one?.fromX, two?.fromX].map((x) => Math.round(x ?? 0))).toEqual([200, 204]);
  });

  it('counts more than three', () => {
    const boxes = place([300, 302, 304, 306, 420]);
    expect(boxes.map(({ marks }) => marks.length)).toEqual([4, 1]);
    expect(boxes[0]).toMatchObject({ key: 'count-0' });
  });

  it('stays inside the axis', () => {
    const [one] = place([8, 9, 10]);
    expect(one?.x).toBeGreaterThanOrEqual(6);
  });

  it('loses no mark and lets no two overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 8, max: WIDTH - 8 }), { maxLength: 40 }), (xs) => {
        const boxes = place(xs);
        const size = (count: number) => (count > 1 ? 20 : 12);
        const areApart = boxes.every((box, index) => {
          const before = boxes[index - 1];
          if (before === undefined) return true;
          return box.x - before.x >= (size(box.marks.length) + size(before.marks.length)) / 2 - 0.01;
        });
        return areApart && boxes.reduce((total, { marks }) => total + marks.length, 0) === xs.length;
      }),
    );
  });

  it('knows which marks are ahead of the playhead', () => {
    expect(place([100, 500], scale.at(300)).map(({ isAhead }) => isAhead)).toEqual([false, true]);
  });

  it('finds the mark that a finger meant', () => {
    const boxes = place([200, 260]);
    expect(markUnder(boxes, 205)?.seq).toBe(0);
    expect(markUnder(boxes, 230)).toBeNull();
  });
});
