import { emit, setup } from 'xstate';
import type { EmittedFact } from '../facts';

export interface ApprovalInput {
  readonly stage: string;
  readonly action: string;
  readonly number: number;
  readonly timeoutMs: number;
}

export type ApprovalEvent =
  | { type: 'approval.approve'; summary: string; at?: number }
  | { type: 'approval.reject'; summary: string; at?: number };

const identity = (context: ApprovalInput): { stage: string; action: string; number: number } => ({
  stage: context.stage,
  action: context.action,
  number: context.number,
});

/** A manual approval: approved, rejected, or failed after its timeout (7 days unless the action says otherwise). */
export const approvalMachine = setup({
  types: {
    context: {} as ApprovalInput,
    input: {} as ApprovalInput,
    events: {} as ApprovalEvent,
    emitted: {} as EmittedFact,
  },
  delays: { timeout: ({ context }) => context.timeoutMs },
}).createMachine({
  id: 'approval',
  context: ({ input }) => input,
  initial: 'waiting',
  states: {
    waiting: {
      entry: emit(({ context, event }) => ({
        type: 'approval.requested',
        data: { ...identity(context), expiresAt: (event.at ?? 0) + context.timeoutMs },
      })),
      after: { timeout: 'timedOut' },
      on: {
        'approval.approve': 'approved',
        'approval.reject': 'rejected',
      },
    },
    approved: {
      type: 'final',
      entry: emit(({ context, event }) => ({
        type: 'approval.approved',
        data: { ...identity(context), summary: event.type === 'approval.approve' ? event.summary : '' },
      })),
    },
    rejected: {
      type: 'final',
      entry: emit(({ context, event }) => ({
        type: 'approval.rejected',
        data: { ...identity(context), summary: event.type === 'approval.reject' ? event.summary : '' },
      })),
    },
    timedOut: {
      type: 'final',
      entry: emit(({ context }) => ({ type: 'approval.timedOut', data: identity(context) })),
    },
  },
  options: { maxIterations: 100 },
});
