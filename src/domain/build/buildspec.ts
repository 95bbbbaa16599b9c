import type { CommandPhase } from '../aws';

/** A `buildspec.yml` after parsing, with every key that the simulation uses. Paths and commands are kept as written. */
export interface Buildspec {
  readonly version: '0.1' | '0.2';
  readonly phases: Readonly<Partial<Record<CommandPhase, BuildspecPhase>>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly exportedVariables: readonly string[];
  readonly artifacts: BuildspecArtifacts | null;
  /** Secondary artifacts by name. */
  readonly secondaryArtifacts: Readonly<Record<string, BuildspecArtifacts>>;
  readonly cachePaths: readonly string[];
}

export interface BuildspecPhase {
  readonly commands: readonly string[];
  readonly finally: readonly string[];
  /** Unset means the default of the phase. `RETRY…` forms are kept as written. */
  readonly onFailure: string | null;
  readonly runtimeVersions: Readonly<Record<string, string>>;
}

export interface BuildspecArtifacts {
  readonly files: readonly string[];
  readonly baseDirectory: string | null;
  readonly discardPaths: boolean;
  readonly excludePaths: readonly string[];
  readonly name: string | null;
}
