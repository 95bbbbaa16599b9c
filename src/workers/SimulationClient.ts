import type { Command, Scenario, SimulationLog } from '../domain';
import type { RunFingerprint } from './protocol';

/** The one door from the page to the engine. */
export interface SimulationClient {
  /** Simulates; rejects when the engine fails on this input. */
  run(scenario: Scenario, seed: number, commands: readonly Command[]): Promise<SimulationLog>;
  /** Simulates and tells only the digests. */
  fingerprint(scenario: Scenario, seed: number, commands: readonly Command[]): Promise<RunFingerprint>;
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
    dispose: () => undefined,
  };
}
