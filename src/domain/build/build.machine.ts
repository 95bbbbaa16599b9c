import { assign, emit, setup } from 'xstate';
import type { BuildPhase, BuildStatus, CommandPhase } from '../aws';
import type { EmittedFact } from '../facts';

/** What will happen in a phase that runs no commands. Drawn by the engine beforehand: machines never draw. */
export interface PlannedPhase {
  readonly durationMs: number;
  readonly status: BuildStatus;
  readonly statusCode: string;
  readonly message: string;
}

/** What will happen when a command runs. */
export interface PlannedCommand {
  readonly command: string;
  readonly isFinally: boolean;
  readonly durationMs: number;
  readonly exitCode: number;
  readonly output: readonly string[];
  /** Position of the fact that makes the command end like this, where the files do not explain it. */
  readonly because?: number | null;
}

/** What will come of commands is different from what was planned. */
export type BuildEvent = {
  type: 'commands.changed';
  phase: CommandPhase;
  index: number;
  command: PlannedCommand;
  at?: number;
};

export type PlainPhase = Exclude<BuildPhase, CommandPhase | 'COMPLETED'>;

export interface BuildInput {
  readonly project: string;
  readonly number: number;
  readonly version: number;
  readonly computeType: string;
  readonly environmentType: string;
  readonly image: string;
  readonly timeoutMs: number;
  readonly phases: Readonly<Record<PlainPhase, PlannedPhase>>;
  readonly commands: Readonly<Record<CommandPhase, readonly PlannedCommand[]>>;
  /** `on-failure` of the buildspec, null where it is not set. */
  readonly onFailure: Readonly<Record<CommandPhase, string | null>>;
}

interface Context extends BuildInput {
  readonly startedAt: number;
  /** Billing counts from here. */
  readonly provisioningAt: number;
  readonly phaseStartedAt: number;
  /** Time of the last event that carried one: raised events do not. */
  readonly now: number;
  readonly commandIndex: number;
  readonly hasPhaseFailed: boolean;
  readonly failedCommand: string;
  readonly failedExitCode: number;
  readonly status: BuildStatus;
}

const phaseOf = (context: Context, phase: PlainPhase): PlannedPhase => context.phases[phase];

/** After a failure the remaining commands of the phase are skipped, but `finally` always runs. */
function nextIndex(context: Context, phase: CommandPhase, hasFailed: boolean): number {
  const commands = context.commands[phase];
  let index = context.commandIndex + 1;
  while (hasFailed && index < commands.length && commands[index]?.isFinally !== true) index++;
  return index;
}

const current = (context: Context, phase: CommandPhase): PlannedCommand | undefined =>
  context.commands[phase][context.commandIndex];

const plannedPhaseMs = (context: Context, phase: CommandPhase): number =>
  context.commands[phase].reduce((sum, command) => sum + command.durationMs, 0);

const machine = setup({
  types: {
    context: {} as Context,
    input: {} as BuildInput,
    events: {} as BuildEvent,
    emitted: {} as EmittedFact,
  },
  guards: {
    isPhaseGood: ({ context }, { phase }: { phase: PlainPhase }) => phaseOf(context, phase).status === 'SUCCEEDED',
    hasCommand: ({ context }, { phase }: { phase: CommandPhase }) =>
      context.commandIndex < context.commands[phase].length,
    hasPhaseFailed: ({ context }) => context.hasPhaseFailed,
    isAborting: ({ context }, { phase }: { phase: CommandPhase }) =>
      context.hasPhaseFailed && context.onFailure[phase] === 'ABORT',
    isContinuing: ({ context }, { phase }: { phase: CommandPhase }) =>
      context.hasPhaseFailed && context.onFailure[phase] === 'CONTINUE',
  },
  delays: {
    SUBMITTED: ({ context }) => phaseOf(context, 'SUBMITTED').durationMs,
    QUEUED: ({ context }) => phaseOf(context, 'QUEUED').durationMs,
    PROVISIONING: ({ context }) => phaseOf(context, 'PROVISIONING').durationMs,
    DOWNLOAD_SOURCE: ({ context }) => phaseOf(context, 'DOWNLOAD_SOURCE').durationMs,
    UPLOAD_ARTIFACTS: ({ context }) => phaseOf(context, 'UPLOAD_ARTIFACTS').durationMs,
    FINALIZING: ({ context }) => phaseOf(context, 'FINALIZING').durationMs,
    INSTALL: ({ context }) => current(context, 'INSTALL')?.durationMs ?? 0,
    PRE_BUILD: ({ context }) => current(context, 'PRE_BUILD')?.durationMs ?? 0,
    BUILD: ({ context }) => current(context, 'BUILD')?.durationMs ?? 0,
    POST_BUILD: ({ context }) => current(context, 'POST_BUILD')?.durationMs ?? 0,
    remaining: ({ context }) => Math.max(0, context.provisioningAt + context.timeoutMs - context.now),
  },
  actions: {
    enterPlain: assign(({ event, context }) => {
      const now = (event as { at?: number }).at ?? context.now;
      return { now, phaseStartedAt: now };
    }),
    announcePlain: emit(({ context }, { phase }: { phase: PlainPhase }) => ({
      type: 'build.phaseStarted',
      data: { phase, plannedEndAt: context.phaseStartedAt + phaseOf(context, phase).durationMs },
    })),
    leavePlain: assign({ now: ({ context, event }) => (event as { at?: number }).at ?? context.now }),
    announcePlainEnd: emit(({ context }, { phase }: { phase: PlainPhase }) => ({
      type: 'build.phaseEnded',
      data: {
        phase,
        status: phaseOf(context, phase).status,
        durationMs: context.now - context.phaseStartedAt,
        statusCode: phaseOf(context, phase).statusCode,
        message: phaseOf(context, phase).message,
      },
    })),
    notePlainFailure: assign(({ context }, { phase }: { phase: PlainPhase }) => ({
      status: context.status === 'SUCCEEDED' ? phaseOf(context, phase).status : context.status,
    })),
    enterCommands: assign(({ context }) => ({ phaseStartedAt: context.now, commandIndex: 0, hasPhaseFailed: false })),
    announceCommands: emit(({ context }, { phase }: { phase: CommandPhase }) => ({
      type: 'build.phaseStarted',
      data: { phase, plannedEndAt: context.phaseStartedAt + plannedPhaseMs(context, phase) },
    })),
    announceCommand: emit(({ context }, { phase }: { phase: CommandPhase }) => {
      const command = current(context, phase);
      return {
        type: 'build.commandStarted',
        data: {
          phase,
          index: context.commandIndex,
          command: command?.command ?? '',
          isFinally: command?.isFinally ?? false,
          plannedEndAt: context.now + (command?.durationMs ?? 0),
        },
      };
    }),
    announceCommandEnd: emit(({ context }, { phase }: { phase: CommandPhase }) => ({
      type: 'build.commandEnded',
      data: {
        phase,
        index: context.commandIndex,
        exitCode: current(context, phase)?.exitCode ?? 0,
        output: current(context, phase)?.output ?? [],
      },
      because: current(context, phase)?.because ?? null,
    })),
    changeCommand: assign(({ context, event }) => {
      if (event.type !== 'commands.changed') return {};
      const commands = [...context.commands[event.phase]];
      commands[event.index] = event.command;
      return { commands: { ...context.commands, [event.phase]: commands } };
    }),
    countCommand: assign(({ context, event }, { phase }: { phase: CommandPhase }) => {
      const command = current(context, phase);
      const isFailure = (command?.exitCode ?? 0) !== 0;
      const hasPhaseFailed = context.hasPhaseFailed || isFailure;
      return {
        now: (event as { at?: number }).at ?? context.now,
        hasPhaseFailed,
        failedCommand: isFailure && !context.hasPhaseFailed ? (command?.command ?? '') : context.failedCommand,
        failedExitCode: isFailure && !context.hasPhaseFailed ? (command?.exitCode ?? 0) : context.failedExitCode,
        status: hasPhaseFailed && context.status === 'SUCCEEDED' ? ('FAILED' as const) : context.status,
        commandIndex: nextIndex(context, phase, hasPhaseFailed),
      };
    }),
    timeOut: assign(({ event, context }) => ({
      now: (event as { at?: number }).at ?? context.now,
      status: 'TIMED_OUT' as const,
      hasPhaseFailed: true,
    })),
    announceCommandsEnd: emit(({ context }, { phase }: { phase: CommandPhase }) => {
      const isTimedOut = context.status === 'TIMED_OUT';
      const { hasPhaseFailed, failedCommand, failedExitCode } = context;
      return {
        type: 'build.phaseEnded',
        data: {
          phase,
          status: isTimedOut ? 'TIMED_OUT' : hasPhaseFailed ? 'FAILED' : 'SUCCEEDED',
          durationMs: context.now - context.phaseStartedAt,
          statusCode: isTimedOut ? 'BUILD_TIMED_OUT' : hasPhaseFailed ? 'COMMAND_EXECUTION_ERROR' : '',
          message: isTimedOut
            ? 'Build has timed out.'
            : hasPhaseFailed
              ? `Error while executing command: ${failedCommand}. Reason: exit status ${failedExitCode}`
              : '',
        },
      };
    }),
    announceEnd: emit(({ context }) => {
      const durationMs = context.now - context.startedAt;
      // Queueing is not billed, provisioning on is; minutes are rounded up (AWS CodeBuild pricing).
      const billedMs = context.provisioningAt > 0 ? context.now - context.provisioningAt : 0;
      return {
        type: 'build.completed',
        data: {
          status: context.status,
          durationMs,
          billedMinutes: Math.ceil(billedMs / 60_000),
          computeType: context.computeType,
          environmentType: context.environmentType,
        },
      };
    }),
  },
});

const CHANGE = { 'commands.changed': { actions: 'changeCommand' as const } };

/** A phase that takes a planned time and then ends as planned. */
function plain(phase: PlainPhase, next: string, onFailure: string) {
  return {
    entry: ['enterPlain' as const, { type: 'announcePlain' as const, params: { phase } }],
    exit: ['leavePlain' as const, { type: 'announcePlainEnd' as const, params: { phase } }],
    on: CHANGE,
    after: {
      [phase]: [
        { guard: { type: 'isPhaseGood' as const, params: { phase } }, target: `#build.${next}` },
        { target: `#build.${onFailure}`, actions: { type: 'notePlainFailure' as const, params: { phase } } },
      ],
    },
  };
}

/** A phase that runs the buildspec's commands one after the other. `onFailure` is where the build goes unless `on-failure` says otherwise. */
function commands(phase: CommandPhase, next: string, onFailure: string) {
  const params = { phase };
  return {
    entry: ['enterCommands' as const, { type: 'announceCommands' as const, params }],
    exit: { type: 'announceCommandsEnd' as const, params },
    initial: 'choosing',
    after: { remaining: { target: '#build.FINALIZING', actions: 'timeOut' as const } },
    states: {
      choosing: {
        always: [{ guard: { type: 'hasCommand' as const, params }, target: 'running' }, { target: 'ended' }],
      },
      running: {
        entry: { type: 'announceCommand' as const, params },
        on: CHANGE,
        after: {
          [phase]: {
            target: 'choosing',
            actions: [
              { type: 'announceCommandEnd' as const, params },
              { type: 'countCommand' as const, params },
            ],
          },
        },
      },
      ended: { type: 'final' as const },
    },
    onDone: [
      { guard: { type: 'isAborting' as const, params }, target: '#build.FINALIZING' },
      { guard: { type: 'isContinuing' as const, params }, target: `#build.${next}` },
      { guard: 'hasPhaseFailed' as const, target: `#build.${onFailure}` },
      { target: `#build.${next}` },
    ],
  };
}

/**
 * One CodeBuild build: the eleven phases in their real order with their real skip rules.
 * INSTALL and PRE_BUILD failures skip to FINALIZING; a failed BUILD still runs POST_BUILD, and UPLOAD_ARTIFACTS is always
 * attempted after it; `on-failure: ABORT | CONTINUE` overrides. AWS CodeBuild User Guide, "Build phase transitions".
 */
export const buildMachine = machine.createMachine({
  id: 'build',
  context: ({ input }) => ({
    ...input,
    startedAt: 0,
    provisioningAt: 0,
    phaseStartedAt: 0,
    now: 0,
    commandIndex: 0,
    hasPhaseFailed: false,
    failedCommand: '',
    failedExitCode: 0,
    status: 'SUCCEEDED' as const,
  }),
  entry: [
    assign({
      startedAt: ({ event }) => (event as { at?: number }).at ?? 0,
      now: ({ event }) => (event as { at?: number }).at ?? 0,
    }),
    emit(({ context }) => ({
      type: 'build.started',
      data: {
        project: context.project,
        number: context.number,
        version: context.version,
        computeType: context.computeType,
        environmentType: context.environmentType,
        image: context.image,
      },
    })),
  ],
  initial: 'SUBMITTED',
  states: {
    SUBMITTED: plain('SUBMITTED', 'QUEUED', 'COMPLETED'),
    QUEUED: plain('QUEUED', 'PROVISIONING', 'COMPLETED'),
    PROVISIONING: {
      ...plain('PROVISIONING', 'DOWNLOAD_SOURCE', 'COMPLETED'),
      entry: [
        'enterPlain',
        assign({ provisioningAt: ({ context }) => context.now }),
        { type: 'announcePlain', params: { phase: 'PROVISIONING' } },
      ],
    },
    DOWNLOAD_SOURCE: plain('DOWNLOAD_SOURCE', 'INSTALL', 'FINALIZING'),
    INSTALL: commands('INSTALL', 'PRE_BUILD', 'FINALIZING'),
    PRE_BUILD: commands('PRE_BUILD', 'BUILD', 'FINALIZING'),
    BUILD: commands('BUILD', 'POST_BUILD', 'POST_BUILD'),
    POST_BUILD: commands('POST_BUILD', 'UPLOAD_ARTIFACTS', 'UPLOAD_ARTIFACTS'),
    UPLOAD_ARTIFACTS: plain('UPLOAD_ARTIFACTS', 'FINALIZING', 'FINALIZING'),
    FINALIZING: plain('FINALIZING', 'COMPLETED', 'COMPLETED'),
    COMPLETED: { type: 'final', entry: 'announceEnd' },
  },
  options: { maxIterations: 100 },
});
