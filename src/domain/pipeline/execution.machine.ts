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
  /** Position of the fact of the request to stop. */
  readonly stopRequest: number | null;
}

export type ExecutionEvent =
  | { type: 'stage.succeeded'; at?: number }
  | { type: 'stage.failed'; stage: string; at?: number }
  | { type: 'stage.stopped'; at?: number }
  | { type: 'stage.retried'; at?: number }
  | { type: 'execution.supersede'; at?: number }
  /** StopPipelineExecution. `isInside`: actions of a stage are running. `request` is the position of the fact of the request. */
  | {
      type: 'execution.stop';
      isInside: boolean;
      isAbandoned: boolean;
      reason: string;
      request: number;
      at?: number;
    };

const stageAt = (context: Context): string => context.stages[context.index] ?? '';
const RETRIED = {
  'stage.retried': { target: '#execution.InProgress.atStage', actions: 'announceResumption' },
} as const;
const transferOf = (context: Context): number => context.transferMs[context.index] ?? 0;

/**
 * One pipeline execution on its way through the stages. Failed and stopped ones can go on when their stage is retried.
 * Statuses: CodePipeline `PipelineExecutionStatus`. AWS CodePipeline User Guide, "How pipeline executions work".
 */
export const executionMachine = setup({
  types: {
    context: {} as Context,
    input: {} as ExecutionInput,
    events: {} as ExecutionEvent,
    emitted: {} as EmittedFact,
  },
  guards: {
    hasNextStage: ({ context }) => context.index + 1 < context.stages.length,
    isInside: ({ event }) => event.type === 'execution.stop' && event.isInside,
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
    announceStopRequest: emit(({ context, event }) => ({
      type: 'execution.stopRequested',
      data: {
        number: context.number,
        isAbandoned: event.type === 'execution.stop' && event.isAbandoned,
        reason: event.type === 'execution.stop' ? event.reason : '',
      },
    })),
    noteStop: assign({
      stopRequest: ({ context, event }) => (event.type === 'execution.stop' ? event.request : context.stopRequest),
    }),
    announceResumption: emit(({ context }) => ({
      type: 'execution.resumed',
      data: { number: context.number, stage: stageAt(context) },
    })),
    nextStage: assign({ index: ({ context }) => context.index + 1 }),
  },
}).createMachine({
  id: 'execution',
  context: ({ input }) => ({ ...input, index: 0, stopRequest: null }),
  entry: 'announceStart',
  initial: 'InProgress',
  states: {
    InProgress: {
      initial: 'advancing',
      states: {
        advancing: {
          entry: 'announceAdvance',
          after: { transfer: { target: 'atStage', actions: 'announceArrival' } },
        },
        atStage: {
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
        'execution.stop': [
          { guard: 'isInside', target: 'Stopping', actions: ['noteStop', 'announceStopRequest'] },
          { target: 'Stopped', actions: ['noteStop', 'announceStopRequest'] },
        ],
      },
    },
    Stopping: {
      on: {
        'stage.stopped': 'Stopped',
        'stage.succeeded': 'Stopped',
        // Waiting may be given up: the running actions are abandoned.
        'execution.stop': { actions: ['noteStop', 'announceStopRequest'] },
      },
    },
    Stopped: {
      entry: emit(({ context }) => ({
        type: 'execution.stopped',
        data: { number: context.number, stage: stageAt(context) },
        because: context.stopRequest,
      })),
      on: RETRIED,
    },
    Succeeded: {
      type: 'final',
      entry: emit(({ context }) => ({ type: 'execution.succeeded', data: { number: context.number } })),
    },
    Failed: {
      entry: emit(({ context }) => ({
        type: 'execution.failed',
        data: { number: context.number, stage: stageAt(context) },
      })),
      on: RETRIED,
    },
    // The gate of the stage states the fact: it knows who took the place.
    Superseded: { type: 'final' },
  },
  options: { maxIterations: 100 },
});
