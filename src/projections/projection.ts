import type { Fact, FactData, FactOf, FactType, Scenario } from '../domain';

/**
 * A fold of the log. `apply` never changes its argument and returns the same object when the fact means nothing to it.
 * `State` is what is folded, built so that one fact costs little; `View` is what people of other folders read.
 * Where the state is the view itself, `view` returns it as it is.
 */
export interface Projection<View, State = unknown> {
  initial(scenario: Scenario): State;
  apply(state: State, fact: Fact): State;
  view(state: State): View;
}

/** What a projection does for each type of fact that it knows. */
export type Handlers<State> = {
  readonly [T in FactType]?: (state: State, data: Readonly<FactData[T]>, fact: FactOf<T>) => State;
};

/** An `apply` that looks the type of the fact up among the handlers and passes over all others. */
export function applyWith<State>(handlers: Handlers<State>): (state: State, fact: Fact) => State {
  type Handler = (state: State, data: Fact['data'], fact: Fact) => State;
  const byType: ReadonlyMap<string, Handler> = new Map(Object.entries(handlers) as [string, Handler][]);
  return (state, fact) => {
    const handler = byType.get(fact.type);
    return handler === undefined ? state : handler(state, fact.data, fact);
  };
}

/** The view after these facts, folded from the start. */
export function project<View>(projection: Projection<View>, scenario: Scenario, facts: readonly Fact[]): View {
  let state = projection.initial(scenario);
  for (const fact of facts) state = projection.apply(state, fact);
  return projection.view(state);
}

/** For projections whose state is the view. */
export function itself<T>(state: T): T {
  return state;
}

/** The list with the first match changed; the same list when nothing matches or the change gives back the same item. */
export function updateFirst<T>(
  items: readonly T[],
  isWanted: (item: T) => boolean,
  change: (item: T) => T,
): readonly T[] {
  const index = items.findIndex(isWanted);
  const before = items[index];
  if (before === undefined) return items;
  const after = change(before);
  if (after === before) return items;
  const copy = [...items];
  copy[index] = after;
  return copy;
}
