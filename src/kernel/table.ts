/** The compiled form of an XState machine: what the kernel runs. Built by `compileMachine`. */

/** Events carry the simulated time at which they are processed; the kernel fills it in. */
export interface MachineEvent {
  readonly type: string;
  at?: number;
}

export interface EffectArguments {
  readonly context: unknown;
  readonly event: MachineEvent;
}

type Expression<T> = (args: EffectArguments, params?: unknown) => T;

/** What XState calls an action, as data. These five kinds are all that machines of the simulation may use. */
export type Effect =
  | { readonly kind: 'assign'; readonly assignment: Expression<object> | Readonly<Record<string, unknown>> }
  | { readonly kind: 'emit'; readonly fact: Expression<EmittedLike> | EmittedLike }
  | { readonly kind: 'raise'; readonly event: Expression<MachineEvent> | MachineEvent }
  | {
      readonly kind: 'schedule';
      readonly id: string;
      readonly eventType: string;
      readonly delay: number | Expression<number>;
    }
  | { readonly kind: 'cancel'; readonly id: string };

export interface EmittedLike {
  readonly type: string;
  /** Position of the fact that explains this one, where that is another than the one that brought the event. */
  readonly because?: number | null;
}

export interface Candidate {
  readonly guard: ((args: EffectArguments) => boolean) | null;
  /** What the definition calls the guard; null without one. For pictures. */
  readonly guardName: string | null;
  /** Exit, transition and entry effects, in the order in which they happen. */
  readonly effects: readonly Effect[];
  /** Index of the state afterwards. */
  readonly target: number;
}

export interface TableState {
  readonly index: number;
  /** Path of keys from the root, joined by dots: XState's state value in one line. */
  readonly value: string;
  /** Top-level final: every later event is ignored. */
  readonly isDone: boolean;
  readonly on: ReadonlyMap<string, readonly Candidate[]>;
  readonly always: readonly Candidate[];
}

export interface MachineTable {
  readonly id: string;
  readonly states: readonly TableState[];
  /** Effects of entering the initial state, and that state. */
  readonly initial: Candidate;
  readonly createContext: (input: unknown) => unknown;
  readonly maxIterations: number;
}
