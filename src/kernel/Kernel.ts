import type { AnyStateMachine } from 'xstate';
import { assert, defined, type SimTimeMs } from '../shared';
import { compileMachine } from './compileMachine';
import { EventHeap, type QueueEntry } from './heap';
import { MachineRun, type EffectSink } from './machineRun';
import type { EmittedLike, MachineEvent, MachineTable } from './table';

/** What the kernel knows of a fact: the rest is the domain's business. */
export interface LoggedFact {
  readonly seq: number;
  readonly at: SimTimeMs;
  readonly type: string;
  readonly entity: string;
  readonly cause: number;
  readonly data: unknown;
}

export interface KernelLimits {
  /** Steps of machines and tasks. */
  readonly maxSteps: number;
  readonly maxFacts: number;
  readonly maxEntities: number;
}

interface Entry extends QueueEntry {
  readonly entity: Entity | null;
  readonly event: MachineEvent | null;
  readonly task: ((cause: number) => void) | null;
  readonly cause: number;
}

/** Hears of everything that the machine of one entity does. It changes nothing: the same facts come out with and without it. */
export interface Observer {
  readonly entity: string;
  /** The entity was created with this machine. */
  spawned(table: MachineTable): void;
  /**
   * The machine processed an event to completion. `from` is null when it started. `seq` is the first fact that it stated, null
   * without one; `cause` is the fact that brought the event.
   */
  stepped(step: ObservedStep): void;
  /** The machine set a timer, or set it anew. */
  scheduled(eventType: string, dueAt: SimTimeMs): void;
}

export interface ObservedStep {
  readonly at: SimTimeMs;
  readonly event: string;
  readonly from: string | null;
  readonly to: string;
  readonly seq: number | null;
  readonly cause: number;
}

/** A cancellable appointment made with {@link Kernel.schedule}. */
export interface Appointment {
  cancel(): void;
}

interface Entity {
  readonly id: string;
  readonly run: MachineRun;
  /** Timers not yet due. A machine has one or two at a time, so a list is quicker than a map. */
  readonly timers: TimerEntry[];
}

interface Message {
  readonly entity: Entity;
  readonly event: MachineEvent;
  readonly cause: number;
  readonly isStart: boolean;
}

/** Timers of machines go before tasks of the engine at the same instant, so that a measurement sees the settled state. */
const TIMER_PRIORITY = 0;

/**
 * A discrete-event loop over compiled machines. It knows entities, events, time and facts, and nothing about pipelines.
 * Each event is processed to completion; the facts it emitted are then handed to `onFact` in order, and what that sends is
 * processed next, first in first out, before time moves on.
 */
export class Kernel<F extends LoggedFact> {
  readonly facts: F[] = [];
  readonly #heap = new EventHeap<Entry>();
  readonly #entities = new Map<string, Entity>();
  readonly #limits: KernelLimits;
  readonly #onFact: (fact: F) => void;
  readonly #observer: Observer | null;
  readonly #inbox: Message[] = [];
  #inboxHead = 0;
  #now: SimTimeMs = 0;
  #order = 0;
  #steps = 0;
  #reacted = 0;
  #entity: Entity | null = null;
  #cause = -1;
  readonly #sink: EffectSink = {
    emit: (fact) => this.#emit(fact),
    schedule: (id, eventType, delayMs) => this.#scheduleTimer(id, eventType, delayMs),
    cancel: (id) => this.#cancelTimer(id),
  };

  constructor(limits: KernelLimits, onFact: (fact: F) => void, observer: Observer | null = null) {
    this.#limits = limits;
    this.#onFact = onFact;
    this.#observer = observer;
  }

  get now(): SimTimeMs {
    return this.#now;
  }

  get steps(): number {
    return this.#steps;
  }

  /** Creates an entity; it enters its initial state after what is going on now. Ids must be new. */
  spawn(id: string, machine: AnyStateMachine, input: unknown, cause: number): void {
    assert(!this.#entities.has(id), `entity ${id} exists already`);
    assert(this.#entities.size < this.#limits.maxEntities, 'too many entities');
    const entity: Entity = { id, run: new MachineRun(compileMachine(machine), input), timers: [] };
    this.#entities.set(id, entity);
    if (this.#observer?.entity === id) this.#observer.spawned(entity.run.table);
    this.#inbox.push({ entity, event: { type: 'xstate.init' }, cause, isStart: true });
  }

  has(id: string): boolean {
    return this.#entities.has(id);
  }

  /** The state value of an entity, nested keys joined by dots. */
  valueOf(id: string): string {
    return defined(this.#entities.get(id), `entity ${id}`).run.value;
  }

  /** Sends an event to an entity, to be processed at this instant, after what is going on. The event's `at` is filled in. */
  send(id: string, event: MachineEvent, cause: number): void {
    const entity = defined(this.#entities.get(id), `entity ${id}`);
    this.#inbox.push({ entity, event, cause, isStart: false });
  }

  /** Calls `task` at a time. Tasks of one instant run in order of priority (from 1; machines' timers go first), then of making. */
  schedule(at: SimTimeMs, priority: number, cause: number, task: (cause: number) => void): Appointment {
    assert(Number.isSafeInteger(at) && at >= this.#now, `cannot schedule at ${at}, it is ${this.#now}`);
    const entry: Entry = {
      at,
      priority,
      order: this.#order++,
      isCancelled: false,
      entity: null,
      event: null,
      task,
      cause,
    };
    this.#heap.push(entry);
    return { cancel: () => void (entry.isCancelled = true) };
  }

  /** States a fact that no machine emits, and returns its position in the log. */
  state(entity: string, type: F['type'], data: F['data'], cause: number): number {
    const seq = this.facts.length;
    assert(seq < this.#limits.maxFacts, 'too many facts');
    assert(cause < seq, 'a cause must come before its effect');
    this.facts.push({ seq, at: this.#now, type, entity, cause, data } as F);
    return seq;
  }

  /** Runs until nothing is left to do before or at `until`. Returns why it stopped; time then stands at `until`. */
  run(until: SimTimeMs): 'horizon' | 'stepLimit' {
    this.#drain();
    for (;;) {
      const next = this.#heap.peek();
      if (next === undefined || next.at > until) break;
      if (this.#steps >= this.#limits.maxSteps) return 'stepLimit';
      this.#heap.pop();
      this.#now = next.at;
      this.#perform(next);
      this.#drain();
    }
    this.#now = until;
    return 'horizon';
  }

  #perform(entry: Entry): void {
    if (entry.task !== null) {
      this.#steps++;
      entry.task(entry.cause);
      return;
    }
    const entity = entry.entity as Entity;
    removeTimer(entity.timers, (entry as TimerEntry).timerId);
    this.#step(entity, entry.event as MachineEvent, entry.cause, false);
  }

  /** Facts first, then messages: a reaction to a fact comes before anything that the reaction itself brings about. */
  #drain(): void {
    for (;;) {
      while (this.#reacted < this.facts.length) this.#onFact(this.facts[this.#reacted++] as F);
      if (this.#inboxHead >= this.#inbox.length) break;
      const message = this.#inbox[this.#inboxHead++] as Message;
      this.#step(message.entity, message.event, message.cause, message.isStart);
    }
    this.#inbox.length = 0;
    this.#inboxHead = 0;
  }

  #step(entity: Entity, event: MachineEvent, cause: number, isStart: boolean): void {
    this.#steps++;
    assert(this.#steps <= this.#limits.maxSteps * 2, 'too many steps at one instant');
    event.at = this.#now;
    this.#entity = entity;
    this.#cause = cause;
    const isObserved = this.#observer !== null && this.#observer.entity === entity.id;
    const from = isObserved && !isStart ? entity.run.value : null;
    const next = this.facts.length;
    if (isStart) entity.run.start(event, this.#sink);
    else entity.run.step(event, this.#sink);
    if (isObserved) {
      const seq = this.facts.length > next ? next : null;
      this.#observer?.stepped({ at: this.#now, event: event.type, from, to: entity.run.value, seq, cause });
    }
    this.#entity = null;
  }

  #emit(fact: EmittedLike): void {
    const entity = this.#entity as Entity;
    const { type, data, because } = fact as { type: F['type']; data: F['data']; because?: number | null };
    this.#cause = this.state(entity.id, type, data, because ?? this.#cause);
  }

  #scheduleTimer(id: string, eventType: string, delayMs: number): void {
    assert(
      Number.isSafeInteger(delayMs) && delayMs >= 0,
      `${eventType}: a delay must be whole milliseconds, not ${delayMs}`,
    );
    const entity = this.#entity as Entity;
    this.#cancelTimer(id);
    const entry: TimerEntry = {
      at: this.#now + delayMs,
      priority: TIMER_PRIORITY,
      order: this.#order++,
      isCancelled: false,
      entity,
      event: { type: eventType },
      task: null,
      cause: this.#cause,
      timerId: id,
    };
    entity.timers.push(entry);
    this.#heap.push(entry);
    if (this.#observer?.entity === entity.id) this.#observer.scheduled(eventType, entry.at);
  }

  #cancelTimer(id: string): void {
    const entry = removeTimer((this.#entity as Entity).timers, id);
    if (entry !== null) entry.isCancelled = true;
  }
}

interface TimerEntry extends Entry {
  readonly timerId: string;
}

function removeTimer(timers: TimerEntry[], id: string): TimerEntry | null {
  for (let index = 0; index < timers.length; index++) {
    const entry = timers[index] as TimerEntry;
    if (entry.timerId !== id) continue;
    timers.splice(index, 1);
    return entry;
  }
  return null;
}
