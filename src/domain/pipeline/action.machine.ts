import { assign, emit, setup } from 'xstate';
import type { ActionCategory } from '../aws';
import type { EmittedFact } from '../facts';

export interface ActionInput {
  readonly stage: string;
  readonly action: string;
  readonly number: number;
  readonly attempt: number;
  readonly category: ActionCategory;
  readonly provider: string;
  readonly version: number;
  readonly inputArtifacts: readonly string[];
  /** How long the provider plans to take; null when that is not known beforehand. */
  readonly plannedMs: number | null;
  /** Whether V2 pricing counts this action: not manual approvals and not custom actions. */
  readonly isBilledByMinute: boolean;
}

interface Context extends ActionInput {
  readonly startedAt: number;
}

export type ActionEvent =
  | { type: 'provider.succeeded'; at?: number }
  | { type: 'provider.failed'; reason: string; detail: string; at?: number }
  /** The execution is stopped and abandoned; the provider's own work goes on. */
  | { type: 'action.abandon'; at?: number };

const identity = (context: Context): { stage: string; action: string; number: number } => ({
  stage: context.stage,
  action: context.action,
  number: context.number,
});

const metered = (context: Context, at: number): { durationMs: number; billedActionMinutes: number } => {
  const durationMs = at - context.startedAt;
  // Each action execution is rounded up to whole minutes (AWS CodePipeline pricing, V2 pipelines).
  return { durationMs, billedActionMinutes: context.isBilledByMinute ? Math.ceil(durationMs / 60_000) : 0 };
};

/** One execution of one action; the provider's own machine does the work. Statuses: CodePipeline `ActionExecutionStatus`. */
export const actionMachine = setup({
  types: {
    context: {} as Context,
    input: {} as ActionInput,
    events: {} as ActionEvent,
    emitted: {} as EmittedFact,
  },
}).createMachine({
  id: 'action',
  context: ({ input }) => ({ ...input, startedAt: 0 }),
  initial: 'InProgress',
  states: {
    InProgress: {
      entry: [
        assign({ startedAt: ({ event }) => event.at ?? 0 }),
        emit(({ context }) => ({
          type: 'action.started',
          data: {
            ...identity(context),
            attempt: context.attempt,
            category: context.category,
            provider: context.provider,
            version: context.version,
            inputArtifacts: context.inputArtifacts,
            plannedEndAt: context.plannedMs === null ? null : context.startedAt + context.plannedMs,
          },
        })),
      ],
      on: {
        'provider.succeeded': 'Succeeded',
        'provider.failed': 'Failed',
        'action.abandon': 'Abandoned',
      },
    },
    Succeeded: {
      type: 'final',
      entry: emit(({ context, event }) => ({
        type: 'action.succeeded',
        data: { ...identity(context), ...metered(context, event.at ?? 0) },
      })),
    },
    Failed: {
      type: 'final',
      entry: emit(({ context, event }) => ({
        type: 'action.failed',
        data: {
          ...identity(context),
          ...metered(context, event.at ?? 0),
          reason: event.type === 'provider.failed' ? event.reason : '',
          detail: event.type === 'provider.failed' ? event.detail : '',
        },
      })),
    },
    Abandoned: {
      type: 'final',
      entry: emit(({ context, event }) => ({
        type: 'action.abandoned',
        data: { ...identity(context), ...metered(context, event.at ?? 0) },
      })),
    },
  },
  options: { maxIterations: 100 },
});
