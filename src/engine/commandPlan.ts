import data from '../data/command-kinds.json';
import type { CommandPhase, Buildspec } from '../domain';
import type { PlannedCommand } from '../domain/build/build.machine';
import { sampleDurationMs, type RandomStreams } from '../kernel';
import { exitCodeOf, type Behaviour } from './behaviour';

interface Kind {
  readonly kind: string;
  readonly medianMs: number;
  readonly p90Ms: number;
  readonly produces: readonly string[];
}

const BY_PREFIX: readonly { readonly prefix: string; readonly kind: Kind }[] = data.kinds.flatMap((kind) =>
  kind.prefixes.map((prefix) => ({ prefix, kind })),
);

/** A command without leading variable assignments: `CI=true npm test` is `npm test`. */
function bare(command: string): string {
  let rest = command.trim();
  for (let i = 0; i < 8 && /^[A-Za-z_][A-Za-z0-9_]*=[^\s]* /.test(rest); i++)
    rest = rest.slice(rest.indexOf(' ') + 1).trim();
  return rest;
}

function startsWithWord(command: string, prefix: string): boolean {
  if (!command.startsWith(prefix)) return false;
  const next = command[prefix.length];
  return next === undefined || next === ' ' || prefix.endsWith(' ') || !/[A-Za-z0-9_-]/.test(next);
}

function kindOf(command: string): Kind {
  const name = bare(command);
  return BY_PREFIX.find(({ prefix }) => startsWithWord(name, prefix))?.kind ?? data.fallback;
}

/** The kind of a command in the words of `src/data/command-kinds.json`, such as `test`. */
export function kindNameOf(command: string): string {
  return kindOf(command).kind;
}

export interface CommandPlan {
  readonly commands: readonly PlannedCommand[];
  /** Paths that the commands make. */
  readonly produced: readonly string[];
}

/**
 * Plans the commands of one phase: commands are not executed, each has a kind with a duration model, and the rules of the
 * scenario say what the present files make of it. The last rule that matches a command wins.
 */
export function planCommands(
  streams: RandomStreams,
  build: string,
  phase: CommandPhase,
  spec: Buildspec,
  behaviour: Behaviour,
): CommandPlan {
  const section = spec.phases[phase];
  const commands: PlannedCommand[] = [];
  const produced: string[] = [];
  const plan = (command: string, isFinally: boolean): void => {
    const kind = kindOf(command);
    const matching = behaviour.commands.filter((effect) => bare(command).startsWith(effect.match));
    const entity = `${build}/${phase}/${commands.length}`;
    const drawn = sampleDurationMs(streams.uniform(entity, 'duration'), kind.medianMs, kind.p90Ms);
    const exitCode = exitCodeOf(matching, streams, entity);
    commands.push({
      command,
      isFinally,
      durationMs: matching.find((effect) => effect.durationMs !== null)?.durationMs ?? drawn,
      exitCode,
      output: matching.find((effect) => effect.output.length > 0)?.output ?? [],
    });
    if (exitCode === 0) produced.push(...kind.produces, ...matching.flatMap((effect) => effect.produces));
  };
  for (const command of section?.commands ?? []) plan(command, false);
  for (const command of section?.finally ?? []) plan(command, true);
  return { commands, produced };
}
