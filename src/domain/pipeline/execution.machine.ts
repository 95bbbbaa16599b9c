import { assign, emit, setup } from 'xstate';
import type { TriggerType } from '../aws';
import type { EmittedFact } from '../facts';
import type { ExecutionMode } from '../aws';

export interface ExecutionInput {
  readonly number: number;
  readonly trigger: TriggerType;
  readonly mode: ExecutionMode;
  readonly commitId: string;
  readonly version: number;
  readonly stages: readonly string[];
  /** Time between the end of a stage and the entry of the next, one per stage. */
  readonly transferMs: readonly number[];
}

interface Context extends ExecutionInput {
  readonly index: number;
}

export type ExecutionEvent =
  | { type: 'stage.succeeded'; at?: number }
  | { type: 'stage.failed'; stage: string; at?: number }
  | { type: 'execution.supersede'; at?: number };

const stageAt = (context: Context): string => context.stages[context.index] ?? '';
const transferOf = (context: Context): number => context.transferMs[context.index] ?? 0;

/** One pipeline execution on its way through the stages. Statuses: CodePipeline `PipelineExecutionStatus`. */
export const executionMachine = setup({
  types: {
    context: {} as Context,
    input: {} as ExecutionInput,
    events: {} as ExecutionEvent,
    emitted: {} as EmittedFact,
  },
  guards: {
    hasNextStage: ({ context }) => context.index + 1 < context.stages.length,
  },
  delays: { transfer: ({ context }) => transferOf(context) },
  actions: {
    announceStart: emit(({ context }) => ({
      type: 'execution.started',
      data: {
        number: context.number,
        trigger: context.trigger,
        mode: context.mode,
        commitId: context.commitId,
        version: context.version,
      },
    })),
    announceAdvance: emit(({ context, event }) => ({
      type: 'execution.advanced',
      data: {
        number: context.number,
        from: context.index > 0 ? (context.stages[context.index - 1] ?? null) : null,
        to: stageAt(context),
        plannedEndAt: (event.at ?? 0) + transferOf(context),
      },
    })),
    announceArrival: emit(({ context }) => ({
      type: 'execution.arrived',
      data: { number: context.number, stage: stageAt(context) },
    })),
    nextStage: assign({ index: ({ context }) => context.index + 1 }),
  },
}).createMachine({
  id: 'execution',
  context: ({ input }) => ({ ...input, index: 0 }),
  initial: 'InProgress',
  states: {
    InProgress: {
      entry: 'announceStart',
      initial: 'advancing',
      states: {
        advancing: {
          entry: 'announceAdvance',
          after: { transfer: 'atStage' },
        },
        atStage: {
          entry: 'announceArrival',
          on: {
            'stage.succeeded': [
              { guard: 'hasNextStage', target: 'advancing', actions: 'nextStage' },
              { target: '#execution.Succeeded' },
            ],
          },
        },
      },
      on: {
        'stage.failed': 'Failed',
        'execution.supersede': 'Superseded',
      },
    },
    Succeeded: {
      type: 'final',
      entry: emit(({ context }) => ({ type: 'execution.succeeded', data: { number: context.number } })),
    },
    Failed: {
      type: 'final',
      entry: emit(({ context }) => ({
        type: 'execution.failed',
        data: { number: context.number, stage: stageAt(context) },
      })),
    },
    // The gate of the stage states the fact: it knows who took the place.
    Superseded: { type: 'final' },
  },
  options: { maxIterations: 100 },
});
