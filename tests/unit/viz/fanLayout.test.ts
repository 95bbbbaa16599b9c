import { describe, expect, it } from 'vitest';
import { everyStateFleet, rollingBackFleet } from '../../../src/gallery/data/fleet';
import { layoutFan, ribbonPath, ribbonPoint, versionShares } from '../../../src/viz/fanLayout';
import { layoutColumns } from '../../../src/viz/tileLayout';

const BOX = { left: 100, right: 700, heightPx: 40, unroutedPerSecond: 0 };
const lay = (instances: typeof rollingBackFleet.instances, more: Partial<typeof BOX> = {}) =>
  layoutFan(
    instances,
    layoutColumns(
      instances.map(({ id }) => id),
      100,
      700,
    ),
    { ...BOX, ...more },
  );

describe('layoutFan', () => {
  it('splits the bar by what each target gets, in the order of the instances', () => {
    const { segments } = lay(rollingBackFleet.instances);
    expect(segments.map(({ id }) => id)).toEqual(['i-01', 'i-07', 'i-08', 'i-09', 'i-10', 'i-11', 'i-12']);
    let x = 100;
    for (const segment of segments) {
      expect(segment.x).toBeCloseTo(x, 6);
      expect(segment.width).toBeCloseTo(600 / 7, 6);
      x += segment.width;
    }
    expect(x).toBeCloseTo(700, 6);
  });

  it('never crosses ribbons', () => {
    const { ribbons } = lay(everyStateFleet.instances);
    for (let index = 1; index < ribbons.length; index++) {
      const [before, now] = [ribbons[index - 1], ribbons[index]];
      for (const u of [0, 0.25, 0.5, 0.75, 1]) {
        const right = ribbonPoint(before as never, 40, u, 1)[0];
        const left = ribbonPoint(now as never, 40, u, 0)[0];
        expect(right).toBeLessThanOrEqual(left + 1e-9);
      }
    }
  });

  it('ends targets that get nothing in a short bar, red only where checks fail', () => {
    const { stubs, ribbons } = lay(rollingBackFleet.instances);
    expect(stubs.map(({ id, isFailing }) => [id, isFailing])).toEqual([
      ['i-02', true],
      ['i-03', true],
      ['i-04', false],
      ['i-05', false],
      ['i-06', false],
    ]);
    expect(ribbons.some(({ id }) => id === 'i-02')).toBe(false);
  });

  it('has no bars for healthy targets while nobody asks', () => {
    const quiet = rollingBackFleet.instances.map((instance) => ({ ...instance, requestsPerSecond: 0 }));
    const { stubs, segments, labels } = lay(quiet);
    expect(segments).toEqual([]);
    expect(labels).toEqual([]);
    expect(stubs).toHaveLength(5);
  });

  it('labels each version once, with the share of the whole version, inside a segment of its widest stretch', () => {
    const { labels, segments } = lay(rollingBackFleet.instances);
    expect(labels.map(({ version, share }) => [version, Math.round(share * 1000) / 10])).toEqual([
      [2, 14.3],
      [1, 85.7],
    ]);
    const v1 = labels.find(({ version }) => version === 1);
    expect(v1?.middle.x).toBe(segments[4]?.x);
  });

  it('adds up the stretches of a version that stands apart', () => {
    const [one, , , , , , two] = rollingBackFleet.instances;
    const apart = [two, one, two].map((instance, index) => ({ ...(instance as never as object), id: `i-${index}` }));
    const { labels } = lay(apart as never);
    expect(labels.find(({ version }) => version === 1)?.share).toBeCloseTo(2 / 3, 6);
  });

  it('keeps what nobody received at the end of the bar', () => {
    const { unrouted, segments } = lay(rollingBackFleet.instances, { unroutedPerSecond: 598 });
    expect(unrouted?.share).toBeCloseTo(0.5, 6);
    expect(unrouted?.x).toBeCloseTo(400, 6);
    expect(segments.every(({ x, width }) => x + width <= 400 + 1e-6)).toBe(true);
  });
});

describe('ribbon', () => {
  it('is two cubic sides with vertical ends', () => {
    expect(ribbonPath([0, 10], [100, 130], 40)).toBe('M0 0C0 20 100 20 100 40H130C130 20 10 20 10 0z');
  });

  it('starts in the segment and ends on the tile', () => {
    const ribbon = { top: [0, 10] as const, bottom: [100, 130] as const };
    expect(ribbonPoint(ribbon, 40, 0, 0.5)).toEqual([5, 0]);
    expect(ribbonPoint(ribbon, 40, 1, 0)).toEqual([100, 40]);
    expect(ribbonPoint(ribbon, 40, 0.5, 1)).toEqual([70, 20]);
  });
});

describe('versionShares', () => {
  it('adds up by version, newest first, and counts what nobody received', () => {
    const shares = versionShares(rollingBackFleet.instances, 598);
    expect(shares.map(({ version }) => version)).toEqual([2, 1]);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(0.5, 6);
  });
});
