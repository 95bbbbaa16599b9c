import type { FactOf, FactType, SimulationLog } from '../../src/domain';

/** All facts of one type, in order. */
export function factsOf<T extends FactType>(log: SimulationLog, type: T): FactOf<T>[] {
  return log.events.filter(({ type: each }) => each === type) as unknown as FactOf<T>[];
}

/** The only fact of this type; throws when there are none or several. */
export function theFact<T extends FactType>(log: SimulationLog, type: T): FactOf<T> {
  const facts = factsOf(log, type);
  const [fact] = facts;
  if (fact === undefined || facts.length > 1) throw new Error(`${facts.length} facts of type ${type}`);
  return fact;
}

/** The chain of causes from a fact back to the start of the run, newest first. */
export function causesOf(log: SimulationLog, seq: number): string[] {
  const chain: string[] = [];
  for (let fact = log.events[seq]; fact !== undefined; fact = log.events[fact.cause]) chain.push(fact.type);
  return chain;
}
