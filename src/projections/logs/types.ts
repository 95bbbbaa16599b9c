import type { Fact } from '../../domain';
import type { SimTimeMs } from '../../shared';
import type { Chunks } from '../Chunks';

/** One line as the service writes it. */
export interface LogLine {
  /** The fact that wrote it. */
  readonly seq: number;
  readonly at: SimTimeMs;
  /** What stands before the text in every line of this log, time included: `[Container] 2026/01/01 00:01:09 `. May be empty. */
  readonly prefix: string;
  readonly text: string;
  readonly tone: 'plain' | 'head' | 'output' | 'bad';
}

export type LogKind = 'build' | 'deployment' | 'agent' | 'pipeline' | 'alarm';

/** The log of one thing at one moment. */
export interface LogView {
  readonly kind: LogKind;
  /** Which build, deployment or file; null before there is one. */
  readonly source: string | null;
  readonly lines: readonly LogLine[];
}

/** While it is folded. */
export interface LogState {
  readonly source: string | null;
  readonly lines: Chunks<LogLine>;
}

/** Adds a line for a fact. */
export function write(
  state: LogState,
  { seq, at }: Fact,
  prefix: string,
  text: string,
  tone: LogLine['tone'] = 'plain',
): LogState {
  return { ...state, lines: state.lines.push({ seq, at, prefix, text, tone }) };
}
