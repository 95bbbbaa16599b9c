import type { Command, EntityRecord, Scenario, SimulationLog } from '../domain';

/** What tells a run apart from every other: compared, it says whether a link shows what its sender saw. */
export interface RunFingerprint {
  readonly engineVersion: number;
  readonly scenarioDigest: string;
  readonly logDigest: string;
}

/** What can be asked about a run, and what the answer is. */
export interface Answers {
  readonly log: SimulationLog;
  readonly fingerprint: RunFingerprint;
  /** What the machine of one entity did; null when the run has no such entity. */
  readonly record: EntityRecord | null;
}

/** What the page asks of the simulation worker. `id` joins an answer to its question. */
export interface RunRequest {
  readonly id: number;
  readonly wanted: keyof Answers;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly commands: readonly Command[];
  /** For `record`: which entity. */
  readonly entity?: string;
}

export type RunResponse =
  { readonly id: number; readonly answer: Answers[keyof Answers] } | { readonly id: number; readonly error: string };
