import fc from 'fast-check';
import type { AnyStateMachine } from 'xstate';
import { getShortestPaths, type StatePath } from 'xstate/graph';
import { compileMachine, MachineRun, type EmittedLike, type MachineEvent, type MachineTable } from '../../src/kernel';
import { EVENT_PAYLOAD, MACHINE_INPUTS } from './machineInputs';

/** The context is part of a situation: a machine whose context never stops growing ends here. */
const MOST_SITUATIONS = 20_000;
const MOST_INPUTS = 200;
const PAYLOADS = 10;
/** Inputs and payloads are the same on every run, whatever seed the property tests use. */
const SEED = 20261123;

/** How a state was first entered: out of `from`, by `event`, stating these facts. */
interface Visit {
  readonly from: string;
  readonly event: string;
  readonly facts: readonly string[];
  /** Left at once by a transition without an event. */
  readonly isPassing: boolean;
}

export interface Coverage {
  /** One line per state in the order of the definition: the step that first entered it, and the facts of that step. */
  readonly story: string;
  /** States that no path enters. */
  readonly unreached: readonly string[];
  /** Transitions that no path takes. */
  readonly untaken: readonly string[];
  /** Places where the compiled table did something else than the path says. */
  readonly disagreements: readonly string[];
}

type Candidate = MachineTable['initial'];
type Path = StatePath<ReturnType<AnyStateMachine['transition']>, MachineEvent>;

/**
 * Walks a machine along every shortest path that `xstate/graph` finds for sampled inputs, and one event further, in the
 * compiled table that the kernel runs. Ends as soon as every state was entered and every transition taken.
 * Throws when `machineInputs.ts` has no input for the machine, or when it can be in too many situations.
 */
export function explore(name: string, machine: AnyStateMachine, known = MACHINE_INPUTS): Coverage {
  const inputs = known[name];
  if (inputs === undefined)
    throw new Error(`Add an input for the machine "${name}" to tests/support/machineInputs.ts.`);
  const table = compileMachine(machine);
  const walker = new Walker(table);
  const events = eventsOf(table);
  for (const input of fc.sample(inputs, { seed: SEED, numRuns: MOST_INPUTS })) {
    for (const path of pathsOf(name, machine, input, table, events)) walker.walk(input, path, events);
    if (walker.isDone) break;
  }
  return walker.coverage();
}

/** Every event that some state listens to: timers as they are, all others with sampled payloads. */
function eventsOf(table: MachineTable): MachineEvent[] {
  const payloads = fc.sample(EVENT_PAYLOAD, { seed: SEED, numRuns: PAYLOADS });
  const types = new Set(table.states.flatMap((state) => [...state.on.keys()]));
  return [...types].flatMap((type) => {
    if (type.startsWith('xstate.done.')) return [];
    return type.startsWith('xstate.') ? [{ type }] : payloads.map((payload) => ({ ...payload, type }));
  });
}

function pathsOf(
  name: string,
  machine: AnyStateMachine,
  input: object,
  table: MachineTable,
  events: readonly MachineEvent[],
): Path[] {
  // What a state does not listen to leads nowhere.
  const heard = new Map(table.states.map(({ value, on }) => [value, events.filter(({ type }) => on.has(type))]));
  try {
    return getShortestPaths(machine, {
      input,
      events: (snapshot) =>
        snapshot.status === 'done' ? [] : (heard.get(flatValue(snapshot.value)) ?? []).map((event) => ({ ...event })),
      limit: MOST_SITUATIONS,
    }) as unknown as Path[];
  } catch (error) {
    throw new Error(`The paths of "${name}" cannot be found: does its context grow without end?`, { cause: error });
  }
}

/** Runs paths in a table whose guards tell which transitions are taken. */
class Walker {
  readonly #table: MachineTable;
  readonly #visits = new Map<string, Visit | null>();
  readonly #untaken = new Set<string>();
  readonly #disagreements = new Set<string>();
  /** What one step does: states entered, in passing too, and facts. */
  #entered: string[] = [];
  #facts: string[] = [];
  readonly #sink = {
    emit: (fact: EmittedLike) => void this.#facts.push(fact.type),
    schedule: () => undefined,
    cancel: () => undefined,
  };

  constructor(table: MachineTable) {
    for (const { value } of table.states) this.#visits.set(value, null);
    const states = table.states.map((state) => {
      // Handlers of a parent are listed with each of its leaves; one of them taking the transition is enough.
      const source = state.value.split('.', 1)[0] as string;
      return {
        ...state,
        on: new Map(
          [...state.on].map(([type, list]) => [
            type,
            this.#watched(table, list, `${source} · ${shortName(type)}`, canRest(state)),
          ]),
        ),
        always: this.#watched(table, state.always, `${state.value} · always`, true),
      };
    });
    this.#table = { ...table, states };
  }

  get isDone(): boolean {
    return this.#untaken.size === 0 && ![...this.#visits.values()].includes(null);
  }

  coverage(): Coverage {
    const visits = [...this.#visits];
    const width = Math.max(...visits.map(([state]) => state.length));
    return {
      story: visits.map(([state, visit]) => `${state.padEnd(width)}  ${describeVisit(visit)}\n`).join(''),
      unreached: visits.filter(([, visit]) => visit === null).map(([state]) => state),
      untaken: [...this.#untaken],
      disagreements: [...this.#disagreements],
    };
  }

  /** Runs the path, then tries each event at its end on a fresh run. */
  walk(input: object, path: Path, events: readonly MachineEvent[]): void {
    this.#follow(input, path, null);
    if (path.state.status !== 'done') for (const event of events) this.#follow(input, path, event);
  }

  #follow(input: object, path: Path, last: MachineEvent | null): void {
    const run = new MachineRun(this.#table, input);
    this.#entered = [(this.#table.states[this.#table.initial.target] as MachineTable['states'][number]).value];
    this.#facts = [];
    run.start({ type: 'xstate.init' }, this.#sink);
    this.#note('', 'start');
    for (const { event, state } of path.steps.slice(1)) {
      this.#step(run, event);
      const expected = flatValue(state.value);
      if (run.value !== expected) this.#disagreements.add(`${event.type} leads to ${run.value}, not to ${expected}`);
    }
    if (last !== null) this.#step(run, last);
  }

  #step(run: MachineRun, event: MachineEvent): void {
    const from = run.value;
    this.#entered = [];
    this.#facts = [];
    run.step({ ...event }, this.#sink);
    this.#note(from, event.type);
  }

  #note(from: string, event: string): void {
    for (const [index, state] of this.#entered.entries()) {
      if (this.#visits.get(state) !== null) continue;
      this.#visits.set(state, { from, event, facts: this.#facts, isPassing: index + 1 < this.#entered.length });
    }
  }

  /**
   * The same candidates with guards that note when they are chosen. Which ones must be chosen: not those after one without a
   * guard, and not those of a state that is left at once.
   */
  #watched(table: MachineTable, list: readonly Candidate[], event: string, isExpected: boolean) {
    const end = list.findIndex(({ guard }) => guard === null);
    return list.map((candidate, index) => {
      const target = (table.states[candidate.target] as MachineTable['states'][number]).value;
      const label = `${event} → ${target} (choice ${index + 1})`;
      if (isExpected && (end < 0 || index <= end)) this.#untaken.add(label);
      const guard: Candidate['guard'] = (args) => {
        if (candidate.guard !== null && !candidate.guard(args)) return false;
        this.#untaken.delete(label);
        this.#entered.push(target);
        return true;
      };
      return { ...candidate, guard };
    });
  }
}

function canRest(state: MachineTable['states'][number]): boolean {
  return state.always.every(({ guard }) => guard !== null);
}

/** `xstate.after.transfer.execution.InProgress.advancing` is the timer `transfer`. */
function shortName(event: string): string {
  const [, kind, name] = event.split('.');
  return event.startsWith('xstate.') ? `${kind} ${name}` : event;
}

function describeVisit(visit: Visit | null): string {
  if (visit === null) return 'never reached';
  const { from, event, facts, isPassing } = visit;
  const step = from === '' ? 'at the start' : `${from} · ${shortName(event)}`;
  return `${step}${isPassing ? ', in passing' : facts.length === 0 ? '' : ` → ${[...new Set(facts)].join(', ')}`}`;
}

/** XState's state value in one line, nested keys joined by dots. */
export function flatValue(value: unknown): string {
  if (typeof value === 'string') return value;
  return Object.entries(value as Record<string, unknown>)
    .map(([key, inner]) => `${key}.${flatValue(inner)}`)
    .join('');
}
