import { say, type NarrativeState } from './narrativeState';
import type { Handlers } from './projection';

const versionOf = (state: NarrativeState, number: number): number => state.versions.get(number) ?? 0;

const executionLines: Handlers<NarrativeState> = {
  'execution.started': (state, { number, version }, fact) => ({
    ...say(state, fact, 'execution.started', { number, version }),
    versions: new Map(state.versions).set(number, version),
  }),
  'stage.executionWaiting': (state, { stage, number, reason }, fact) => {
    const code = reason === 'locked' ? 'execution.waitingForStage' : 'execution.waitingForTransition';
    return say(state, fact, code, { stage, number, version: versionOf(state, number) });
  },
  'execution.superseded': (state, { number, stage, byNumber }, fact) =>
    say(state, fact, 'execution.superseded', { number, version: versionOf(state, number), stage, byNumber }),
  'execution.stopRequested': (state, { number, isAbandoned, reason }, fact) =>
    say(state, fact, isAbandoned ? 'execution.abandonRequested' : 'execution.stopRequested', { number, reason }),
  'execution.stopped': (state, { number, stage }, fact) =>
    say(state, fact, 'execution.stopped', { number, stage }, 'bad'),
  'stage.retried': (state, { number, stage, mode, actions }, fact) =>
    say(state, fact, 'stage.retried', { number, stage, mode, actions: actions.join(', ') }),
  'action.abandoned': (state, { number, stage, action }, fact) =>
    say(state, fact, 'action.abandoned', { number, stage, action }),
  'execution.succeeded': (state, { number }, fact) =>
    say(state, fact, 'execution.succeeded', { number, version: versionOf(state, number) }, 'good'),
  'execution.failed': (state, { number, stage }, fact) =>
    say(state, fact, 'execution.failed', { number, version: versionOf(state, number), stage }, 'bad'),
};

interface Decision {
  readonly stage: string;
  readonly action: string;
  readonly number: number;
}

const approvalParams = (state: NarrativeState, { stage, action, number }: Decision) => ({
  stage,
  action,
  number,
  version: versionOf(state, number),
});

const approvalLines: Handlers<NarrativeState> = {
  'approval.requested': (state, data, fact) => say(state, fact, 'approval.requested', approvalParams(state, data)),
  'approval.approved': (state, data, fact) =>
    say(state, fact, 'approval.approved', { ...approvalParams(state, data), summary: data.summary }, 'good'),
  'approval.rejected': (state, data, fact) =>
    say(state, fact, 'approval.rejected', { ...approvalParams(state, data), summary: data.summary }, 'bad'),
  'approval.timedOut': (state, data, fact) => say(state, fact, 'approval.timedOut', approvalParams(state, data), 'bad'),
};

/** Lines about commits, executions, stages and the work of actions that are not deployments. */
export const pipelineLines: Handlers<NarrativeState> = {
  ...executionLines,
  ...approvalLines,
  'commit.pushed': (state, { version, author, commitId, files }, fact) =>
    say(state, fact, 'commit.pushed', { version, author, commitId, files: files.length }),
  'stage.succeeded': (state, { stage, number }, fact) => {
    if (state.silentStages.has(stage)) return state;
    return say(state, fact, 'stage.succeeded', { stage, number, version: versionOf(state, number) }, 'good');
  },
  'transition.disabled': (state, { stage, reason }, fact) => say(state, fact, 'transition.disabled', { stage, reason }),
  'transition.enabled': (state, { stage }, fact) => say(state, fact, 'transition.enabled', { stage }),
  'action.failed': (state, { stage, action, number, durationMs, reason, detail }, fact) => {
    // Refused at once: no work began that would have told the reason.
    if (durationMs > 0) return state;
    return say(state, fact, 'action.refused', { stage, action, number, reason, detail }, 'bad');
  },
  'build.phaseEnded': (state, { phase, status, statusCode, message }, fact) => {
    if (status === 'SUCCEEDED') return state;
    return say(state, fact, 'build.phaseFailed', { phase, status, statusCode, message }, 'bad');
  },
  'artifact.created': (state, { name, number, version, kind, files }, fact) =>
    say(state, fact, `artifact.${kind}`, { name, number, version, files }),
};
