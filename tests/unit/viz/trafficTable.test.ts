import { describe, expect, it } from 'vitest';
import { longSeries, rollbackSeries } from '../../../src/gallery/data/traffic';
import { tableStep, trafficTable } from '../../../src/viz/trafficTable';

describe('trafficTable', () => {
  it('covers what was seen, and nothing after it', () => {
    const rows = trafficTable(rollbackSeries, [2, 1], 352_000);
    expect(rows[0]).toMatchObject({ from: 0, to: 5_000, requestsPerSecond: 598, shares: [0, 1], errorRate: 0 });
    expect(rows[rows.length - 1]).toMatchObject({ from: 350_000, to: 352_000, errorRate: 0.044 });
    expect(trafficTable([], [], 352_000)).toEqual([]);
  });

  it('averages over a row by requests', () => {
    const [row] = trafficTable(
      [
        { from: 0, to: 1_000, requestsPerSecond: 100, shares: { 1: 1 }, errorRate: 0.5, latencyMs: 100 },
        { from: 1_000, to: null, requestsPerSecond: 0, shares: {}, errorRate: 0, latencyMs: 0 },
      ],
      [1],
      5_000,
    );
    expect(row).toMatchObject({ requestsPerSecond: 20, errorRate: 0.5, shares: [1], latencyMs: 100 });
  });

  it('has no more rows than people read', () => {
    const points = longSeries(4_000, 220);
    expect(trafficTable(points, [2, 1], 880_000).length).toBeLessThanOrEqual(121);
    expect(tableStep(352_000)).toBe(5_000);
    expect(tableStep(880_000)).toBe(10_000);
    expect(tableStep(500_000_000) % 60_000).toBe(0);
  });
});
