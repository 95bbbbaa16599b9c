import type { ActionDeclaration, Fact, FactData, FactType, Scenario, StageDeclaration } from '../domain';
import { Kernel, RandomStreams } from '../kernel';
import type { Bundle } from './bundle';
import { FleetState } from './FleetState';
import { Repository } from './Repository';
import { TimingSource } from './timings';
import type { Deployments } from './Deployments';
import type { AlarmPort, HealthCheckPort, TrafficPort } from './ports';

/** One pipeline execution, as the engine keeps it. */
export interface ExecutionRun {
  readonly number: number;
  readonly version: number;
  readonly entity: string;
  /** Output artifacts by name. */
  readonly artifacts: Map<string, StoredArtifact>;
  /** By stage, the fact of the first action that failed in it; for causes. */
  readonly failures: Map<string, number>;
}

export interface StoredArtifact {
  readonly version: number;
  readonly bundle: Bundle;
}

/** One execution of one action, handed to its provider. */
export interface ActionRun {
  readonly entity: string;
  readonly stage: StageDeclaration;
  readonly declaration: ActionDeclaration;
  readonly execution: ExecutionRun;
}

/** Everything that policies and providers may read and use. They change the run only through the kernel. */
export interface World {
  readonly scenario: Scenario;
  readonly kernel: Kernel<Fact>;
  readonly streams: RandomStreams;
  readonly timings: TimingSource;
  readonly repository: Repository;
  readonly fleet: FleetState;
  readonly executions: Map<number, ExecutionRun>;
  readonly actions: Map<string, ActionRun>;
  readonly deployments: Deployments;
  readonly traffic: TrafficPort;
  readonly healthChecks: HealthCheckPort;
  readonly alarms: AlarmPort;
  /** The newest fact that can explain how the instance answers; for causes. */
  lastFactAbout(instance: string): number;
  /** The newest fact about traffic; for causes. */
  lastTrafficFact(): number;
  /** States a fact that no machine emits. */
  state<T extends FactType>(entity: string, type: T, data: FactData[T], cause: number): number;
}
