import { describe, expect, it } from 'vitest';
import {
  awaitingApproval,
  beforeFirst,
  manyStages,
  rollingBack,
  travelling,
  TRAVELLING_AT,
} from '../../../src/gallery/data/pipeline';
import { layoutRail, railGeometry, tokenX, travelProgress } from '../../../src/viz/artifactPath';

const summary = (view: Parameters<typeof layoutRail>[0], t: number) =>
  layoutRail(view, t).map((edge) =>
    edge.tokens.map(({ state, look, number, progress }) => `${state} ${look} ${number ?? '–'} ${progress}`).join(' | '),
  );

describe('layoutRail', () => {
  it('has a piece of rail in front of every stage but the first', () => {
    expect(layoutRail(rollingBack, 0).map(({ from, to }) => `${from}>${to}`)).toEqual([
      'Source>Build',
      'Build>Approval',
      'Approval>Deploy',
    ]);
  });

  it('moves what travels by the share of the planned time that has passed', () => {
    expect(summary(travelling, TRAVELLING_AT)).toEqual([
      'travelling commit 14 0.5',
      'travelling zip 13 0.5',
      'expected zip – 0.5',
    ]);
    expect(summary(travelling, TRAVELLING_AT + 60_000)[0]).toBe('travelling commit 14 1');
  });

  it('leaves the handed over artifact at the dock until a newer one is being made', () => {
    const [intoBuild, intoApproval] = summary(rollingBack, 352_000);
    expect(intoBuild).toBe('docked commit 13 1');
    // #13 is being built: what #12 handed over gives way to the outline of what is coming.
    expect(intoApproval).toBe('expected zip – 0.5');
  });

  it('expects everything before the first execution', () => {
    expect(summary(beforeFirst, 0)).toEqual(['expected commit – 0.5', 'expected zip – 0.5', 'expected zip – 0.5']);
  });

  it('stands in front of an occupied stage and of a closed gate', () => {
    expect(summary(awaitingApproval, 352_000)[1]).toBe('waiting zip 14 1');
    const [, , , intoApproval, intoProduction] = layoutRail(manyStages, 352_000);
    expect(intoApproval).toMatchObject({ isOpen: false, isFaded: true, tokens: [{ state: 'waiting', number: 11 }] });
    // Nothing gets past the closed gate.
    expect(intoProduction).toMatchObject({ isOpen: true, isFaded: true });
  });
});

describe('positions on the rail', () => {
  it('does not leave the journey before or after it', () => {
    const journey = { startedAt: 1_000, plannedEndAt: 3_000 };
    expect([0, 1_000, 1_500, 3_000, 9_000].map((t) => travelProgress(journey, t))).toEqual([0, 0, 0.25, 1, 1]);
    expect(travelProgress({ startedAt: 5, plannedEndAt: 5 }, 5)).toBe(1);
  });

  it('keeps the whole artifact between the stages', () => {
    for (const width of [44, 60, 120]) {
      const rail = railGeometry(width, true, 22);
      const [start, end] = [0, 1].map((progress) => tokenX({ state: 'travelling', progress }, rail, width));
      expect(start).toBeGreaterThanOrEqual(11);
      expect(end).toBeLessThanOrEqual(width - 11);
      expect(end).toBeGreaterThan(start as number);
    }
  });

  it('stops before the bars of a closed gate', () => {
    const rail = railGeometry(60, false, 22);
    expect(rail.gateX).not.toBeNull();
    expect(tokenX({ state: 'waiting', progress: 1 }, rail, 60) + 11).toBeLessThan(rail.gateX as number);
  });
});
