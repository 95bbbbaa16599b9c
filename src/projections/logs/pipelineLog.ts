import type { Fact } from '../../domain';
import { applyWith, type Handlers, type Projection } from '../projection';
import { Chunks } from '../Chunks';
import { isoTime } from './clock';
import { write, type LogState, type LogView } from './types';

type About = (fact: Fact) => boolean;

function handlersFor(isAbout: About): Handlers<LogState> {
  const say =
    <F extends Fact>(text: (data: F['data']) => string, tone?: 'head' | 'bad') =>
    (state: LogState, data: F['data'], fact: F): LogState =>
      isAbout(fact) ? write(state, fact, `${isoTime(fact.at)} `, text(data), tone) : state;
  return {
    'execution.started': say(
      ({ number, commitId }) => `Execution ${number} InProgress, revision ${commitId.slice(0, 7)}`,
      'head',
    ),
    'execution.succeeded': say(({ number }) => `Execution ${number} Succeeded`, 'head'),
    'execution.failed': say(({ number }) => `Execution ${number} Failed`, 'bad'),
    'execution.superseded': say(
      ({ number, byNumber }) => `Execution ${number} Superseded by execution ${byNumber}`,
      'bad',
    ),
    'execution.stopRequested': say(
      ({ number, isAbandoned }) => `Execution ${number} Stopping${isAbandoned ? ', actions are abandoned' : ''}`,
      'bad',
    ),
    'execution.stopped': say(({ number }) => `Execution ${number} Stopped`, 'bad'),
    'execution.resumed': say(({ number }) => `Execution ${number} InProgress again`, 'head'),
    'stage.executionWaiting': say(
      ({ stage, number, reason }) =>
        `Stage ${stage}, execution ${number}: waiting, ${reason === 'locked' ? 'the stage is locked' : 'the inbound transition is disabled'}`,
    ),
    'stage.started': say(({ stage, number }) => `Stage ${stage}, execution ${number}: InProgress`, 'head'),
    'stage.succeeded': say(({ stage, number }) => `Stage ${stage}, execution ${number}: Succeeded`, 'head'),
    'stage.failed': say(({ stage, number }) => `Stage ${stage}, execution ${number}: Failed`, 'bad'),
    'stage.retried': say(({ stage, number, mode }) => `Stage ${stage}, execution ${number}: retried, ${mode}`, 'head'),
    'stage.stopped': say(({ stage, number }) => `Stage ${stage}, execution ${number}: Stopped`, 'bad'),
    'transition.disabled': say(
      ({ stage, reason }) => `Inbound transition of ${stage} disabled${reason === '' ? '' : `: ${reason}`}`,
    ),
    'transition.enabled': say(({ stage }) => `Inbound transition of ${stage} enabled`),
    'action.started': say(({ stage, action, provider }) => `Action ${stage}/${action} InProgress, ${provider}`),
    'action.succeeded': say(({ stage, action }) => `Action ${stage}/${action} Succeeded`),
    'action.failed': say(
      ({ stage, action, reason, detail }) => `Action ${stage}/${action} Failed, ${reason}: ${detail}`,
      'bad',
    ),
    'action.abandoned': say(({ stage, action }) => `Action ${stage}/${action} Abandoned`, 'bad'),
    'approval.requested': say(({ stage, action }) => `Approval ${stage}/${action} waits for a decision`),
    'approval.approved': say(
      ({ stage, action, summary }) => `Approval ${stage}/${action} Approved${summary === '' ? '' : `: ${summary}`}`,
    ),
    'approval.rejected': say(
      ({ stage, action, summary }) => `Approval ${stage}/${action} Rejected${summary === '' ? '' : `: ${summary}`}`,
      'bad',
    ),
    'artifact.created': say(({ name, kind, files }) => `Artifact ${name} (${kind}, ${files} files)`),
  };
}

/** What CodePipeline's history says of a part of the pipeline, with the statuses of its API. */
export function pipelineLog(isAbout: About): Projection<LogView, LogState> {
  return {
    initial: () => ({ source: null, lines: Chunks.of([]) }),
    apply: applyWith(handlersFor(isAbout)),
    view: ({ source, lines }) => ({ kind: 'pipeline', source, lines: lines.toArray() }),
  };
}
