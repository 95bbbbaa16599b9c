import { assign, emit, setup } from 'xstate';
import type { EmittedFact } from '../facts';

export interface StageGateInput {
  readonly stage: string;
  readonly isEnabled: boolean;
}

interface Context {
  readonly stage: string;
  readonly isEnabled: boolean;
  /** Number of the execution inside the stage; 0 when none is. */
  readonly holder: number;
  /** Number of the execution in the one waiting slot; 0 when it is empty. */
  readonly waiting: number;
}

export type StageGateEvent =
  | { type: 'execution.arrive'; number: number; at?: number }
  | { type: 'execution.leave'; number: number; at?: number }
  /** An execution that was inside last comes back to be retried. */
  | { type: 'execution.return'; number: number; at?: number }
  /** An execution that waits is stopped. */
  | { type: 'execution.withdraw'; number: number; at?: number }
  | { type: 'transition.disable'; reason: string; at?: number }
  | { type: 'transition.enable'; at?: number };

/**
 * The entry of one stage in execution mode SUPERSEDED: one execution inside, one waiting slot in front, and a newer
 * execution takes the slot from the one that waits. A running execution is never touched.
 * AWS CodePipeline User Guide, "How pipeline executions work".
 */
export const stageGateMachine = setup({
  types: {
    context: {} as Context,
    input: {} as StageGateInput,
    events: {} as StageGateEvent,
    emitted: {} as EmittedFact,
  },
  guards: {
    isEnabled: ({ context }) => context.isEnabled,
    isWaiting: ({ context, event }) => event.type === 'execution.withdraw' && event.number === context.waiting,
    isSomeoneWaiting: ({ context }) => context.waiting > 0,
    canLetNextIn: ({ context }) => context.isEnabled && context.waiting > 0,
  },
  actions: {
    supersede: emit(({ context, event }) => ({
      type: 'execution.superseded',
      data: {
        number: context.waiting,
        stage: context.stage,
        byNumber: event.type === 'execution.arrive' ? event.number : 0,
      },
    })),
    takeSlot: assign({ waiting: ({ event }) => (event.type === 'execution.arrive' ? event.number : 0) }),
    announceWaiting: emit(({ context }) => ({
      type: 'stage.executionWaiting',
      data: {
        stage: context.stage,
        number: context.waiting,
        reason: context.isEnabled ? 'locked' : 'transitionDisabled',
      },
    })),
    letArrivingIn: assign({
      holder: ({ event }) =>
        event.type === 'execution.arrive' || event.type === 'execution.return' ? event.number : 0,
    }),
    emptySlot: assign({ waiting: 0 }),
    letWaitingIn: assign({ holder: ({ context }) => context.waiting, waiting: 0 }),
    disable: assign({ isEnabled: false }),
    enable: assign({ isEnabled: true }),
    announceDisabled: emit(({ context, event }) => ({
      type: 'transition.disabled',
      data: { stage: context.stage, reason: event.type === 'transition.disable' ? event.reason : '' },
    })),
    announceEnabled: emit(({ context }) => ({ type: 'transition.enabled', data: { stage: context.stage } })),
    announceStart: emit(({ context }) => ({
      type: 'stage.started',
      data: { stage: context.stage, number: context.holder },
    })),
  },
}).createMachine({
  id: 'stageGate',
  context: ({ input }) => ({ stage: input.stage, isEnabled: input.isEnabled, holder: 0, waiting: 0 }),
  initial: 'free',
  on: {
    'transition.disable': { guard: 'isEnabled', actions: ['disable', 'announceDisabled'] },
    'execution.withdraw': { guard: 'isWaiting', actions: 'emptySlot' },
  },
  states: {
    free: {
      on: {
        'execution.arrive': [
          { guard: 'isEnabled', target: 'occupied', actions: ['letArrivingIn', 'announceStart'] },
          { guard: 'isSomeoneWaiting', actions: ['supersede', 'takeSlot', 'announceWaiting'] },
          { actions: ['takeSlot', 'announceWaiting'] },
        ],
        'transition.enable': [
          {
            guard: 'isSomeoneWaiting',
            target: 'occupied',
            actions: ['enable', 'announceEnabled', 'letWaitingIn', 'announceStart'],
          },
          { actions: ['enable', 'announceEnabled'] },
        ],
        'execution.return': { target: 'occupied', actions: 'letArrivingIn' },
      },
    },
    occupied: {
      on: {
        'execution.arrive': [
          { guard: 'isSomeoneWaiting', actions: ['supersede', 'takeSlot', 'announceWaiting'] },
          { actions: ['takeSlot', 'announceWaiting'] },
        ],
        'execution.leave': [
          { guard: 'canLetNextIn', actions: ['letWaitingIn', 'announceStart'] },
          { target: 'free', actions: assign({ holder: 0 }) },
        ],
        'transition.enable': { actions: ['enable', 'announceEnabled'] },
      },
    },
  },
  options: { maxIterations: 100 },
});
