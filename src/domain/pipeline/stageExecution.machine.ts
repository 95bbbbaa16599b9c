import { assign, emit, setup } from 'xstate';
import type { EmittedFact } from '../facts';

export interface StageExecutionInput {
  readonly stage: string;
  readonly number: number;
  /** The run orders that occur, ascending, and how many actions share each. */
  readonly runOrders: readonly number[];
  readonly actionCounts: readonly number[];
}

interface Context extends StageExecutionInput {
  readonly index: number;
  readonly running: number;
  readonly failed: number;
  /** Position of the fact that asked the execution to stop. */
  readonly stopRequest: number | null;
}

/** CodePipeline `StageRetryMode`. */
export type StageRetryMode = 'FAILED_ACTIONS' | 'ALL_ACTIONS';

export type StageExecutionEvent =
  | { type: 'action.succeeded'; at?: number }
  | { type: 'action.failed'; at?: number }
  | { type: 'action.abandoned'; at?: number }
  /** Running actions are finished or abandoned, no others begin. */
  | { type: 'stage.stop'; request: number; at?: number }
  /** `actions` are those of the present run order that have to run again; of ALL_ACTIONS it is not asked. */
  | { type: 'stage.retry'; mode: StageRetryMode; actions: readonly string[]; at?: number };

const retried = (event: StageExecutionEvent): readonly string[] =>
  event.type === 'stage.retry' && event.mode === 'FAILED_ACTIONS' ? event.actions : [];

const machine = setup({
  types: {
    context: {} as Context,
    input: {} as StageExecutionInput,
    events: {} as StageExecutionEvent,
    emitted: {} as EmittedFact,
  },
  guards: {
    isLastOfGroup: ({ context }) => context.running === 1,
    isGroupOver: ({ context }) => context.running === 0,
    isRetryOfAll: ({ event }) => event.type === 'stage.retry' && event.mode === 'ALL_ACTIONS',
    isRetryOfSome: ({ event }) => retried(event).length > 0,
    hasNextGroup: ({ context }) => context.index + 1 < context.runOrders.length,
    canRetrySome: ({ context, event }) => context.failed > 0 && retried(event).length > 0,
    isGroupGood: ({ context }) => context.running === 1 && context.failed === 0,
    isStageDone: ({ context }) =>
      context.running === 1 && context.failed === 0 && context.index + 1 >= context.runOrders.length,
  },
  actions: {
    startGroup: emit(({ context }) => ({
      type: 'stage.runOrderStarted',
      data: { stage: context.stage, number: context.number, runOrder: context.runOrders[context.index] ?? 1 },
    })),
    finishOne: assign({ running: ({ context }) => context.running - 1 }),
    failOne: assign({ running: ({ context }) => context.running - 1, failed: ({ context }) => context.failed + 1 }),
    startAgain: assign(({ context }) => ({ index: 0, failed: 0, running: context.actionCounts[0] ?? 0 })),
    startSome: assign(({ context, event }) => ({ running: context.running + retried(event).length, failed: 0 })),
    forgetFailures: assign({ failed: 0 }),
    noteStop: assign({ stopRequest: ({ event }) => (event.type === 'stage.stop' ? event.request : null) }),
    announceRetry: emit(({ context, event }) => ({
      type: 'stage.retried',
      data: {
        stage: context.stage,
        number: context.number,
        mode: event.type === 'stage.retry' ? event.mode : 'ALL_ACTIONS',
        actions: retried(event),
      },
    })),
    announceStopping: emit(({ context }) => ({
      type: 'stage.stopping',
      data: { stage: context.stage, number: context.number },
    })),
    nextGroup: assign(({ context }) => ({
      index: context.index + 1,
      running: context.actionCounts[context.index + 1] ?? 0,
    })),
  },
});

/** All actions from the first run order on; those that failed; or, when everything that ran is good, what comes next. */
const RETRY = {
  'stage.retry': [
    {
      guard: 'isRetryOfAll' as const,
      target: 'InProgress',
      actions: ['announceRetry' as const, 'startAgain' as const, 'startGroup' as const],
    },
    {
      guard: 'isRetryOfSome' as const,
      target: 'InProgress',
      actions: ['announceRetry' as const, 'startSome' as const],
    },
    {
      guard: 'hasNextGroup' as const,
      target: 'InProgress',
      actions: ['announceRetry' as const, 'forgetFailures' as const, 'nextGroup' as const, 'startGroup' as const],
    },
  ],
};

/**
 * One execution inside one stage: actions of equal run order start together, the next run order when all have succeeded.
 * A failed action lets its running siblings finish and then fails the stage; a failed or stopped stage can be retried, its
 * failed actions also while siblings still run. Statuses: CodePipeline `StageExecutionStatus`.
 * AWS CodePipeline User Guide, "CodePipeline pipeline structure reference" (runOrder), "Retry a failed stage or failed actions
 * in a stage", "Stop a pipeline execution".
 */
export const stageExecutionMachine = machine.createMachine({
  id: 'stageExecution',
  context: ({ input }) => ({
    ...input,
    index: 0,
    running: input.actionCounts[0] ?? 0,
    failed: 0,
    stopRequest: null,
  }),
  entry: 'startGroup',
  initial: 'InProgress',
  states: {
    InProgress: {
      on: {
        'action.succeeded': [
          { guard: 'isStageDone', target: 'Succeeded' },
          { guard: 'isGroupGood', target: 'InProgress', actions: ['nextGroup', 'startGroup'] },
          { guard: 'isLastOfGroup', target: 'Failed', actions: 'finishOne' },
          { actions: 'finishOne' },
        ],
        'action.failed': [{ guard: 'isLastOfGroup', target: 'Failed', actions: 'failOne' }, { actions: 'failOne' }],
        'stage.retry': { guard: 'canRetrySome', actions: ['announceRetry', 'startSome'] },
        'stage.stop': { target: 'Stopping', actions: 'noteStop' },
      },
    },
    Stopping: {
      entry: 'announceStopping',
      always: { guard: 'isGroupOver', target: 'Stopped' },
      on: {
        'action.succeeded': [{ guard: 'isStageDone', target: 'Succeeded' }, { actions: 'finishOne' }],
        'action.failed': { actions: 'failOne' },
        'action.abandoned': { actions: 'failOne' },
      },
    },
    Succeeded: {
      type: 'final',
      entry: emit(({ context }) => ({
        type: 'stage.succeeded',
        data: { stage: context.stage, number: context.number },
      })),
    },
    Failed: {
      entry: emit(({ context }) => ({ type: 'stage.failed', data: { stage: context.stage, number: context.number } })),
      on: RETRY,
    },
    Stopped: {
      entry: emit(({ context }) => ({
        type: 'stage.stopped',
        data: { stage: context.stage, number: context.number },
        because: context.stopRequest,
      })),
      on: RETRY,
    },
  },
  options: { maxIterations: 100 },
});
