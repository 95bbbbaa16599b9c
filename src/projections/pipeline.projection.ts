import type { Scenario, StageDeclaration } from '../domain';
import { actionHandlers, clearAction, declaredAction, updateStage } from './pipelineAction';
import { applyWith, itself, updateFirst, type Handlers, type Projection } from './projection';
import type { ExecutionView, PipelineView, StageView } from './views';

function initialStage(scenario: Scenario, stage: StageDeclaration, index: number): StageView {
  return {
    name: stage.name,
    status: 'NotStarted',
    executionNumber: null,
    version: null,
    // The first stage has no inbound transition that could be off.
    isTransitionEnabled: index === 0 || !Object.hasOwn(scenario.disabledTransitions, stage.name),
    waiting: null,
    actions: stage.actions.map(declaredAction),
  };
}

function updateExecution(view: PipelineView, number: number, change: Partial<ExecutionView>): PipelineView {
  const executions = updateFirst(
    view.executions,
    (execution) => execution.number === number,
    (execution) => ({ ...execution, ...change }),
  );
  return executions === view.executions ? view : { ...view, executions };
}

function executionOf(view: PipelineView, number: number): ExecutionView | undefined {
  return view.executions.find((execution) => execution.number === number);
}

const executionHandlers: Handlers<PipelineView> = {
  'execution.started': (view, { number, version, commitId }, { at }) => ({
    ...view,
    executions: [
      {
        number,
        version,
        commitId,
        status: 'InProgress',
        startedAt: at,
        endedAt: null,
        stage: null,
        artifactKind: 'source',
      },
      ...view.executions,
    ],
  }),
  'execution.advanced': (view, { number, from, to, plannedEndAt }, { at }) => {
    const execution = executionOf(view, number);
    if (execution === undefined) return view;
    const { version, artifactKind: kind } = execution;
    return { ...view, travels: [...view.travels, { number, version, from, to, kind, startedAt: at, plannedEndAt }] };
  },
  'execution.arrived': (view, { number }) => ({
    ...view,
    travels: view.travels.filter((travel) => travel.number !== number),
  }),
  'execution.succeeded': (view, { number }, { at }) =>
    updateExecution(view, number, { status: 'Succeeded', endedAt: at }),
  'execution.failed': (view, { number }, { at }) => updateExecution(view, number, { status: 'Failed', endedAt: at }),
  'execution.stopRequested': (view, { number }) => updateExecution(view, number, { status: 'Stopping' }),
  'execution.stopped': (view, { number, stage }, { at }) => {
    const stopped = updateExecution(view, number, { status: 'Stopped', endedAt: at });
    const travels = stopped.travels.filter((travel) => travel.number !== number);
    return updateStage({ ...stopped, travels }, stage, (item) =>
      item.waiting?.number === number ? { ...item, waiting: null } : item,
    );
  },
  'execution.resumed': (view, { number }) => updateExecution(view, number, { status: 'InProgress', endedAt: null }),
  'execution.superseded': (view, { number, stage }, { at }) =>
    updateStage(updateExecution(view, number, { status: 'Superseded', endedAt: at }), stage, (item) =>
      item.waiting?.number === number ? { ...item, waiting: null } : item,
    ),
  'artifact.created': (view, { number, kind }) => {
    if (executionOf(view, number)?.artifactKind === kind) return view;
    return updateExecution(view, number, { artifactKind: kind });
  },
};

/** Whoever waits, waits for the switch while it is off and for the execution inside otherwise. */
function withTransition(stage: StageView, isTransitionEnabled: boolean): StageView {
  const reason = isTransitionEnabled ? ('locked' as const) : ('transitionDisabled' as const);
  return { ...stage, isTransitionEnabled, waiting: stage.waiting && { ...stage.waiting, reason } };
}

const stageHandlers: Handlers<PipelineView> = {
  'stage.executionWaiting': (view, { stage, number, reason }, { at }) => {
    const version = executionOf(view, number)?.version;
    if (version === undefined) return view;
    return updateStage(view, stage, (item) => ({ ...item, waiting: { number, version, since: at, reason } }));
  },
  'stage.started': (view, { stage, number }) => {
    const version = executionOf(view, number)?.version ?? null;
    return updateStage(updateExecution(view, number, { stage }), stage, (item) => ({
      ...item,
      status: 'InProgress',
      executionNumber: number,
      version,
      waiting: item.waiting?.number === number ? null : item.waiting,
      actions: item.actions.map(clearAction),
    }));
  },
  'stage.retried': (view, { stage, mode }) =>
    updateStage(view, stage, (item) => ({
      ...item,
      status: 'InProgress',
      actions: mode === 'ALL_ACTIONS' ? item.actions.map(clearAction) : item.actions,
    })),
  'stage.stopping': (view, { stage }) => updateStage(view, stage, (item) => ({ ...item, status: 'Stopping' })),
  'stage.stopped': (view, { stage }) => updateStage(view, stage, (item) => ({ ...item, status: 'Stopped' })),
  'stage.succeeded': (view, { stage }) => updateStage(view, stage, (item) => ({ ...item, status: 'Succeeded' })),
  'stage.failed': (view, { stage }) => updateStage(view, stage, (item) => ({ ...item, status: 'Failed' })),
  'transition.disabled': (view, { stage }) => updateStage(view, stage, (item) => withTransition(item, false)),
  'transition.enabled': (view, { stage }) => updateStage(view, stage, (item) => withTransition(item, true)),
};

/** The pipeline strip: stages and actions as declared, with what became of them, and the executions on their way. */
export const pipelineProjection: Projection<PipelineView, PipelineView> = {
  initial: (scenario) => ({
    name: scenario.pipeline.name,
    stages: scenario.pipeline.stages.map((stage, index) => initialStage(scenario, stage, index)),
    executions: [],
    travels: [],
  }),
  apply: applyWith({ ...executionHandlers, ...stageHandlers, ...actionHandlers }),
  view: itself,
};
