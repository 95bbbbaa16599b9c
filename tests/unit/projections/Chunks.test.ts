import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Chunks } from '../../../src/projections/Chunks';

const size = fc.integer({ min: 0, max: 150 });
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('Chunks', () => {
  it('answers like an array after any pushes and replacements, and leaves earlier lists alone', () => {
    fc.assert(
      fc.property(size, fc.array(fc.option(fc.nat(149), { nil: null })), (start, changes) => {
        let list = Chunks.of(numbers(start));
        let array = numbers(start);
        const versions: [Chunks<number>, number[]][] = [];
        for (const [turn, change] of changes.entries()) {
          versions.push([list, array]);
          if (change === null || change >= array.length) {
            list = list.push(1_000 + turn);
            array = [...array, 1_000 + turn];
          } else {
            list = list.set(change, -turn);
            array = array.map((item, index) => (index === change ? -turn : item));
          }
        }
        for (const [old, expected] of [...versions, [list, array] as const]) {
          expect(old.toArray()).toEqual(expected);
          expect(old.length).toBe(expected.length);
          if (expected.length > 0) expect(old.get(expected.length - 1)).toBe(expected[expected.length - 1]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('stays the same object when nothing changes', () => {
    const list = Chunks.of(['a', 'b']);
    expect(list.set(1, 'b')).toBe(list);
    expect(list.toArray()).toBe(list.toArray());
  });

  it('refuses a position that does not exist', () => {
    expect(() => Chunks.of([1]).get(40)).toThrow('chunk of item 40');
  });
});
