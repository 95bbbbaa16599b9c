import type { Result } from '../shared';
import type { Buildspec } from './build/buildspec';
import type { Appspec } from './deployment/appspec';

/** Why a file of AWS's own formats was refused: the service's message and where in the file. */
export interface SpecError {
  /** Stable code, for tests and translations: `buildspec.unknownPhase`, `yaml.syntax`, … */
  readonly code: string;
  /** The text that the real service prints, in English. */
  readonly message: string;
  /** 1-based; null when the error concerns the whole file. */
  readonly line: number | null;
  readonly column: number | null;
  /** What was probably meant, such as the name of a phase. */
  readonly suggestion?: string;
}

/**
 * The parsed form of every buildspec and appspec text that a run can meet, by SHA-256 of the text.
 * It is derived from the files and therefore not part of a scenario's digest; it exists so that the engine needs no YAML parser.
 */
export interface SpecTable {
  readonly buildspecs: Readonly<Record<string, Result<Buildspec, SpecError>>>;
  readonly appspecs: Readonly<Record<string, Result<Appspec, SpecError>>>;
}
