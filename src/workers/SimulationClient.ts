import type { Command, EntityRecord, Scenario, SimulationLog } from '../domain';
import type { RunFingerprint } from './protocol';

/** The one door from the page to the engine. */
export interface SimulationClient {
  /** Simulates; rejects when the engine fails on this input. */
  run(scenario: Scenario, seed: number, commands: readonly Command[]): Promise<SimulationLog>;
  /** Simulates and tells only the digests. */
  fingerprint(scenario: Scenario, seed: number, commands: readonly Command[]): Promise<RunFingerprint>;
  /** What the machine of one entity did in that run; null when there is no such entity. */
  record(scenario: Scenario, seed: number, commands: readonly Command[], entity: string): Promise<EntityRecord | null>;
  dispose(): void;
}

/** Simulates on the page's own thread: for tests, and for pages that forbid workers. The engine is loaded on first use. */
export function createInProcessClient(): SimulationClient {
  return {
    run: async (scenario, seed, commands) => {
      const { runScenario } = await import('./runScenario');
      return runScenario(scenario, seed, commands);
    },
    fingerprint: async (scenario, seed, commands) => {
      const { fingerprintScenario } = await import('./runScenario');
      return fingerprintScenario(scenario, seed, commands);
    },
    record: async (scenario, seed, commands, entity) => {
      const { recordScenario } = await import('./runScenario');
      return recordScenario(scenario, seed, commands, entity);
    },
    dispose: () => undefined,
  };
}
