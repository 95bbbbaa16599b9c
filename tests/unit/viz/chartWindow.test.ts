import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartWindow, chunkOf, clampedX, drawnTime, windowSpan, windowX } from '../../../src/viz/chartWindow';

describe('chartWindow', () => {
  it('shows five minutes, four on telephones, and short runs whole', () => {
    expect(windowSpan(900_000, 600)).toBe(300_000);
    expect(windowSpan(900_000, 300)).toBe(240_000);
    expect(windowSpan(360_000, 600)).toBe(360_000);
    expect(windowSpan(60_000, 300)).toBe(60_000);
  });

  it('stands at the start, follows the playhead, and stops at the end', () => {
    expect(chartWindow(0, 900_000, 600)).toMatchObject({ from: 0, to: 300_000 });
    expect(chartWindow(100_000, 900_000, 600).from).toBe(0);
    const middle = chartWindow(500_000, 900_000, 600);
    expect(windowX(middle, 500_000)).toBeCloseTo(600 * 0.68);
    expect(chartWindow(900_000, 900_000, 600)).toMatchObject({ from: 600_000, to: 900_000 });
  });

  it('always holds the playhead, and a chunk always holds the window', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 5_000_000 }),
        fc.nat(1_000_000),
        fc.integer({ min: 80, max: 1_200 }),
        (horizon, part, width) => {
          const t = (horizon * part) / 1_000_000;
          const window = chartWindow(t, horizon, width);
          const x = windowX(window, t);
          expect(x).toBeGreaterThanOrEqual(-1e-6);
          expect(x).toBeLessThanOrEqual(width + 1e-6);
          const chunk = chunkOf(window);
          expect(chunk.from).toBeLessThanOrEqual(window.from);
          expect(chunk.to).toBeGreaterThanOrEqual(window.to - 1e-6);
        },
      ),
    );
  });

  it('keeps its chunk while the window moves a little', () => {
    const chunks = [400_000, 401_000, 420_000].map((t) => chunkOf(chartWindow(t, 900_000, 600)).from);
    expect(new Set(chunks).size).toBe(1);
    expect(chunkOf(chartWindow(600_000, 900_000, 600)).from).not.toBe(chunks[0]);
  });

  it('keeps clamped places inside', () => {
    const window = chartWindow(500_000, 900_000, 600);
    expect(clampedX(window, 0)).toBe(0);
    expect(clampedX(window, 900_000)).toBeCloseTo(600);
  });
});

describe('drawnTime', () => {
  it('stands still for less than half a pixel and never leaves the run', () => {
    // 300 s on 600 px: half a pixel is 250 ms.
    expect(drawnTime(100_100, 900_000, 600)).toBe(100_000);
    expect(drawnTime(100_130, 900_000, 600)).toBe(100_250);
    expect(drawnTime(899_990, 899_999, 600)).toBeLessThanOrEqual(899_999);
    expect(drawnTime(0, 900_000, 600)).toBe(0);
  });
});
