import { assign, emit, setup } from 'xstate';
import type { AlarmState } from '../aws';
import type { EmittedFact } from '../facts';

export interface AlarmInput {
  readonly alarm: string;
  readonly threshold: number;
  /** N: how many of the newest datapoints are looked at. */
  readonly evaluationPeriods: number;
  /** M: how many of them must breach. */
  readonly datapointsToAlarm: number;
}

interface Context extends AlarmInput {
  /** Newest last: `B` breaching, `G` not breaching, `M` missing; at most N letters. */
  readonly window: string;
  readonly value: number | null;
  readonly state: AlarmState;
}

export type AlarmEvent = { type: 'datapoint'; value: number | null; outcome: 'B' | 'G' | 'M' | 'ignore'; at?: number };

const countOf = (window: string, letter: string): number => window.split(letter).length - 1;
const verdictOf = (context: Context): AlarmState => {
  if (countOf(context.window, 'B') >= context.datapointsToAlarm) return 'ALARM';
  return countOf(context.window, 'M') === context.window.length ? 'INSUFFICIENT_DATA' : 'OK';
};

/** A CloudWatch metric alarm, M out of N datapoints. Amazon CloudWatch User Guide, "Using Amazon CloudWatch alarms". */
export const alarmMachine = setup({
  types: {
    context: {} as Context,
    input: {} as AlarmInput,
    events: {} as AlarmEvent,
    emitted: {} as EmittedFact,
  },
  guards: {
    isIgnored: ({ event }) => event.outcome === 'ignore',
    shouldAlarm: ({ context }) => context.state !== 'ALARM' && verdictOf(context) === 'ALARM',
    shouldBeOk: ({ context }) => context.state !== 'OK' && verdictOf(context) === 'OK',
    lacksData: ({ context }) => context.state !== 'INSUFFICIENT_DATA' && verdictOf(context) === 'INSUFFICIENT_DATA',
  },
  actions: {
    take: assign(({ context, event }) => ({
      value: event.value,
      window: (context.window + event.outcome).slice(-context.evaluationPeriods),
    })),
    announceEvaluation: emit(({ context, event }) => ({
      type: 'alarm.evaluated',
      data: { alarm: context.alarm, value: event.value, breaching: event.outcome === 'B' },
    })),
    announceState: emit(({ context }, { to }: { to: AlarmState }) => ({
      type: 'alarm.stateChanged',
      data: { alarm: context.alarm, from: context.state, to, value: context.value, threshold: context.threshold },
    })),
    noteState: assign((_, { to }: { to: AlarmState }) => ({ state: to })),
  },
}).createMachine({
  id: 'alarm',
  context: ({ input }) => ({ ...input, window: '', value: null, state: 'INSUFFICIENT_DATA' as const }),
  initial: 'INSUFFICIENT_DATA',
  on: {
    datapoint: [{ guard: 'isIgnored' }, { actions: ['announceEvaluation', 'take'] }],
  },
  states: {
    INSUFFICIENT_DATA: {
      always: [
        { guard: 'shouldAlarm', target: 'ALARM', actions: changed('ALARM') },
        { guard: 'shouldBeOk', target: 'OK', actions: changed('OK') },
      ],
    },
    OK: {
      always: [
        { guard: 'shouldAlarm', target: 'ALARM', actions: changed('ALARM') },
        { guard: 'lacksData', target: 'INSUFFICIENT_DATA', actions: changed('INSUFFICIENT_DATA') },
      ],
    },
    ALARM: {
      always: [
        { guard: 'shouldBeOk', target: 'OK', actions: changed('OK') },
        { guard: 'lacksData', target: 'INSUFFICIENT_DATA', actions: changed('INSUFFICIENT_DATA') },
      ],
    },
  },
  options: { maxIterations: 100 },
});

function changed(to: AlarmState) {
  return [
    { type: 'announceState' as const, params: { to } },
    { type: 'noteState' as const, params: { to } },
  ];
}
