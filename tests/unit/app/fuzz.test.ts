import { describe, expect, it } from 'vitest';
import { Chance } from '../../../src/app/fuzz/Chance';
import { parseFuzz } from '../../../src/app/fuzz/options';
import { sandboxStore } from '../../../src/app/fuzz/sandboxStore';
import { growthOf, type MemorySample } from '../../fuzz/memory';

describe('parseFuzz', () => {
  const parse = (text: string) => parseFuzz(new URLSearchParams(text));

  it.each([
    ['fuzz=7', { seed: 7, durationMs: 30_000 }],
    ['fuzz=0&fuzzFor=45s', { seed: 0, durationMs: 45_000 }],
    ['fuzz=4294967295&fuzzFor=5m', { seed: 4_294_967_295, durationMs: 300_000 }],
    ['fuzz=1&fuzzFor=24h', { seed: 1, durationMs: 86_400_000 }],
  ])('takes %s', (text, value) => expect(parse(text)).toEqual({ ok: true, value }));

  it.each(['fuzz=', 'fuzz=-1', 'fuzz=1.5', 'fuzz=4294967296', 'fuzz=0x7', 'fuzzFor=30s'])(
    'refuses the seed of %s',
    (text) => expect(parse(text)).toMatchObject({ ok: false, error: { parameter: 'fuzz' } }),
  );

  it.each(['', '30', '0s', '-1s', '1.5m', '25h', '30 s', '1d', '9999999s'])('refuses the duration %j', (value) =>
    expect(parse(`fuzz=1&fuzzFor=${value}`)).toEqual({ ok: false, error: { parameter: 'fuzzFor', value } }),
  );
});

describe('Chance', () => {
  const choices = (seed: number, round: number): readonly number[] => {
    const chance = new Chance(seed, round);
    return Array.from({ length: 50 }, () => chance.below(1_000));
  };

  it('makes the same choices from the same seed and round, and others from others', () => {
    expect(choices(7, 1)).toEqual(choices(7, 1));
    expect(choices(7, 1)).not.toEqual(choices(8, 1));
    expect(choices(7, 1)).not.toEqual(choices(7, 2));
  });

  it('weighs', () => {
    const chance = new Chance(1, 1);
    const picked = Array.from({ length: 1_000 }, () => chance.weigh([[9, 'often'] as const, [1, 'seldom'] as const]));
    const often = picked.filter((each) => each === 'often').length;
    expect(often).toBeGreaterThan(850);
    expect(often).toBeLessThan(950);
    expect(chance.pick([])).toBeUndefined();
  });
});

describe('sandboxStore', () => {
  it('keeps, lists and removes, until it is full', () => {
    const store = sandboxStore();
    expect(store.write('run:b', '1')).toBe('saved');
    expect(store.write('run:a', '2')).toBe('saved');
    expect(store.keys('run:')).toEqual(['run:a', 'run:b']);
    expect(store.write('big', 'x'.repeat(5_000_000))).toBe('full');
    expect(store.read('big')).toBeNull();
    store.remove('run:b');
    store.remove('run:b');
    expect(store.read('run:b')).toBeNull();
    expect(store.write('big', 'x'.repeat(4_999_980))).toBe('saved');
  });

  it('tells of what it forgets', () => {
    const store = sandboxStore();
    const heard: unknown[] = [];
    const stop = store.listen((...change) => heard.push(change));
    store.write('point:1', 'x');
    store.clear();
    expect(heard).toEqual([['point:1', null]]);
    expect(store.keys('')).toEqual([]);
    stop();
  });
});

describe('growthOf', () => {
  const samples = (heapOf: (index: number) => number): MemorySample[] =>
    Array.from({ length: 30 }, (_, index) => ({ heapBytes: heapOf(index), listeners: 60, nodes: 6_000 + (index % 3) }));

  it('sees a leak', () => {
    expect(growthOf(samples((index) => 8_000_000 + index * 200_000))?.heapBytes.isGrowing).toBe(true);
  });

  it('overlooks warming up, noise and single peaks', () => {
    const noisy = samples((index) => 10_000_000 - 2_000_000 / (index + 1) + (index === 27 ? 5_000_000 : 0));
    expect(Object.values(growthOf(noisy) ?? {}).some(({ isGrowing }) => isGrowing)).toBe(false);
    expect(growthOf(noisy.slice(0, 4))).toBeNull();
  });
});
