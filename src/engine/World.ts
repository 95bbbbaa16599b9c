import type {
  ActionDeclaration,
  ActionExecutionStatus,
  CommandPhase,
  Fact,
  FactData,
  FactType,
  PipelineExecutionStatus,
  Scenario,
  StageDeclaration,
} from '../domain';
import type { BuildInput } from '../domain/build/build.machine';
import { Kernel, RandomStreams } from '../kernel';
import type { Bundle } from './bundle';
import type { ActiveFaults } from './faults/ActiveFaults';
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
  /** The newest attempt of each action, by `stage/action`. */
  readonly attempts: Map<string, ActionRun>;
  status: PipelineExecutionStatus;
  /** The stage that it entered last. */
  stage: string | null;
}

/** One running build, as the engine keeps it: where it stands among its commands. */
export interface BuildRun {
  readonly project: string;
  readonly commands: BuildInput['commands'];
  /** The phase whose commands run, and how many of them have ended. */
  phase: CommandPhase | null;
  ended: number;
  hasFailed: boolean;
}

/** What the engine knows of the stages besides their machines. */
export interface StageStates {
  /** Number of the execution that entered the stage last. */
  readonly last: Map<string, number>;
  /** Stages whose inbound transition is off. */
  readonly disabled: Set<string>;
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
  readonly attempt: number;
  status: ActionExecutionStatus;
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
  readonly stages: StageStates;
  /** Running builds by entity. */
  readonly builds: Map<string, BuildRun>;
  readonly faults: ActiveFaults;
  readonly traffic: TrafficPort;
  readonly healthChecks: HealthCheckPort;
  readonly alarms: AlarmPort;
  /** The newest fact that can explain how the instance answers; for causes. */
  lastFactAbout(instance: string): number;
  noteFactAbout(instance: string, seq: number): void;
  /** The newest fact about traffic; for causes. */
  lastTrafficFact(): number;
  /** States a fact that no machine emits. */
  state<T extends FactType>(entity: string, type: T, data: FactData[T], cause: number): number;
}
