import type { Command, Scenario, SimulationLog } from '../domain';

/** What the page asks of the simulation worker. `id` joins an answer to its question. */
export interface RunRequest {
  readonly id: number;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly commands: readonly Command[];
}

export type RunResponse =
  { readonly id: number; readonly log: SimulationLog } | { readonly id: number; readonly error: string };
