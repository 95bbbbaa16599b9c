import type { FactData, FactOf, Scenario } from '../domain';
import { Chunks } from './Chunks';
import { applyWith, updateFirst, type Handlers, type Projection } from './projection';
import type { TimelineBar, TimelineLane, TimelineMark, TimelineView } from './views';

interface TimelineState {
  /** Oldest first. */
  readonly executions: readonly TimelineLane[];
  readonly deployments: TimelineLane | null;
  readonly marks: Chunks<TimelineMark>;
  /** Stages in which people decide and nothing else happens: the whole stay is waiting. */
  readonly approvalStages: ReadonlySet<string>;
  /** Position of the newest command. */
  readonly lastCommand: number;
}

function initial(scenario: Scenario): TimelineState {
  const approvals = scenario.pipeline.stages.filter(({ actions }) =>
    actions.every(({ category }) => category === 'Approval'),
  );
  return {
    executions: [],
    deployments:
      scenario.deploymentGroups.length === 0
        ? null
        : { id: 'deployments', kind: 'deployments', number: null, version: null, bars: [] },
    marks: Chunks.of<TimelineMark>([]),
    approvalStages: new Set(approvals.map(({ name }) => name)),
    lastCommand: -2,
  };
}

/** A mark for a fact. Executions and stages have no version of their own in the facts, so it is looked up by number. */
function mark(
  state: TimelineState,
  { seq, at }: { readonly seq: number; readonly at: number },
  kind: TimelineMark['kind'],
  subject: string,
  version: number | null = null,
): TimelineState {
  return { ...state, marks: state.marks.push({ seq, at, kind, version, subject }) };
}

function laneOf(state: TimelineState, number: number): TimelineLane | undefined {
  return state.executions.find((lane) => lane.number === number);
}

function updateLane(
  state: TimelineState,
  number: number,
  change: (bars: readonly TimelineBar[], version: number) => readonly TimelineBar[],
): TimelineState {
  const executions = updateFirst(
    state.executions,
    (lane) => lane.number === number,
    (lane) => ({ ...lane, bars: change(lane.bars, lane.version ?? 0) }),
  );
  return executions === state.executions ? state : { ...state, executions };
}

/** Ends the bar with this label that lasts. */
function end(bars: readonly TimelineBar[], label: string, status: TimelineBar['status'], at: number) {
  return updateFirst(
    bars,
    (bar) => bar.label === label && bar.to === null,
    (bar) => ({ ...bar, status, to: at }),
  );
}

const executionHandlers: Handlers<TimelineState> = {
  'execution.started': (state, { number, version, trigger }, fact) => {
    const lane: TimelineLane = { id: fact.entity, kind: 'execution', number, version, bars: [] };
    const next = { ...state, executions: [...state.executions, lane] };
    return trigger === 'StartPipelineExecution' ? mark(next, fact, 'human', fact.entity, version) : next;
  },
  'stage.executionWaiting': (state, { stage, number }, { at }) =>
    updateLane(state, number, (bars, version) => [
      ...bars,
      { label: stage, kind: 'waiting', version, status: 'InProgress', from: at, to: null },
    ]),
  'stage.started': (state, { stage, number }, { at }) =>
    updateLane(state, number, (bars, version) => [
      ...end(bars, stage, 'Succeeded', at),
      {
        label: stage,
        kind: state.approvalStages.has(stage) ? 'waiting' : 'stage',
        version,
        status: 'InProgress',
        from: at,
        to: null,
      },
    ]),
  'stage.retried': (state, { stage, number }, fact) =>
    updateLane(mark(state, fact, 'human', stage, laneOf(state, number)?.version ?? null), number, (bars, version) => [
      ...bars,
      { label: stage, kind: 'stage', version, status: 'InProgress', from: fact.at, to: null },
    ]),
  'stage.stopped': (state, { stage, number }, { at }) =>
    updateLane(state, number, (bars) => end(bars, stage, 'Stopped', at)),
  'execution.stopRequested': (state, { number }, fact) =>
    mark(state, fact, 'human', fact.entity, laneOf(state, number)?.version ?? null),
  'execution.stopped': (state, { number, stage }, { at }) =>
    updateLane(state, number, (bars) => end(bars, stage, 'Stopped', at)),
  'stage.succeeded': (state, { stage, number }, { at }) =>
    updateLane(state, number, (bars) => end(bars, stage, 'Succeeded', at)),
  'stage.failed': (state, { stage, number }, { at }) =>
    updateLane(state, number, (bars) => end(bars, stage, 'Failed', at)),
  'execution.superseded': (state, { number, stage }, { at }) =>
    updateLane(state, number, (bars) => end(bars, stage, 'Superseded', at)),
  'execution.succeeded': (state, { number }, fact) => {
    const lane = laneOf(state, number);
    return mark(state, fact, 'succeeded', fact.entity, lane?.version ?? null);
  },
  'execution.failed': (state, { number, stage }, fact) =>
    mark(state, fact, 'failed', stage, laneOf(state, number)?.version ?? null),
};

function updateDeployments(
  state: TimelineState,
  change: (bars: readonly TimelineBar[]) => readonly TimelineBar[],
): TimelineState {
  if (state.deployments === null) return state;
  return { ...state, deployments: { ...state.deployments, bars: change(state.deployments.bars) } };
}

type DeploymentEnd = FactOf<'deployment.succeeded'> | FactOf<'deployment.failed'> | FactOf<'deployment.stopped'>;

function endDeployment(status: TimelineBar['status']) {
  return (state: TimelineState, { deploymentId }: { readonly deploymentId: string }, fact: DeploymentEnd) => {
    const bar = state.deployments?.bars.find(({ label }) => label === deploymentId);
    const next = updateDeployments(state, (bars) => end(bars, deploymentId, status, fact.at));
    // A deployment's outcome is its execution's outcome, which has a mark; only a rollback stands alone.
    if (bar?.kind !== 'rollback') return next;
    return mark(next, fact, status === 'Succeeded' ? 'succeeded' : 'failed', deploymentId, bar.version);
  };
}

function createDeployment(state: TimelineState, fact: FactOf<'deployment.created'>): TimelineState {
  const { deploymentId, version, rollbackOf, executionNumber } = fact.data;
  const kind = rollbackOf === null ? 'deployment' : 'rollback';
  const next = updateDeployments(state, (bars) => [
    ...bars,
    { label: deploymentId, kind, version, status: 'InProgress', from: fact.at, to: null },
  ]);
  if (kind === 'rollback') return mark(next, fact, 'rollback', deploymentId, version);
  return executionNumber === null ? mark(next, fact, 'human', deploymentId, version) : next;
}

/** People act on stages and actions; the facts of what they did stand for the commands, so that refused ones leave no mark. */
function decided(
  state: TimelineState,
  { action, number }: Readonly<FactData['approval.approved']>,
  fact: FactOf<'approval.approved'> | FactOf<'approval.rejected'>,
): TimelineState {
  return mark(state, fact, 'human', action, laneOf(state, number)?.version ?? null);
}

const otherHandlers: Handlers<TimelineState> = {
  'deployment.created': (state, _, fact) => createDeployment(state, fact),
  'deployment.succeeded': endDeployment('Succeeded'),
  'deployment.failed': endDeployment('Failed'),
  'deployment.stopped': endDeployment('Stopped'),
  'commit.pushed': (state, { commitId, version }, fact) => mark(state, fact, 'commit', commitId, version),
  'transition.disabled': (state, { stage }, fact) => mark(state, fact, 'human', stage),
  'transition.enabled': (state, { stage }, fact) => mark(state, fact, 'human', stage),
  'approval.approved': decided,
  'approval.rejected': decided,
  'deployment.stopRequested': (state, { deploymentId }, fact) => mark(state, fact, 'human', deploymentId),
  'command.issued': (state, _, { seq }) => ({ ...state, lastCommand: seq }),
  'fault.injected': (state, { fault, instance, details }, fact) =>
    mark(state, fact, 'fault', instance ?? ('zone' in details ? details.zone : fault)),
  // What ends by itself is no deed of anybody.
  'fault.cleared': (state, { fault, instance }, fact) =>
    fact.cause === state.lastCommand ? mark(state, fact, 'human', instance ?? fault) : state,
  'targetHealth.changed': (state, { instance, to }, fact) =>
    to === 'unhealthy' ? mark(state, fact, 'unhealthy', instance) : state,
  'alarm.stateChanged': (state, { alarm, to }, fact) => (to === 'ALARM' ? mark(state, fact, 'alarm', alarm) : state),
};

function view({ executions, deployments, marks }: TimelineState): TimelineView {
  return { lanes: deployments === null ? executions : [...executions, deployments], marks: marks.toArray() };
}

/** The transport's timeline: a lane per execution, oldest first, then the deployments, and the marks in order of time. */
export const timelineProjection: Projection<TimelineView, TimelineState> = {
  initial,
  apply: applyWith({ ...executionHandlers, ...otherHandlers }),
  view,
};
