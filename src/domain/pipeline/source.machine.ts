import { emit, setup } from 'xstate';
import type { EmittedFact } from '../facts';

export interface SourceInput {
  readonly stage: string;
  readonly action: string;
  readonly number: number;
  readonly commitId: string;
  readonly version: number;
  readonly workMs: number;
}

/** A source provider zips the revision and stores it as the output artifact. */
export const sourceMachine = setup({
  types: {
    context: {} as SourceInput,
    input: {} as SourceInput,
    emitted: {} as EmittedFact,
  },
  delays: { work: ({ context }) => context.workMs },
}).createMachine({
  id: 'source',
  context: ({ input }) => input,
  initial: 'fetching',
  states: {
    fetching: { after: { work: 'fetched' } },
    fetched: {
      type: 'final',
      entry: emit(({ context }) => ({
        type: 'source.fetched',
        data: {
          stage: context.stage,
          action: context.action,
          number: context.number,
          commitId: context.commitId,
          version: context.version,
        },
      })),
    },
  },
  options: { maxIterations: 100 },
});
