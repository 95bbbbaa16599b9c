import { assert } from '../shared';
import type { Candidate, Effect, EffectArguments, EmittedLike, MachineEvent, MachineTable } from './table';

/** What a step wants done outside the machine. */
export interface EffectSink {
  emit(fact: EmittedLike): void;
  schedule(id: string, eventType: string, delayMs: number): void;
  cancel(id: string): void;
}

/** One running machine: a state index and a context. */
export class MachineRun {
  readonly table: MachineTable;
  context: unknown;
  #state: number;
  #args: { context: unknown; event: MachineEvent };
  #raised: MachineEvent[] = [];

  /** Creates the machine in its initial state without running the entry effects: call {@link start} next. */
  constructor(table: MachineTable, input: unknown) {
    this.table = table;
    this.context = table.createContext(input);
    this.#state = table.initial.target;
    this.#args = { context: this.context, event: { type: 'xstate.init' } };
  }

  /** XState's state value, nested keys joined by dots. */
  get value(): string {
    return this.#current.value;
  }

  get isDone(): boolean {
    return this.#current.isDone;
  }

  get #current(): MachineTable['states'][number] {
    return this.table.states[this.#state] as MachineTable['states'][number];
  }

  /** Enters the initial state. */
  start(event: MachineEvent, sink: EffectSink): void {
    this.#take(this.table.initial, event, sink);
    this.#settle(event, sink);
  }

  /** Whether any transition of the present state listens to this type of event. */
  listensTo(type: string): boolean {
    return this.#current.on.has(type);
  }

  /** Processes one event to completion, raised events and eventless transitions included (a macrostep). */
  step(event: MachineEvent, sink: EffectSink): void {
    if (this.#current.isDone) return;
    const candidate = this.#select(this.#current.on.get(event.type), event);
    if (candidate !== undefined) this.#take(candidate, event, sink);
    this.#settle(event, sink);
  }

  #settle(last: MachineEvent, sink: EffectSink): void {
    let event = last;
    for (let iteration = 0; !this.#current.isDone; iteration++) {
      assert(iteration <= this.table.maxIterations, `${this.table.id}: endless loop of eventless transitions`);
      let candidate = this.#current.always.length > 0 ? this.#select(this.#current.always, event) : undefined;
      if (candidate === undefined) {
        const next = this.#raised.shift();
        if (next === undefined) return;
        event = next;
        candidate = this.#select(this.#current.on.get(event.type), event);
        if (candidate === undefined) continue;
      }
      this.#take(candidate, event, sink);
    }
    this.#raised.length = 0;
  }

  #select(candidates: readonly Candidate[] | undefined, event: MachineEvent): Candidate | undefined {
    if (candidates === undefined) return undefined;
    const args = this.#args;
    args.context = this.context;
    args.event = event;
    for (const candidate of candidates) if (candidate.guard === null || candidate.guard(args)) return candidate;
    return undefined;
  }

  #take(candidate: Candidate, event: MachineEvent, sink: EffectSink): void {
    const args = this.#args;
    args.event = event;
    for (const effect of candidate.effects) {
      args.context = this.context;
      this.#apply(effect, args, sink);
    }
    this.#state = candidate.target;
  }

  #apply(effect: Effect, args: EffectArguments, sink: EffectSink): void {
    switch (effect.kind) {
      case 'assign':
        this.context = { ...(this.context as object), ...evaluate(effect.assignment, args) };
        return;
      case 'emit':
        sink.emit(typeof effect.fact === 'function' ? effect.fact(args) : effect.fact);
        return;
      case 'schedule':
        sink.schedule(
          effect.id,
          effect.eventType,
          typeof effect.delay === 'function' ? effect.delay(args) : effect.delay,
        );
        return;
      case 'cancel':
        sink.cancel(effect.id);
        return;
      case 'raise':
        this.#raised.push(typeof effect.event === 'function' ? effect.event(args) : effect.event);
    }
  }
}

/** XState allows an assignment to be one function, or an object whose members are values or functions. */
function evaluate(assignment: Extract<Effect, { kind: 'assign' }>['assignment'], args: EffectArguments): object {
  if (typeof assignment === 'function') return assignment(args);
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(assignment)) {
    const value = assignment[key];
    result[key] = typeof value === 'function' ? (value as (args: EffectArguments) => unknown)(args) : value;
  }
  return result;
}
