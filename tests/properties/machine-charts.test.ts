import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntityMove, MachineChart } from '../../src/domain';
import { MACHINES } from '../../src/domain/machines';
import { describeChart, recordEntity, simulate } from '../../src/engine';
import { triggerOf } from '../../src/engine/inspect/describeChart';
import { compileMachine, MachineRun } from '../../src/kernel';
import { EVENT_PAYLOAD, MACHINE_INPUTS } from '../support/machineInputs';
import { shipped, SHIPPED } from '../support/shipped';

const NOTHING = { emit: () => undefined, schedule: () => undefined, cancel: () => undefined };

/** Whether the picture has an arrow for what happened. Events that nobody listens to leave the machine where it is. */
function hasArrow(
  { transitions }: MachineChart,
  { from, to, event, delay }: Omit<EntityMove, 'at' | 'seq' | 'cause'>,
): boolean {
  const fits = transitions.filter((each) => each.from === from && each.event === event && each.delay === delay);
  return fits.some((each) => each.to === to) || from === to;
}

describe.each(Object.entries(MACHINES))('the picture of %s', (name, machine) => {
  const table = compileMachine(machine);
  const chart = describeChart(table);
  const input = MACHINE_INPUTS[name];
  if (input === undefined) throw new Error(`no input for ${name}`);
  const types = [...new Set(table.states.flatMap(({ on }) => [...on.keys()]))];
  const events = fc.array(fc.tuple(fc.constantFrom(...types, 'unknown'), EVENT_PAYLOAD, fc.nat(60_000)), {
    maxLength: 30,
  });

  test('has every state in which the machine rests, and an arrow for every way between them', () => {
    const values = new Set(chart.states.map(({ value }) => value));
    fc.assert(
      fc.property(input, events, (given, sequence) => {
        const run = new MachineRun(table, given);
        run.start({ type: 'xstate.init', at: 0 }, NOTHING);
        expect(chart.initial).toContain(run.value);
        let at = 0;
        for (const [type, payload, pause] of sequence) {
          at += pause;
          const from = run.value;
          run.step({ ...payload, type, at } as never, NOTHING);
          expect(values).toContain(run.value);
          const move = { from, to: run.value, ...triggerOf(table, type) };
          expect(hasArrow(chart, move), JSON.stringify(move)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is plain JSON, with no arrow from or to a state that is not there, and none out of a final one', () => {
    expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
    const values = chart.states.map(({ value }) => value);
    const finals = new Set(chart.states.filter(({ isFinal }) => isFinal).map(({ value }) => value));
    for (const { from, to, event, delay } of chart.transitions) {
      expect(values).toContain(from);
      expect(values).toContain(to);
      expect(finals.has(from)).toBe(false);
      expect(event === null).not.toBe(delay === null);
    }
  });
});

describe.each(SHIPPED)('the records of %s', (id) => {
  const { scenario } = shipped(id);
  const log = simulate(scenario, 7, []);

  test('follow the facts of every kind of entity', () => {
    // One entity per kind: the last part of its name without numbers.
    const kinds = new Map(log.events.map(({ entity }) => [entity.replace(/\d+/g, '').replace(/i-$/, 'i'), entity]));
    for (const entity of kinds.values()) {
      const record = recordEntity(scenario, 7, [], entity);
      if (record === null) continue;
      const [first, ...moves] = record.moves;
      expect(first).toMatchObject({ from: null, event: null });
      let before = first;
      for (const move of moves) {
        expect(move.from).toBe(before?.to);
        expect(move.at).toBeGreaterThanOrEqual(before?.at ?? 0);
        expect(hasArrow(record.chart, move), `${entity} ${JSON.stringify(move)}`).toBe(true);
        before = move;
      }
      for (const { seq, at } of record.moves) if (seq !== null) expect(log.events[seq]).toMatchObject({ entity, at });
      // Every fact that the entity's machine stated belongs to one of its moves.
      const times = new Set(record.moves.map(({ at }) => at));
      const stated = log.events.filter((fact) => fact.entity === entity);
      if (record.moves.some(({ seq }) => seq !== null)) expect(times.has(stated[0]?.at ?? -1)).toBe(true);
    }
  });

  test('leave the run as it is', () => {
    const watched = simulate(scenario, 7, [], {
      entity: 'execution-1',
      spawned: () => undefined,
      stepped: () => undefined,
      scheduled: () => undefined,
    });
    expect(watched).toEqual(log);
  });
});

test('an entity that is not in the run has no record', () => {
  expect(recordEntity(shipped('first-deployment').scenario, 7, [], 'execution-99')).toBeNull();
});
