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
}

export type StageExecutionEvent = { type: 'action.succeeded'; at?: number } | { type: 'action.failed'; at?: number };

/**
 * One execution inside one stage: actions of equal run order start together, the next run order when all have succeeded.
 * A failed action lets its running siblings finish and then fails the stage.
 * AWS CodePipeline User Guide, "CodePipeline pipeline structure reference" (runOrder).
 */
export const stageExecutionMachine = setup({
  types: {
    context: {} as Context,
    input: {} as StageExecutionInput,
    events: {} as StageExecutionEvent,
    emitted: {} as EmittedFact,
  },
  guards: {
    isLastOfGroup: ({ context }) => context.running === 1,
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
    nextGroup: assign(({ context }) => ({
      index: context.index + 1,
      running: context.actionCounts[context.index + 1] ?? 0,
    })),
  },
}).createMachine({
  id: 'stageExecution',
  context: ({ input }) => ({ ...input, index: 0, running: input.actionCounts[0] ?? 0, failed: 0 }),
  initial: 'InProgress',
  states: {
    InProgress: {
      entry: 'startGroup',
      on: {
        'action.succeeded': [
          { guard: 'isStageDone', target: 'Succeeded' },
          { guard: 'isGroupGood', target: 'InProgress', reenter: true, actions: 'nextGroup' },
          { guard: 'isLastOfGroup', target: 'Failed' },
          { actions: 'finishOne' },
        ],
        'action.failed': [{ guard: 'isLastOfGroup', target: 'Failed' }, { actions: 'failOne' }],
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
      type: 'final',
      entry: emit(({ context }) => ({ type: 'stage.failed', data: { stage: context.stage, number: context.number } })),
    },
  },
  options: { maxIterations: 100 },
});
