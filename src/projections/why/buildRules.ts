import type { FactOf } from '../../domain';
import { line, type RulesFor, type WhyLine } from './types';
import type { WhyContext } from './WhyContext';

type BuildFact =
  | 'build.started'
  | 'build.phaseStarted'
  | 'build.phaseEnded'
  | 'build.commandStarted'
  | 'build.commandEnded'
  | 'build.completed';

/** Lines in which test runners and compilers say what went wrong. */
const TELLING = /\b(not ok|fail(ed|ure|ing)?|error|expected|assert\w*|✗|✕|×|exception|cannot|undefined|missing)\b/i;
const MAX_OUTPUT = 120;

/** The line of a failed command's output that says most; empty when it printed nothing. */
export function tellingLine(output: readonly string[]): string {
  const lines = output.map((text) => text.trim()).filter((text) => text !== '');
  const chosen = lines.find((text) => TELLING.test(text)) ?? lines.at(-1) ?? '';
  return chosen.length <= MAX_OUTPUT ? chosen : `${chosen.slice(0, MAX_OUTPUT - 1)}…`;
}

function commandLine(fact: FactOf<'build.commandEnded'>, context: WhyContext): WhyLine {
  const { phase, index, exitCode, output } = fact.data;
  const started = context.newest(
    fact.seq,
    'build.commandStarted',
    ({ entity, data }) => entity === fact.entity && data.phase === phase && data.index === index,
  );
  const command = started?.data.command ?? '';
  return exitCode === 0
    ? line('build.commandSucceeded', 0, { command })
    : line('build.commandFailed', 9, { command, exitCode, output: tellingLine(output) });
}

const versionOf = (entity: string, seq: number, context: WhyContext): number =>
  context.newest(seq, 'build.started', (fact) => fact.entity === entity)?.data.version ?? 0;

/** Sentences about builds. */
export const buildRules: RulesFor<BuildFact> = {
  'build.started': ({ data: { version } }) => line('build.started', 0, { version }),
  'build.phaseStarted': ({ data: { phase } }) => line('build.phaseStarted', 0, { phase }),
  'build.phaseEnded': ({ data: { phase, status, statusCode, message } }) => {
    if (status === 'SUCCEEDED') return line('build.phaseEnded', 0, { phase });
    // The command that failed tells it better.
    const weight = statusCode === 'COMMAND_EXECUTION_ERROR' ? 2 : 8;
    return line('build.phaseFailed', weight, { phase, status, statusCode, message }, `build.phaseFailed/${statusCode}`);
  },
  'build.commandStarted': ({ data: { command } }) => line('build.commandStarted', 0, { command }),
  'build.commandEnded': commandLine,
  'build.completed': ({ entity, seq, data: { status } }, context) => {
    const version = versionOf(entity, seq, context);
    return status === 'SUCCEEDED' ? line('build.succeeded', 3, { version }) : line('build.failed', 2, { version });
  },
};
