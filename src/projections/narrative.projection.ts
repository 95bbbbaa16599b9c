import type { Fact, FactOf, Scenario, StageDeclaration } from '../domain';
import { SECOND_MS } from '../shared';
import { Chunks } from './Chunks';
import { faultParams } from './faultParams';
import { pipelineLines } from './narrativePipeline';
import { say, type NarrativeState } from './narrativeState';
import { applyWith, type Handlers, type Projection } from './projection';
import type { NarrativeLine } from './views';

/** The same thing on another instance within this time joins the line that is there. */
const MERGE_MS = 10 * SECOND_MS;
/** Instances named in a merged line; the rest are counted. */
const MAX_NAMES = 3;

/** Whether the stage's work says by itself how it went: an artifact, a deployment, a decision. */
function tellsItself({ actions }: StageDeclaration): boolean {
  return actions.some(
    ({ category, outputArtifacts }) => category === 'Deploy' || category === 'Approval' || outputArtifacts.length > 0,
  );
}

function initial(scenario: Scenario): NarrativeState {
  const { stages } = scenario.pipeline;
  return {
    lines: Chunks.of<NarrativeLine>([]),
    versions: new Map(),
    running: new Map(),
    open: new Map(),
    silentStages: new Set(stages.filter(tellsItself).map(({ name }) => name)),
    metrics: new Map(scenario.alarms.map(({ alarmName, metric }) => [alarmName, metric])),
  };
}

/** Adds a line about one instance, or joins it to the last line of the same kind if that is recent. */
function sayOfInstance(
  state: NarrativeState,
  fact: Fact,
  instance: string,
  line: Pick<NarrativeLine, 'code' | 'tone' | 'params'>,
  key: string = line.code,
): NarrativeState {
  const index = state.open.get(key);
  const last = index === undefined ? undefined : state.lines.get(index);
  if (index === undefined || last === undefined || fact.at - last.at > MERGE_MS) {
    const open = new Map(state.open).set(key, state.lines.length);
    const params = { ...line.params, instances: instance, count: 1 };
    return { ...say(state, fact, line.code, params, line.tone), open };
  }
  const count = Number(last.params['count']) + 1;
  const names = String(last.params['instances']);
  const instances = count <= MAX_NAMES ? `${names}, ${instance}` : names;
  return { ...state, lines: state.lines.set(index, { ...last, params: { ...last.params, instances, count } }) };
}

const targetLines: Handlers<NarrativeState> = {
  'instance.filesChanged': (state, { instance, conflict }, fact) =>
    conflict === null
      ? state
      : sayOfInstance(state, fact, instance, { code: 'target.fileConflict', tone: 'bad', params: { path: conflict } }),
  'target.eventEnded': (state, { deploymentId, instance, event, status, errorCode, script, message }, fact) => {
    // An instance that is broken off because its deployment has ended did not fail by itself.
    if (status !== 'Failed' || !state.running.has(deploymentId)) return state;
    const params = { event, errorCode, script: script ?? '', message };
    const line = { code: 'target.eventFailed', tone: 'bad', params } as const;
    return sayOfInstance(state, fact, instance, line, `${deploymentId}/${event}/${errorCode}`);
  },
  'targetHealth.changed': (state, { instance, from, to }, fact) => {
    if (to === 'unhealthy') {
      return sayOfInstance(state, fact, instance, { code: 'targetHealth.unhealthy', tone: 'bad', params: {} });
    }
    if (from !== 'unhealthy' || to !== 'healthy') return state;
    return sayOfInstance(state, fact, instance, { code: 'targetHealth.recovered', tone: 'good', params: {} });
  },
};

interface DeploymentResult {
  readonly deploymentId: string;
  readonly succeeded: number;
  readonly failed: number;
  readonly skipped: number;
}

/** `errorCode` is empty when all went well. */
function endDeployment(
  state: NarrativeState,
  fact: Fact & { readonly data: DeploymentResult },
  result: 'succeeded' | 'failed' | 'stopped',
  errorCode: string,
): NarrativeState {
  const { deploymentId, succeeded, failed, skipped } = fact.data;
  const deployment = state.running.get(deploymentId);
  const running = new Map(state.running);
  running.delete(deploymentId);
  const kind = deployment?.isRollback === true ? 'rollback' : 'deployment';
  const params = { deploymentId, version: deployment?.version ?? 0, errorCode, succeeded, failed, skipped };
  const next = say(state, fact, `${kind}.${result}`, params, result === 'succeeded' ? 'good' : 'bad');
  return { ...next, running };
}

function createDeployment(state: NarrativeState, fact: FactOf<'deployment.created'>): NarrativeState {
  const { deploymentId, version, rollbackOf, config, concurrency, instances, executionNumber } = fact.data;
  const isRollback = rollbackOf !== null;
  const running = new Map(state.running).set(deploymentId, { version, isRollback });
  const params = { deploymentId, version, config, concurrency, instances: instances.length };
  const next = isRollback
    ? say(state, fact, 'rollback.started', { ...params, rollbackOf })
    : say(state, fact, executionNumber === null ? 'deployment.manual' : 'deployment.created', params);
  return { ...next, running };
}

const deploymentLines: Handlers<NarrativeState> = {
  'deployment.created': (state, _, fact) => createDeployment(state, fact),
  'deployment.succeeded': (state, _, fact) => endDeployment(state, fact, 'succeeded', ''),
  'deployment.failed': (state, { errorCode }, fact) => endDeployment(state, fact, 'failed', errorCode),
  'deployment.stopped': (state, { errorCode }, fact) => endDeployment(state, fact, 'stopped', errorCode),
  'deployment.stopRequested': (state, { deploymentId, status }, fact) =>
    say(state, fact, 'deployment.stopRequested', { deploymentId, status }),
  'deployment.refused': (state, { group, version, reason }, fact) =>
    say(state, fact, 'deployment.refused', { group, version, reason }, 'bad'),
  'deployment.zoneStarted': (state, { deploymentId, zone, instances }, fact) =>
    say(state, fact, 'deployment.zoneStarted', { deploymentId, zone, instances }),
  'deployment.zoneCompleted': (state, { deploymentId, zone, plannedEndAt }, fact) => {
    const seconds = Math.round((plannedEndAt - fact.at) / SECOND_MS);
    return seconds === 0 ? state : say(state, fact, 'deployment.zoneWatched', { deploymentId, zone, seconds });
  },
  'deployment.rollbackUnavailable': (state, { deploymentId }, fact) =>
    say(state, fact, 'rollback.unavailable', { deploymentId }, 'bad'),
};

const otherLines: Handlers<NarrativeState> = {
  'command.rejected': (state, { reason }, fact) => say(state, fact, 'command.rejected', { reason }, 'bad'),
  'fault.injected': (state, data, fact) => say(state, fact, 'fault.injected', faultParams(data)),
  'fault.cleared': (state, data, fact) => say(state, fact, 'fault.cleared', faultParams(data)),
  'fault.struck': (state, data, fact) => say(state, fact, 'fault.struck', faultParams(data)),
  'fault.rejected': (state, data, fact) =>
    say(state, fact, 'fault.rejected', { ...faultParams(data), reason: data.reason }, 'bad'),
  'instance.started': (state, { instance }, fact) => say(state, fact, 'instance.started', { instance }),
  'alarm.stateChanged': (state, { alarm, from, to, value, threshold }, fact) => {
    const metric = state.metrics.get(alarm) ?? '';
    if (to === 'ALARM')
      return say(state, fact, 'alarm.raised', { alarm, metric, value: value ?? '', threshold }, 'bad');
    return from === 'ALARM' && to === 'OK' ? say(state, fact, 'alarm.cleared', { alarm }, 'good') : state;
  },
  'run.ended': (state, { reason }, fact) =>
    reason === 'horizon' ? say(state, fact, 'run.ended', {}) : say(state, fact, 'run.stoppedEarly', {}, 'bad'),
};

/** The story of the run: one line per thing that matters to a person, as codes and parameters. */
export const narrativeProjection: Projection<readonly NarrativeLine[], NarrativeState> = {
  initial,
  apply: applyWith({ ...pipelineLines, ...targetLines, ...deploymentLines, ...otherLines }),
  view: ({ lines }) => lines.toArray(),
};
