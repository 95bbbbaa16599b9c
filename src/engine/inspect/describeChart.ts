import type { ChartTransition, MachineChart } from '../../domain';
import type { Candidate, MachineTable } from '../../kernel';
import { assert } from '../../shared';

/** XState's name for the event of a named delay: `xstate.after.work.source.fetching`. */
const AFTER = 'xstate.after.';

/** What triggers a transition: an event, or a delay that has passed. */
export function triggerOf(
  table: MachineTable,
  eventType: string,
): { readonly event: string | null; readonly delay: string | null } {
  if (!eventType.startsWith(AFTER)) return { event: eventType, delay: null };
  const rest = eventType.slice(AFTER.length);
  // State ids begin with the machine's id; the delay stands before.
  const end = rest.indexOf(`.${table.id}`);
  return { event: null, delay: end < 0 ? rest : rest.slice(0, end) };
}

interface Outcome {
  readonly state: number;
  readonly guards: readonly string[];
  /** States that it came through. */
  readonly trail: readonly number[];
}

interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly eventType: string;
  readonly guards: readonly string[];
  readonly trail: readonly number[];
}

/** Reads a compiled machine as a picture: states in which time can pass, and what leads from one to another. */
export function describeChart(table: MachineTable): MachineChart {
  const initial = settle(table, table.initial, []);
  const resting = new Set<number>(initial.map(({ state }) => state));
  const arrows: Arrow[] = [];
  // A set gives what is added during the walk too.
  for (const from of resting) {
    for (const arrow of arrowsFrom(table, from)) {
      resting.add(arrow.to);
      arrows.push(arrow);
    }
  }
  const states = [...resting].sort((a, b) => a - b).map((index) => stateOf(table, index));
  const values = states.map(({ value }) => value);
  const transitions: ChartTransition[] = [];
  for (const { from, to, eventType, guards, trail } of arrows) {
    add(transitions, {
      from: stateOf(table, from).value,
      to: stateOf(table, to).value,
      ...triggerOf(table, eventType),
      guards: [guards],
      passing: passing(table, values, trail, [from, to]),
    });
  }
  return {
    id: table.id,
    states: states.map(({ value, isDone }) => ({ value, isFinal: isDone })),
    initial: [...new Set(initial.map(({ state }) => stateOf(table, state).value))],
    transitions,
  };
}

function arrowsFrom(table: MachineTable, from: number): Arrow[] {
  const arrows: Arrow[] = [];
  for (const [eventType, candidates] of stateOf(table, from).on) {
    // The end of nested states comes from the machine itself, at once.
    if (eventType.startsWith('xstate.done.')) continue;
    for (const candidate of candidates) {
      const taken = candidate.guardName === null ? [] : [candidate.guardName];
      const outcomes = settle(table, candidate, taken);
      arrows.push(...outcomes.map(({ state, guards, trail }) => ({ from, to: state, eventType, guards, trail })));
      // What stands behind a candidate without a guard is never asked.
      if (candidate.guard === null) break;
    }
  }
  return arrows;
}

/** The states whose inside it came through: those that share their outer state with a state of the trail. */
function passing(
  table: MachineTable,
  values: readonly string[],
  trail: readonly number[],
  ends: readonly number[],
): readonly string[] {
  const outer = (value: string): string => value.slice(0, Math.max(0, value.lastIndexOf('.')));
  const outside = ends.map((index) => outer(stateOf(table, index).value));
  const through = trail.flatMap((index) => {
    const around = outer(stateOf(table, index).value);
    const inside = values.filter((value) => around !== '' && outer(value) === around);
    return inside.length === 1 && !outside.includes(around) ? inside : [];
  });
  return [...new Set(through)];
}

function stateOf(table: MachineTable, index: number): MachineTable['states'][number] {
  const state = table.states[index];
  assert(state !== undefined, `${table.id}: state ${index}`);
  return state;
}

/** One transition per event between two states; other ways to it join it. */
function add(transitions: ChartTransition[], found: ChartTransition): void {
  const index = transitions.findIndex(
    ({ from, to, event, delay }) =>
      from === found.from && to === found.to && event === found.event && delay === found.delay,
  );
  const known = transitions[index];
  if (known === undefined) transitions.push(found);
  else {
    // The direct way, where there is one.
    const direct = found.passing.length < known.passing.length ? found.passing : known.passing;
    transitions[index] = { ...known, guards: shortest([...known.guards, ...found.guards]), passing: direct };
  }
}

/** Without the ways that ask for more than another one does. */
function shortest(guards: ChartTransition['guards']): ChartTransition['guards'] {
  const asksFor = (all: readonly string[], some: readonly string[]): boolean =>
    some.every((name) => all.includes(name));
  return guards.filter((way, index) =>
    guards.every((other, at) => at === index || !asksFor(way, other) || (asksFor(other, way) && at > index)),
  );
}

/** Where the machine may come to rest after a candidate is taken: eventless transitions and the ends of nested states go first. */
function settle(table: MachineTable, candidate: Candidate, guards: readonly string[]): Outcome[] {
  const outcomes: Outcome[] = [];
  const walk = ({ taken, path, raised: waiting, trail }: Step): void => {
    const state = stateOf(table, taken.target);
    // Through a state twice within one instant: a way that is there already, only longer.
    if (trail.includes(state.index)) return;
    const raised = [...waiting, ...raisedBy(taken)];
    const [next, ...later] = raised;
    const here = { path, trail: [...trail, state.index] };
    if (!state.isDone) {
      if (branch(state.always, { ...here, raised }, walk)) return;
      if (next !== undefined && branch(state.on.get(next) ?? [], { ...here, raised: later }, walk)) return;
    }
    outcomes.push({ state: state.index, guards: path, trail });
  };
  walk({ taken: candidate, path: guards, raised: [], trail: [] });
  return outcomes;
}

interface Here {
  /** Guards that held so far. */
  readonly path: readonly string[];
  /** Events that the machine has sent to itself. */
  readonly raised: readonly string[];
  /** States that it came through. */
  readonly trail: readonly number[];
}

interface Step extends Here {
  readonly taken: Candidate;
}

/** Follows every candidate that may be taken; whether one of them is taken for certain. */
function branch(candidates: readonly Candidate[], here: Here, walk: (step: Step) => void): boolean {
  for (const taken of candidates) {
    const path = taken.guardName === null ? here.path : [...here.path, taken.guardName];
    walk({ ...here, path, taken });
    if (taken.guard === null) return true;
  }
  return false;
}

function raisedBy({ effects }: Candidate): readonly string[] {
  return effects.flatMap((effect) =>
    effect.kind === 'raise' && typeof effect.event !== 'function' ? [effect.event.type] : [],
  );
}
