import type { SimTimeMs } from '../shared';

/**
 * A machine as a picture needs it. Only states in which time can pass are there: what a machine runs through within one instant is
 * folded into the transitions. Plain JSON.
 */
export interface MachineChart {
  readonly id: string;
  readonly states: readonly ChartState[];
  /** States in which the machine may find itself at first. */
  readonly initial: readonly string[];
  readonly transitions: readonly ChartTransition[];
}

export interface ChartState {
  /** Keys from the root, joined by dots, as XState's state value in one line: `InProgress.working`. */
  readonly value: string;
  /** The machine never leaves it. */
  readonly isFinal: boolean;
}

/** From one state to another, or to itself, by one event. */
export interface ChartTransition {
  readonly from: string;
  readonly to: string;
  /** Type of the event; null for time alone. */
  readonly event: string | null;
  /** Name of the delay after which it happens by itself; null for events. */
  readonly delay: string | null;
  /** Names of the guards that must hold; every inner list is one way. An empty inner list always holds. */
  readonly guards: readonly (readonly string[])[];
  /** States that it comes through without staying, such as a build phase without commands. */
  readonly passing: readonly string[];
}

/** What the machine of one entity did in a run. */
export interface EntityRecord {
  readonly entity: string;
  readonly chart: MachineChart;
  /** In order of time; the first is the start, with `from` null. */
  readonly moves: readonly EntityMove[];
  /** Every timer that was set, in order. */
  readonly timers: readonly { readonly setAt: SimTimeMs; readonly delay: string; readonly dueAt: SimTimeMs }[];
}

/** The machine processed an event; it may have stayed where it was. */
export interface EntityMove {
  readonly at: SimTimeMs;
  readonly from: string | null;
  readonly to: string;
  readonly event: string | null;
  readonly delay: string | null;
  /** The first fact that it stated; null without one. */
  readonly seq: number | null;
  /** The fact that brought the event. */
  readonly cause: number;
}
