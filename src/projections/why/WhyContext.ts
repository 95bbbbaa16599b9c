import type { Fact, FactOf, FactType, Scenario, SimulationLog } from '../../domain';

/** The log and the scenario, as the rules of chains ask them. Everything is read backwards from a fact, never ahead of it. */
export class WhyContext {
  readonly scenario: Scenario;
  readonly log: SimulationLog;

  constructor(scenario: Scenario, log: SimulationLog) {
    this.scenario = scenario;
    this.log = log;
  }

  get facts(): readonly Fact[] {
    return this.log.events;
  }

  fact(seq: number): Fact | undefined {
    return this.log.events[seq];
  }

  /** The newest fact of a type before a position that fits. */
  newest<T extends FactType>(before: number, type: T, fits: (fact: FactOf<T>) => boolean): FactOf<T> | null {
    for (let seq = Math.min(before, this.facts.length) - 1; seq >= 0; seq--) {
      const fact = this.facts[seq];
      if (fact?.type === type && fits(fact as unknown as FactOf<T>)) return fact as unknown as FactOf<T>;
    }
    return null;
  }

  /** The version that an execution carries; 0 when it is not known. */
  versionOf(number: number, before: number): number {
    return this.newest(before + 1, 'execution.started', ({ data }) => data.number === number)?.data.version ?? 0;
  }

  /** The creation of a deployment, by its id. */
  deploymentOf(deploymentId: string, before: number): FactOf<'deployment.created'> | null {
    return this.newest(before + 1, 'deployment.created', ({ data }) => data.deploymentId === deploymentId);
  }

  metricOf(alarm: string): string {
    return this.scenario.alarms.find(({ alarmName }) => alarmName === alarm)?.metric ?? '';
  }
}
