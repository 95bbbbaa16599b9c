import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeTicks, valueTicks } from '../../../src/viz/ticks';

const inMinutes = (ticks: readonly number[]) => ticks.map((at) => at / 60_000);

describe('timeTicks', () => {
  it('labels whole minutes where a minute has room for a label', () => {
    expect(inMinutes(timeTicks(0, 640_000, 860))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('takes steps that clocks have, not decimal ones', () => {
    expect(inMinutes(timeTicks(0, 640_000, 330))).toEqual([0, 2, 4, 6, 8, 10]);
    expect(timeTicks(100_000, 160_000, 300)).toEqual([105_000, 120_000, 135_000, 150_000]);
  });

  it('has a tick on the very end', () => {
    expect(timeTicks(0, 600_000, 700)).toContain(600_000);
  });

  it('never puts two labels nearer than the gap, and knows spans of days', () => {
    const anyAxis = [fc.integer({ min: 1, max: 500_000_000 }), fc.integer({ min: 60, max: 2_000 })] as const;
    fc.assert(
      fc.property(...anyAxis, (to, width) => {
        const ticks = timeTicks(0, to, width);
        const gaps = ticks.slice(1).map((at, index) => ((at - (ticks[index] as number)) * width) / to);
        return ticks.length > 0 && gaps.every((gap) => gap >= 55.99);
      }),
    );
  });

  it('has none without room or time', () => {
    expect(timeTicks(0, 0, 400)).toEqual([]);
    expect(timeTicks(0, 1_000, 0)).toEqual([]);
  });
});

describe('valueTicks', () => {
  it('takes round values at least the gap apart', () => {
    expect(valueTicks(0, 1, 120)).toEqual([0, 0.5, 1]);
    expect(valueTicks(0, 0.2, 60)).toEqual([0, 0.2]);
    expect(valueTicks(0, 100, 600)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  });
});
