import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command, RejectionCode, SimulationLog } from '../../src/domain';
import { simulate } from '../../src/engine';
import { availableCommands, createReader, interventionsProjection, project, type Offer } from '../../src/projections';
import { interventions } from '../support/arbitraries';

/** What only the engine can tell: whether a file has the script, or a build the command. */
const ONLY_ENGINE: ReadonlySet<RejectionCode> = new Set<RejectionCode>([
  'fault.noScript',
  'fault.eventIsOver',
  'fault.commandIsOver',
]);

const refusalOf = (log: SimulationLog, index: number): string | null => {
  const rejected = log.events.find((fact) => fact.type === 'command.rejected' && fact.data.index === index);
  return rejected?.type === 'command.rejected' ? rejected.data.reason : null;
};

test('whatever is offered at a moment is carried out, and whatever is refused is refused for the reason that was given', () => {
  const times = fc.integer({ min: 1, max: 850_000 });
  const tried = new Set<string>();
  fc.assert(
    fc.property(interventions, times, fc.nat(), ({ scenario, seed, commands }, t, choice) => {
      const before = commands.filter(({ at }) => at <= t);
      const offers = availableCommands(scenario, simulate(scenario, seed, before), t);
      // One of each kind, so that kinds with many targets do not crowd out the others.
      const kindOf = ({ body }: Offer): string => (body.type === 'fault.inject' ? body.fault.type : body.type);
      for (const kind of new Set(offers.map(kindOf))) {
        const list = offers.filter((offer) => kindOf(offer) === kind);
        const { body, refusal } = list[choice % list.length] as Offer;
        const log = simulate(scenario, seed, [...before, { at: t, ...body } as Command]);
        const found = refusalOf(log, before.length);
        const isSecret = found !== null && ONLY_ENGINE.has(found as RejectionCode);
        if (isSecret && (refusal === null || ONLY_ENGINE.has(refusal))) continue;
        expect(found, JSON.stringify(body)).toBe(refusal);
        tried.add(`${body.type} ${refusal === null ? 'done' : 'refused'}`);
      }
    }),
    { numRuns: 60 },
  );
  expect([...tried]).toEqual(
    expect.arrayContaining(['execution.stop done', 'fault.inject done', 'fault.inject refused']),
  );
});

test('the view of interventions is the same after any jumps, and never reads ahead', () => {
  fc.assert(
    fc.property(interventions, fc.integer({ min: 0, max: 900_000 }), ({ scenario, seed, commands }, t) => {
      const log = simulate(scenario, seed, commands);
      const reader = createReader(scenario, log, interventionsProjection);
      reader.at(900_000);
      const events = log.events.filter(({ at }) => at <= t);
      expect(reader.at(t)).toEqual(project(interventionsProjection, scenario, events));
    }),
    { numRuns: 40 },
  );
});
