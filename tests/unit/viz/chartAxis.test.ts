import { describe, expect, it } from 'vitest';
import { axisTimes, errorAxisTop, shareTicks } from '../../../src/viz/chartAxis';
import { MIN_LABEL_GAP_PX } from '../../../src/viz/ticks';

describe('shareTicks', () => {
  it('has a middle where there is room', () => {
    expect(shareTicks(128).map(({ percent }) => percent)).toEqual([0, 50, 100]);
    expect(shareTicks(60).map(({ percent }) => percent)).toEqual([0, 100]);
  });
});

describe('errorAxisTop', () => {
  it('starts at three times the threshold and stays there until the rate is higher', () => {
    expect(errorAxisTop(5, 0)).toBe(15);
    expect(errorAxisTop(5, 0.15)).toBe(15);
    expect(errorAxisTop(5, 0.151)).toBe(20);
    expect(errorAxisTop(1, 0.02)).toBe(3);
    expect(errorAxisTop(0.1, 0)).toBeCloseTo(0.3);
  });

  it('never leaves a percentage', () => {
    expect(errorAxisTop(50, 0.2)).toBe(100);
    expect(errorAxisTop(5, 1)).toBe(100);
    expect(errorAxisTop(null, 0)).toBe(15);
    expect(errorAxisTop(0, 0)).toBe(15);
  });
});

describe('axisTimes', () => {
  it('keeps labels apart and whole, wherever the window stands', () => {
    for (const [span, width] of [
      [300_000, 600],
      [240_000, 240],
      [60_000, 320],
      [900_000, 480],
    ] as const) {
      for (const from of [0, 1_234, 100_000]) {
        const times = axisTimes(from, from + span, width, span);
        const places = times.map((at) => ((at - from) / span) * width);
        places.forEach((x, index) => {
          if (index > 0) expect(x - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(MIN_LABEL_GAP_PX);
          expect(x).toBeLessThanOrEqual(width - 16);
          if (from > 0) expect(x).toBeGreaterThanOrEqual(16);
        });
        expect(times.length).toBeGreaterThan(0);
      }
    }
  });

  it('labels the same times while the window moves', () => {
    expect(axisTimes(150_000, 450_000, 600, 300_000)).toEqual([180_000, 240_000, 300_000, 360_000, 420_000]);
    expect(axisTimes(153_000, 453_000, 600, 300_000)).toEqual([180_000, 240_000, 300_000, 360_000, 420_000]);
  });
});
