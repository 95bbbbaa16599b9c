import overlap from '../../data/fleet-overlap.json';
import data from '../../data/metering.json';
import type { Decimal } from '../../shared';
import { exact, ZERO } from '../arithmetic';

export type OverlapStrategy = keyof typeof overlap.strategies;

/** Strategies by what of the fleet stands twice while they deploy. */
export const OVERLAP_STRATEGIES = Object.keys(overlap.strategies) as readonly OverlapStrategy[];

/** Percent of the fleet that a deployment of this strategy adds while it runs. */
export function extraPercentOf(strategy: OverlapStrategy): number {
  return overlap.strategies[strategy].extraPercent;
}

/** What serves the requests, all month long. */
export type ForecastFleet =
  | { readonly kind: 'ec2'; readonly instanceType: string; readonly instances: number; readonly volumeGb: number }
  | { readonly kind: 'onPremises'; readonly instances: number }
  | {
      readonly kind: 'fargate';
      readonly architecture: 'x86' | 'arm';
      readonly tasks: number;
      readonly vcpu: Decimal;
      readonly memoryGb: Decimal;
    }
  | {
      readonly kind: 'lambda';
      readonly architecture: 'x86' | 'arm';
      readonly memoryMb: number;
      readonly durationMs: number;
    };

/** What a month with a pipeline is worked out from. Every number is whole and not negative, unless it is a Decimal. */
export interface ForecastInput {
  readonly developers: number;
  readonly pushesPerDeveloperDay: Decimal;
  readonly workdays: number;
  readonly build: {
    /** CodeBuild's names. */
    readonly computeType: string;
    readonly environmentType: string;
    readonly seconds: Decimal;
  };
  readonly pipeline: {
    readonly type: 'V1' | 'V2';
    /** Alike; the pushes are spread over them. */
    readonly count: number;
    /** Seconds of each action of one execution that is charged by the minute, the build action among them. */
    readonly actionSeconds: readonly Decimal[];
    /** Seconds that people spend on each execution, such as an approval. */
    readonly peopleSeconds: Decimal;
  };
  readonly source: 'CodeCommit' | 'other';
  readonly fleet: ForecastFleet;
  readonly deployment: {
    readonly strategy: OverlapStrategy;
    readonly seconds: Decimal;
    /** How long what was added, or replaced, still stands after it. */
    readonly waitSeconds: Decimal;
    /** Of a hundred deployments, so many are rolled back, which is a deployment again. */
    readonly rollbackPercent: number;
  };
  readonly traffic: {
    readonly requestsPerSecond: Decimal;
    readonly hasLoadBalancer: boolean;
  };
  /** Metrics in alarms with periods of at least a minute, and in those with shorter ones. */
  readonly alarmMetrics: number;
  readonly highResolutionAlarmMetrics: number;
}

const { settings } = data;

/** A small team with a small service: where the sliders stand at first. */
export const DEFAULT_FORECAST: ForecastInput = {
  developers: 4,
  pushesPerDeveloperDay: exact('2'),
  workdays: settings.workdaysPerMonth.value,
  build: { computeType: 'BUILD_GENERAL1_SMALL', environmentType: 'LINUX_CONTAINER', seconds: exact('150') },
  pipeline: { type: 'V2', count: 1, actionSeconds: [exact('10'), exact('165'), exact('300')], peopleSeconds: ZERO },
  source: 'CodeCommit',
  fleet: { kind: 'ec2', instanceType: 't3.micro', instances: 4, volumeGb: settings.volumeGb.value },
  deployment: { strategy: 'inPlace', seconds: exact('300'), waitSeconds: ZERO, rollbackPercent: 5 },
  traffic: { requestsPerSecond: exact('50'), hasLoadBalancer: true },
  alarmMetrics: 2,
  highResolutionAlarmMetrics: 0,
};
