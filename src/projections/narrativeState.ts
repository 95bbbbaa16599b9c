import type { Fact } from '../domain';
import type { Chunks } from './Chunks';
import type { NarrativeLine } from './views';

export interface NarrativeState {
  readonly lines: Chunks<NarrativeLine>;
  /** Version by number of the execution. */
  readonly versions: ReadonlyMap<number, number>;
  /** Running deployments by id. */
  readonly running: ReadonlyMap<string, { readonly version: number; readonly isRollback: boolean }>;
  /** Position of the last line of each kind that more instances may join. */
  readonly open: ReadonlyMap<string, number>;
  /** Stages whose success is told by what they make, so that it needs no line. */
  readonly silentStages: ReadonlySet<string>;
  readonly metrics: ReadonlyMap<string, string>;
}

/** The story with one line more. */
export function say(
  state: NarrativeState,
  { seq, at }: Fact,
  code: string,
  params: NarrativeLine['params'],
  tone: NarrativeLine['tone'] = 'plain',
): NarrativeState {
  return { ...state, lines: state.lines.push({ seq, at, code, params, tone }) };
}
