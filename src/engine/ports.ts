import type { AlarmState, DeploymentGroup, TargetHealthState } from '../domain';
import type { InstanceState } from './FleetState';
import type { Answering } from './traffic/load';

/** What the parts of the traffic model are to each other and to policies, so that none needs the others' code. */
export interface TrafficPort {
  /** Totals since the start. */
  readonly totals: TrafficTotals;
  setDemand(requestsPerSecond: number, cause: number): void;
  touch(cause: number): void;
  answerOf(instance: InstanceState): Answering;
  /** The fact that explains how the instance answers now: its own state, or the load on it; for causes. */
  becauseOf(instance: InstanceState): number;
  measure(): void;
}

/** Totals since the start; alarms and health checks take differences. */
export interface TrafficTotals {
  requests: number;
  failed: number;
  unrouted: number;
  latencySum: number;
}

export interface HealthCheckPort {
  stateOf(instance: string): TargetHealthState;
  begin(cause: number): void;
  note(instance: string, state: TargetHealthState, seq: number): void;
  explain(instance: string, seq: number): void;
  wake(): void;
}

export interface AlarmPort {
  activeOf(group: DeploymentGroup): string[];
  /** The newest change of state among these alarms; for causes. */
  lastChangeOf(names: readonly string[]): number;
  begin(cause: number): void;
  note(name: string, state: AlarmState, seq: number): void;
}
