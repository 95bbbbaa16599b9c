import type { FactOf } from '../../domain';
import { line, type RulesFor, type WhyLine } from './types';
import type { WhyContext } from './WhyContext';

/** Files named in the sentence about a commit; the rest are counted. */
const MAX_FILES = 2;

type PipelineFact =
  | 'run.started'
  | 'run.ended'
  | 'command.issued'
  | 'command.rejected'
  | 'commit.pushed'
  | 'execution.started'
  | 'execution.advanced'
  | 'execution.arrived'
  | 'execution.succeeded'
  | 'execution.failed'
  | 'execution.superseded'
  | 'stage.executionWaiting'
  | 'stage.started'
  | 'stage.runOrderStarted'
  | 'stage.succeeded'
  | 'stage.failed'
  | 'transition.disabled'
  | 'transition.enabled'
  | 'action.started'
  | 'action.succeeded'
  | 'action.failed'
  | 'source.fetched'
  | 'artifact.created'
  | 'approval.requested'
  | 'approval.approved'
  | 'approval.rejected'
  | 'approval.timedOut';

interface Numbered {
  readonly seq: number;
  readonly data: { readonly number: number };
}

/** What the fact says, with the version that its execution carries. */
function withVersion<T extends Numbered>({ seq, data }: T, context: WhyContext): T['data'] & { version: number } {
  return { ...data, version: context.versionOf(data.number, seq) };
}

function actionLine(fact: FactOf<'action.failed'>): WhyLine {
  const { stage, action, number, durationMs, reason, detail } = fact.data;
  // Refused at once: no work began that would tell the reason.
  return durationMs === 0
    ? line('action.refused', 9, { stage, action, number, reason, detail })
    : line('action.failed', 1, { stage, action, number });
}

/** Sentences about executions, stages, actions, approvals and what comes from outside the run. */
export const pipelineRules: RulesFor<PipelineFact> = {
  'run.started': (_, { scenario }) => line(scenario.isBaselineDeployed ? 'start.running' : 'start.empty', 0),
  'run.ended': ({ data }) => line(data.reason === 'horizon' ? 'run.ended' : 'run.stoppedEarly', 0),
  'command.issued': ({ data }) => line('command.issued', 8, { type: data.type }),
  'command.rejected': ({ data }) => line('command.rejected', 5, { reason: data.reason }),
  'commit.pushed': ({ data: { version, author, files } }) =>
    line('commit.changed', 9, {
      version,
      author,
      files: files.slice(0, MAX_FILES).join(', '),
      more: Math.max(0, files.length - MAX_FILES),
    }),
  'execution.started': ({ data: { number, version } }) => line('execution.started', 1, { number, version }),
  'execution.advanced': ({ data: { number, to } }) => line('execution.advanced', 0, { number, stage: to }),
  'execution.arrived': ({ data }) => line('execution.arrived', 0, data),
  'execution.succeeded': (fact, context) => line('execution.succeeded', 1, withVersion(fact, context)),
  'execution.failed': (fact, context) => line('execution.failed', 3, withVersion(fact, context)),
  'execution.superseded': (fact, context) => line('execution.superseded', 8, withVersion(fact, context)),
  'stage.executionWaiting': (fact, context) => {
    const { reason, stage, number, version } = withVersion(fact, context);
    const code = reason === 'locked' ? 'execution.waitingForStage' : 'execution.waitingForTransition';
    return line(code, 3, { stage, number, version });
  },
  'stage.started': (fact, context) => line('stage.started', 0, withVersion(fact, context)),
  'stage.runOrderStarted': ({ data: { stage, number, runOrder } }) =>
    line('stage.runOrderStarted', 0, { stage, number, runOrder }),
  'stage.succeeded': (fact, context) => line('stage.succeeded', 0, withVersion(fact, context)),
  'stage.failed': (fact, context) => line('stage.failed', 0, withVersion(fact, context)),
  'transition.disabled': ({ data }) => line('transition.disabled', 8, data),
  'transition.enabled': ({ data }) => line('transition.enabled', 6, data),
  'action.started': ({ data: { stage, action, number } }) => line('action.started', 0, { stage, action, number }),
  'action.succeeded': ({ data: { stage, action, number } }) => line('action.succeeded', 0, { stage, action, number }),
  'action.failed': actionLine,
  'source.fetched': ({ data: { version } }) => line('source.fetched', 0, { version }),
  'artifact.created': ({ data: { name, number, version, kind, files } }) =>
    line(`artifact.${kind}`, 0, { name, number, version, files }),
  'approval.requested': (fact, context) => line('approval.requested', 1, withVersion(fact, context)),
  'approval.approved': (fact, context) => line('approval.approved', 8, withVersion(fact, context)),
  'approval.rejected': (fact, context) => line('approval.rejected', 9, withVersion(fact, context)),
  'approval.timedOut': (fact, context) => line('approval.timedOut', 9, withVersion(fact, context)),
};
