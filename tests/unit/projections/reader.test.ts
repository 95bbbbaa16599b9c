import { describe, expect, it } from 'vitest';
import type { Fact, SimulationLog } from '../../../src/domain';
import { createReader, type Projection } from '../../../src/projections';
import * as runs from './runs';

const { scenario, log: small } = runs.run({}, { commits: [] });

/** A log of so many facts, two per instant. */
function longLog(count: number): SimulationLog {
  const events = Array.from({ length: count }, (_, seq): Fact => ({
    seq,
    at: Math.floor(seq / 2),
    type: 'transition.enabled',
    entity: 'stage/Deploy',
    cause: -1,
    data: { stage: 'Deploy' },
  }));
  return { ...small, events };
}

/** Counts facts, and how often it was asked to. */
function counter(): { readonly projection: Projection<number>; readonly applied: () => number } {
  let applied = 0;
  const projection: Projection<number, number> = {
    initial: () => 0,
    apply: (state) => {
      applied++;
      return state + 1;
    },
    view: (state) => state,
  };
  return { projection, applied: () => applied };
}

describe('createReader', () => {
  it('takes all facts of an instant and none after it', () => {
    const { projection } = counter();
    const reader = createReader(scenario, longLog(100), projection);
    expect([reader.at(-1), reader.at(0), reader.at(0.5), reader.at(1), reader.at(49), reader.at(9_999)]).toEqual([
      0, 2, 2, 4, 100, 100,
    ]);
    expect([reader.atSeq(-1), reader.atSeq(0), reader.atSeq(4), reader.atSeq(500)]).toEqual([0, 1, 5, 100]);
  });

  it('applies each fact once while time moves forward', () => {
    const { projection, applied } = counter();
    const reader = createReader(scenario, longLog(3_000), projection);
    for (let t = 0; t < 1_500; t += 0.25) reader.at(t);
    expect(applied()).toBe(3_000);
  });

  it('reads only as far as asked', () => {
    const { projection, applied } = counter();
    createReader(scenario, longLog(3_000), projection).at(9);
    expect(applied()).toBe(20);
  });

  it('jumps anywhere with fewer than 512 facts once it has been there', () => {
    const { projection, applied } = counter();
    const reader = createReader(scenario, longLog(5_000), projection);
    reader.at(2_500);
    for (let turn = 0; turn < 200; turn++) {
      const before = applied();
      const seq = (turn * 1_237) % 5_000;
      expect(reader.atSeq(seq)).toBe(seq + 1);
      expect(applied() - before).toBeLessThan(512);
    }
  });
});
