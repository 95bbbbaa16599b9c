import type { Fact, FactOf, FactType } from '../domain';
import type { World } from './World';

/** Reacts to facts: decides which other entities hear of them. Policies keep no state of their own. */
export type Policy = { readonly [T in FactType]?: (fact: FactOf<T>, world: World) => void };

type Reaction = (fact: Fact, world: World) => void;

/** Brings policies into one table from fact type to reactions, in the order in which policies are registered. */
export function combinePolicies(policies: readonly Policy[]): ReadonlyMap<string, readonly Reaction[]> {
  const table = new Map<string, Reaction[]>();
  for (const policy of policies) {
    for (const [type, reaction] of Object.entries(policy)) {
      table.set(type, [...(table.get(type) ?? []), reaction as Reaction]);
    }
  }
  return table;
}
