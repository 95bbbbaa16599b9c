import type { SimTimeMs } from '../shared';
import type { Command } from './commands';
import type { Fact } from './facts';

export interface LogHeader {
  /** Raised whenever the same input gives another log. */
  readonly engineVersion: number;
  readonly formatVersion: 1;
  readonly scenarioId: string;
  readonly scenarioDigest: string;
  readonly seed: number;
  readonly until: SimTimeMs;
}

/** A run as a value. Everything on the screen is computed from it and a time. */
export interface SimulationLog {
  readonly header: LogHeader;
  readonly commands: readonly Command[];
  readonly events: readonly Fact[];
}
