import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hashShare,
  MOST_PER_TARGET,
  particleCount,
  particlePhaseAt,
  particlePaths,
  particlesOf,
} from '../../../src/viz/particles';

const ribbon = { top: [0, 80] as const, bottom: [200, 240] as const };
const target = { id: 'i-01', requestsPerSecond: 85, errorRate: 0.3 };

describe('particles', () => {
  it('stand for rates on a logarithmic scale, four at most', () => {
    expect([0, 0.5, 3.9, 4, 15, 16, 63, 64, 10_000].map(particleCount)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(MOST_PER_TARGET).toBe(4);
  });

  it('are the same at the same time, wherever one came from', () => {
    const at = (t: number) => particlesOf(target, ribbon, 40, particlePhaseAt(t));
    const before = at(12_345);
    at(99_999);
    expect(at(12_345)).toEqual(before);
    expect(at(12_360)).not.toEqual(before);
  });

  it('fall down their ribbon and stay inside', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10_000, noNaN: true }), (phase) => {
        for (const { x, y } of particlesOf(target, ribbon, 40, phase)) {
          expect(y).toBeGreaterThan(0);
          expect(y).toBeLessThan(40);
          expect(x).toBeGreaterThan(0);
          expect(x).toBeLessThan(240);
        }
      }),
    );
    const [first] = particlesOf(target, ribbon, 40, 0.1);
    const [later] = particlesOf(target, ribbon, 40, 0.2);
    expect(later?.key).toBe(first?.key);
    expect(later?.y ?? 0).toBeGreaterThan(first?.y ?? 99);
  });

  it('fail as often as requests do', () => {
    const all = Array.from({ length: 2_000 }, (_, round) => particlesOf(target, ribbon, 40, round)).flat();
    const failed = all.filter(({ isFailed }) => isFailed).length / all.length;
    expect(failed).toBeCloseTo(0.3, 1);
    const fine = particlesOf({ ...target, errorRate: 0 }, ribbon, 40, 3);
    expect(fine.some(({ isFailed }) => isFailed)).toBe(false);
  });

  it('hashes evenly', () => {
    const values = Array.from({ length: 4_000 }, (_, index) => hashShare('i-07', index));
    const parts = [0, 1, 2, 3].map((part) => values.filter((value) => Math.floor(value * 4) === part).length);
    for (const part of parts) expect(Math.abs(part - 1_000)).toBeLessThan(120);
  });

  it('are one path per version and one of crosses, a dot for each request', () => {
    const running = (id: string, version: number | null, errorRate: number) =>
      ({ instance: { ...target, id, version, errorRate }, ribbon }) as unknown as Parameters<
        typeof particlePaths
      >[0][number];
    const starts = (path: string | undefined) => path?.match(/M/g)?.length ?? 0;
    const count = particleCount(target.requestsPerSecond);
    const { dots, crosses } = particlePaths([running('a', 1, 0), running('b', 2, 0), running('c', 1, 0)], 40, 0.4);
    expect(dots.map(({ version, path }) => [version, starts(path)])).toEqual([
      [1, 2 * count],
      [2, count],
    ]);
    expect(crosses).toBe('');
    const failing = particlePaths([running('a', 1, 1), running('b', null, 1)], 40, 0.4);
    expect(failing.dots).toEqual([]);
    expect(starts(failing.crosses)).toBe(2 * count);
  });
});
