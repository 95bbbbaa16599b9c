import { formatClock, formatDuration, type Language, type Messages } from '../../../i18n';
import type { ActionView, DeploymentView, ExecutionView, StageView } from '../../../projections/views';

/** What the strip says about a stage, an action or a deployment; the components only place it. */

type Words = Messages['pipeline'];
export type Glyph = 'ok' | 'fail' | 'running' | 'pending' | 'waiting' | 'stopped' | 'skipped';

export interface Wording {
  readonly language: Language;
  readonly m: Messages;
}

const GLYPHS: Record<StageView['status'] | ActionView['status'], Glyph> = {
  NotStarted: 'pending',
  InProgress: 'running',
  Stopping: 'running',
  Stopped: 'stopped',
  Succeeded: 'ok',
  Failed: 'fail',
  Cancelled: 'stopped',
  Skipped: 'skipped',
  Abandoned: 'stopped',
};

export const needsApproval = (action: ActionView): boolean =>
  action.status === 'InProgress' && action.approval?.outcome === 'pending';

export const pendingApproval = (stage: StageView): ActionView | undefined => stage.actions.find(needsApproval);

/** A stage in which nothing runs but a question to a person. */
const onlyWaits = (stage: StageView): boolean =>
  stage.status === 'InProgress' &&
  pendingApproval(stage) !== undefined &&
  stage.actions.every((action) => action.status !== 'InProgress' || needsApproval(action));

export const actionGlyph = (action: ActionView): Glyph => (needsApproval(action) ? 'waiting' : GLYPHS[action.status]);
export const stageGlyph = (stage: StageView): Glyph => (onlyWaits(stage) ? 'waiting' : GLYPHS[stage.status]);

export function actionWord(action: ActionView, words: Words): string {
  if (needsApproval(action)) return words.approvalPending;
  // "Failed" says less than how a person decided.
  const outcome = action.approval?.outcome;
  return outcome !== undefined && outcome !== 'pending' ? words.approvalOutcome[outcome] : words.status[action.status];
}

/** Which outline the stage has. */
export const toneOf = ({ status }: StageView): 'failed' | 'running' | '' =>
  status === 'Failed' ? 'failed' : status === 'InProgress' ? 'running' : '';

export const stageWord = (stage: StageView, words: Words): string =>
  onlyWaits(stage) ? words.approvalPending : words.status[stage.status];

/** `CodeBuild · orders-build`; a name that only repeats the stage's says nothing. */
export function subtitle(action: ActionView, stageName: string, words: Words): string {
  const provider = action.category === 'Approval' ? words.manualApproval : action.provider;
  const name = action.build?.project ?? (action.name === stageName ? null : action.name);
  const saysMore = name !== null && action.category !== 'Approval';
  return saysMore ? `${provider} · ${name}` : provider;
}

/** How long the action runs or ran, of how long it plans to; null before its start. */
export function elapsed(action: ActionView, t: number, { language, m }: Wording): string | null {
  if (action.startedAt === null) return null;
  const passed = formatDuration((action.endedAt ?? t) - action.startedAt, language);
  if (action.status !== 'InProgress' || action.plannedEndAt === null) return passed;
  return m.pipeline.elapsedOf(passed, formatDuration(action.plannedEndAt - action.startedAt, language));
}

/** When a person decided; how long it took is in the log. */
export const decidedAt = (action: ActionView): string | null =>
  action.approval !== null && action.endedAt !== null ? formatClock(action.endedAt) : null;

export const deploymentGlyph = ({ status }: DeploymentView): Glyph => {
  if (status === 'Succeeded') return 'ok';
  if (status === 'Failed') return 'fail';
  if (status === 'Stopped') return 'stopped';
  return status === 'Created' || status === 'Queued' ? 'pending' : 'running';
};

export function deploymentWord(deployment: DeploymentView, words: Words): string {
  const { errorCode, status } = deployment;
  if (errorCode !== null && errorCode !== '') return words.deploymentError[errorCode] ?? errorCode;
  return (deployment.rollbackOf === null ? words.deployment : words.rollback)[status];
}

export const isRollingBack = (action: ActionView): boolean => {
  const newest = action.deployments[0];
  return newest !== undefined && newest.rollbackOf !== null && newest.endedAt === null;
};

/** Why the action failed, in a few words: the phase that failed, or the pipeline's code. */
export function failureWord(action: ActionView, words: Words): string | null {
  if (action.status !== 'Failed') return null;
  const phase = action.build?.phases.find(({ status }) => !['SUCCEEDED', 'IN_PROGRESS', 'NotStarted'].includes(status));
  if (phase !== undefined) return words.phaseFailed(phase.phase);
  if (action.failureReason === null) return null;
  return words.failure[action.failureReason] ?? action.failureReason;
}

function waitingWords(stage: StageView, words: Words): string[] {
  if (stage.waiting === null) return [];
  const { number, reason } = stage.waiting;
  const why = words.waitingReason[reason](reason === 'locked' ? stage.executionNumber : null);
  return [words.waiting(number, why)];
}

/** One line beside the name on a chip or below a glyph: the commit, the time, or what is going on. */
export function stageDetail(stage: StageView, t: number, wording: Wording): string {
  const words = wording.m.pipeline;
  const rollback = stage.actions.find(isRollingBack);
  if (rollback?.deployments[0] !== undefined) return deploymentWord(rollback.deployments[0], words);
  if (onlyWaits(stage)) return words.approvalPending;
  const action = stage.actions.find(({ status }) => status === 'InProgress') ?? stage.actions[0];
  if (stage.status === 'NotStarted' || action === undefined) return words.status.NotStarted;
  if (stage.status === 'Failed') return words.status.Failed;
  if (action.category === 'Source' && action.commitId !== null) return action.commitId.slice(0, 7);
  if (action.approval !== null) return actionWord(action, words);
  return elapsed(action, t, wording) ?? words.status[stage.status];
}

/** The same for a chip, which has no room for what its glyph already says. */
export function chipDetail(stage: StageView, t: number, wording: Wording): string {
  const isSaid = stage.status === 'NotStarted' || stage.actions[0]?.approval != null;
  return isSaid && !onlyWaits(stage) ? '' : stageDetail(stage, t, wording);
}

/** The stage in one sentence for screen readers: `Build, in progress, execution 13, v3, DOWNLOAD_SOURCE, 13 s`. */
export function stageSummary(stage: StageView, t: number, wording: Wording): string {
  const words = wording.m.pipeline;
  const action = stage.actions.find(({ status }) => status === 'InProgress') ?? stage.actions[0];
  const rollback = stage.actions.find(isRollingBack)?.deployments[0];
  const parts = [
    stage.name,
    stageWord(stage, words),
    stage.executionNumber === null ? null : words.execution(stage.executionNumber),
    stage.version === null ? null : words.version(stage.version),
    rollback === undefined ? null : `${deploymentWord(rollback, words)} ${words.version(rollback.version)}`,
    action?.build?.currentPhase ?? null,
    action === undefined ? null : elapsed(action, t, wording),
    ...waitingWords(stage, words),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** `Execution #13, Build in progress`. */
export function executionNow({ number, stage, status }: ExecutionView, words: Words): string {
  const isOver = status === 'Succeeded' || status === 'Superseded';
  return words.executionNow(number, isOver ? null : stage, words.status[status]);
}

/**
 * The stages with a strong outline: one that failed, of the newest execution, and one that runs, nearest to the end.
 * More of them would shout.
 */
export function strongStages(stages: readonly StageView[]): readonly string[] {
  const failed = stages.filter(({ status }) => status === 'Failed');
  const newest = failed.sort((a, b) => (b.executionNumber ?? 0) - (a.executionNumber ?? 0))[0];
  const running = stages.filter(({ status }) => status === 'InProgress');
  return [newest, running[running.length - 1]].flatMap((stage) => (stage === undefined ? [] : [stage.name]));
}
