import type { Scenario } from '../domain';
import type { Language } from '../i18n';
import type { ScenarioRef } from './keeping/runSchema';
import type { FleetView, StageView, TimelineMark, TrafficPoint, TrafficView } from '../projections';
import type { SimTimeMs } from '../shared';

/** Display texts of a scenario in one language. */
export interface ScenarioText {
  readonly title: string;
  readonly summary: string;
  /** Label per prepared edit. */
  readonly edits: Readonly<Record<string, string>>;
  /** Message per scheduled commit. */
  readonly commits: Readonly<Record<string, string>>;
}

/** What the home page shows of a scenario before it is opened. */
export interface ScenarioCard {
  readonly id: string;
  readonly minutes: number;
  readonly title: string;
  readonly summary: string;
  readonly cover: ScenarioCover;
}

/** A moment of a scenario's own run, as a small picture. */
export interface ScenarioCover {
  readonly at: SimTimeMs;
  readonly stages: readonly Pick<StageView, 'name' | 'status' | 'version'>[];
  readonly instances: readonly CoverInstance[];
}

export interface CoverInstance {
  readonly state: 'running' | 'deploying' | 'unhealthy' | 'draining' | 'empty' | 'stopped';
  readonly version: number | null;
  /** Only while deploying. */
  readonly nextVersion: number | null;
  /** Of the deployment on it, 0 to 1. */
  readonly progress: number;
}

/** A moment of a scenario's own run, as a large picture: the fleet behind its load balancer, and the traffic so far. */
export interface RunMoment {
  readonly scenario: string;
  readonly at: SimTimeMs;
  readonly horizon: SimTimeMs;
  readonly loadBalancerName: string | null;
  readonly fleet: FleetView;
  readonly traffic: TrafficView;
  readonly points: readonly TrafficPoint[];
  readonly marks: readonly TimelineMark[];
  readonly deployments: readonly {
    readonly version: number;
    readonly from: SimTimeMs;
    readonly to: SimTimeMs | null;
    readonly isRollback: boolean;
  }[];
  readonly alarmThresholdPercent: number | null;
}

/** Where scenarios come from. The shipped ones are compiled at build time and loaded one by one. */
export interface ScenarioSource {
  list(language: Language): Promise<readonly ScenarioCard[]>;
  /** The moment with the most to see among all of them. */
  moment(): Promise<RunMoment | null>;
  /** Null when there is no scenario with this id. */
  open(id: string): Promise<OpenedScenario | null>;
}

export interface OpenedScenario {
  /** How to come to the same scenario again. */
  readonly ref: ScenarioRef;
  readonly scenario: Scenario;
  text(language: Language): Promise<ScenarioText>;
}
