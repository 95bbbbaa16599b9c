import type { Command, Fact, FactData, FactType, Scenario } from '../../src/domain';
import { Repository } from '../../src/engine/Repository';
import { TimingSource } from '../../src/engine/timings';
import { RandomStreams } from '../../src/kernel';
import { CallbackQueue } from './queue';

/** What the hand-written model keeps of one instance. */
export interface Host {
  readonly id: string;
  readonly index: number;
  appVersion: number | null;
  isHealthy: boolean;
  revision: number | null;
}

/** One hand-written run: the log, the clock and the same draws as the engine's. */
export class Run {
  readonly facts: Fact[] = [];
  readonly queue = new CallbackQueue();
  readonly streams: RandomStreams;
  readonly timings: TimingSource;
  readonly repository: Repository;
  readonly hosts: readonly Host[];
  readonly scenario: Scenario;

  constructor(scenario: Scenario, seed: number, commands: readonly Command[] = []) {
    if (commands.length > 0) throw new Error('the hand-written model knows no commands');
    this.scenario = scenario;
    this.streams = new RandomStreams(seed);
    this.timings = new TimingSource(this.streams, scenario.timings.overrides);
    this.repository = new Repository(scenario);
    this.hosts = scenario.fleet.instances.map(({ id }, index) => ({
      id,
      index,
      appVersion: 1,
      isHealthy: true,
      revision: 1,
    }));
  }

  /** Writes a fact and returns its position. */
  fact<T extends FactType>(entity: string, type: T, cause: number, data: FactData[T]): number {
    const seq = this.facts.length;
    this.facts.push({ seq, at: this.queue.now, type, entity, cause, data } as unknown as Fact);
    return seq;
  }
}
