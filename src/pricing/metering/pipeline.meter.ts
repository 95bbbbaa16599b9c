import { isActive } from '../rules/codepipeline';
import { counted, NO_SEQS, type Meter, type Seqs } from './meter';

interface State {
  readonly type: 'V1' | 'V2';
  /** Executions that began: each brings a code change. */
  readonly executions: Seqs;
  readonly minutes: number;
  readonly actions: Seqs;
}

function addAction(state: State, minutes: number, seq: number): State {
  if (minutes === 0 || state.type === 'V1') return state;
  return { ...state, minutes: state.minutes + minutes, actions: state.actions.push(seq) };
}

/** CodePipeline: V1 by the active pipeline and month, V2 by the minute of each action execution. */
export const pipelineMeter: Meter<State> = {
  initial: ({ scenario }) => ({
    type: scenario.pipeline.pipelineType,
    executions: NO_SEQS,
    minutes: 0,
    actions: NO_SEQS,
  }),
  handlers: {
    'execution.started': (state, _, { seq }) =>
      state.type === 'V1' ? { ...state, executions: state.executions.push(seq) } : state,
    'action.succeeded': (state, { billedActionMinutes }, { seq }) => addAction(state, billedActionMinutes, seq),
    'action.failed': (state, { billedActionMinutes }, { seq }) => addAction(state, billedActionMinutes, seq),
    'action.abandoned': (state, { billedActionMinutes }, { seq }) => addAction(state, billedActionMinutes, seq),
  },
  items: ({ type, executions, minutes, actions }, _, { settings }) => {
    if (type === 'V2') return [counted('codepipeline', 'v2.actionExecutionMinute', minutes, actions.toArray())];
    const isCharged = isActive({ ageDays: settings.pipelineAgeDays, codeChanges: executions.length });
    return [counted('codepipeline', 'v1.activePipelineMonth', isCharged ? 1 : 0, executions.toArray())];
  },
};
