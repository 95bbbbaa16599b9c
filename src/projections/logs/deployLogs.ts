import type { Fact, FactOf } from '../../domain';
import { applyWith, type Handlers, type Projection } from '../projection';
import { Chunks } from '../Chunks';
import { dashTime, isoTime } from './clock';
import { write, type LogState, type LogView } from './types';

const EMPTY: LogState = { source: null, lines: Chunks.of([]) };

/** The agent's log of all deployments on an instance. AWS CodeDeploy User Guide, "View log data"; source of the CodeDeploy agent. */
const AGENT_LOG = '/opt/codedeploy-agent/deployment-root/deployment-logs/codedeploy-agent-deployments.log';

type DeploymentFact = Fact & { readonly data: { readonly deploymentId: string } };

function agentHandlers(instance: string): Handlers<LogState> {
  const prefix = (fact: DeploymentFact): string => `[${dashTime(fact.at)}] [${fact.data.deploymentId}]`;
  return {
    // Events without a script leave no trace in this log.
    'target.eventStarted': (state, { instance: id, event, script }, fact) => {
      if (id !== instance || script === null) return state;
      const begun = write(state, fact, prefix(fact), `LifecycleEvent - ${event}`, 'head');
      return write(begun, fact, prefix(fact), `Script - ${script}`);
    },
    'target.eventEnded': (state, { instance: id, status, errorCode, message, logTail }, fact) => {
      if (id !== instance) return state;
      // The event and its first script were written when they began.
      const rest = logTail.slice(2);
      const written = rest.reduce((sum, text) => {
        const isOutput = text.startsWith('[std');
        return write(sum, fact, prefix(fact), text, isOutput ? 'output' : 'plain');
      }, state);
      // What the service itself says of a failure (silence, a stopped deployment) is not in the agent's log.
      const isScript = status === 'Failed' && errorCode.startsWith('Script');
      return isScript ? write(written, fact, prefix(fact), message, 'bad') : written;
    },
  };
}

/** The log that the CodeDeploy agent keeps on one instance. */
export function agentLog(instance: string): Projection<LogView, LogState> {
  return {
    initial: () => ({ ...EMPTY, source: AGENT_LOG }),
    apply: applyWith(agentHandlers(instance)),
    view: ({ source, lines }) => ({ kind: 'agent', source, lines: lines.toArray() }),
  };
}

function deploymentHandlers(isOwnEntity: (entity: string) => boolean): Handlers<LogState> {
  const isOwn = (fact: Fact): boolean => isOwnEntity(fact.entity);
  const isTarget = (fact: Fact): boolean => isOwnEntity(fact.entity.slice(0, fact.entity.lastIndexOf('/')));
  const say = (state: LogState, fact: DeploymentFact, text: string, tone?: 'head' | 'bad'): LogState =>
    write(state, fact, `${isoTime(fact.at)} ${fact.data.deploymentId} `, text, tone);
  const ended = (status: string) => (state: LogState, _: unknown, fact: DeploymentFact) =>
    isOwn(fact) ? say(state, fact, `${status}${reasonOf(fact)}`, status === 'Succeeded' ? 'head' : 'bad') : state;
  return {
    'deployment.created': (state, { deploymentId, config, creator, rollbackOf }, fact) => {
      if (!isOwn(fact)) return state;
      // A rollback goes on where the deployment before it stopped; anything else begins anew.
      const before = rollbackOf === null ? EMPTY : state;
      return say({ ...before, source: deploymentId }, fact, `Created by ${creator}, ${config}`, 'head');
    },
    'deployment.started': (state, _, fact) => (isOwn(fact) ? say(state, fact, 'InProgress', 'head') : state),
    'deployment.succeeded': ended('Succeeded'),
    'deployment.failed': ended('Failed'),
    'deployment.stopped': ended('Stopped'),
    'target.eventStarted': (state, { instance, event }, fact) =>
      isTarget(fact) ? say(state, fact, `${instance} ${event} InProgress`) : state,
    'target.eventEnded': (state, _, fact) => (isTarget(fact) ? say(state, fact, eventText(fact), toneOf(fact)) : state),
    'target.skipped': (state, { instance }, fact) => (isTarget(fact) ? say(state, fact, `${instance} Skipped`) : state),
  };
}

const toneOf = ({ data: { status } }: FactOf<'target.eventEnded'>): 'bad' | undefined =>
  status === 'Failed' ? 'bad' : undefined;

function eventText({ data: { instance, event, status, errorCode, message } }: FactOf<'target.eventEnded'>): string {
  return status === 'Failed'
    ? `${instance} ${event} Failed ${errorCode}: ${message}`
    : `${instance} ${event} ${status}`;
}

function reasonOf(fact: Fact): string {
  return 'errorCode' in fact.data && 'message' in fact.data ? ` ${fact.data.errorCode}: ${fact.data.message}` : '';
}

/**
 * The lifecycle events of deployments on all their instances, with the statuses and codes of `ListDeploymentTargets`. Of several
 * deployments among these entities the newest is shown, together with those that roll it back.
 */
export function deploymentLog(isOwnEntity: (entity: string) => boolean): Projection<LogView, LogState> {
  return {
    initial: () => EMPTY,
    apply: applyWith(deploymentHandlers(isOwnEntity)),
    view: ({ source, lines }) => ({ kind: 'deployment', source, lines: lines.toArray() }),
  };
}
