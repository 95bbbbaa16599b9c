import { describe, expect, it } from 'vitest';
import { dodge, offLine } from '../../../src/ui/simulator/traffic/dodge';

describe('dodge', () => {
  it('leaves labels alone that have room, and moves others apart inside the bounds', () => {
    expect(dodge([20, 60], 0, 100)).toEqual([20, 60]);
    expect(dodge([50, 52], 0, 100)).toEqual([50, 66]);
    expect(dodge([98, 99], 0, 100)).toEqual([84, 100]);
  });
});

describe('offLine', () => {
  it('leaves a label alone that no line crosses', () => {
    expect(offLine(40, null, 0, 100)).toBe(40);
    expect(offLine(40, 60, 0, 100)).toBe(40);
  });

  it('moves a label to its own side of the line', () => {
    expect(offLine(55, 60, 0, 100)).toBe(50);
    expect(offLine(63, 60, 0, 100)).toBe(70);
  });

  it('takes the other side where there is no room', () => {
    expect(offLine(95, 94, 0, 96)).toBe(84);
    expect(offLine(3, 5, 0, 96)).toBe(15);
  });
});
