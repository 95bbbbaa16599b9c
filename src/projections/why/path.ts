import type { Fact, FactType } from '../../domain';
import type { RootKind } from './types';
import type { WhyContext } from './WhyContext';

/** The facts from the one asked about down to a root, newest first. Never empty. */
export interface WhyPath {
  readonly facts: readonly Fact[];
  readonly root: RootKind;
}

/** Facts that come from outside the run, or with which its story begins. */
const ROOTS: Readonly<Partial<Record<FactType, RootKind>>> = {
  'run.started': 'start',
  'commit.pushed': 'commit',
  'fault.injected': 'fault',
  'command.issued': 'decision',
};

/** More steps than any chain has: a guard against a log that goes in circles, as one from elsewhere might. */
const MAX_STEPS = 100_000;

/** Walks the causes of a fact. Decisions of people end a chain, except those that only let something on that was there before. */
export function pathOf(context: WhyContext, asked: Fact): WhyPath {
  const facts: Fact[] = [asked];
  for (let step = 0; step < MAX_STEPS; step++) {
    const fact = facts.at(-1) as Fact;
    const kind = ROOTS[fact.type];
    if (kind !== undefined) return { facts, root: kind };
    const isDecided = context.fact(fact.cause)?.type === 'command.issued';
    const isAsked = facts.length === 1;
    if (isDecided && (isAsked || !LETS_ON.has(fact.type))) return { facts, root: 'decision' };
    const next = causeOf(context, fact, isDecided);
    if (next === undefined || next.seq >= fact.seq) return { facts, root: 'start' };
    const opened = aside(context, fact);
    if (opened !== undefined && opened.seq !== next.seq) facts.push(opened);
    facts.push(next);
  }
  return { facts, root: 'start' };
}

/** With these a person lets something go on; the reason for it lies further back. */
const LETS_ON: ReadonlySet<FactType> = new Set<FactType>([
  'approval.approved',
  'transition.enabled',
  'stage.retried',
  'execution.started',
]);

/** A decision that let the stage begin: told, but not where the chain goes on. */
function aside(context: WhyContext, fact: Fact): Fact | undefined {
  const cause = fact.type === 'stage.started' ? context.fact(fact.cause) : undefined;
  return cause?.type === 'transition.enabled' ? cause : undefined;
}

/** The fact that explains this one: its cause, or a better one where the cause only says when. */
function causeOf(context: WhyContext, fact: Fact, isDecided: boolean): Fact | undefined {
  switch (fact.type) {
    // Whoever left the stage before, or switched the transition on, says when. Why this execution is there, its arrival says.
    case 'stage.started': {
      const { number, stage } = fact.data;
      const fits = ({ data }: { data: { number: number; stage: string } }) =>
        data.number === number && data.stage === stage;
      return context.newest(fact.seq, 'execution.arrived', fits) ?? context.fact(fact.cause);
    }
    case 'stage.executionWaiting':
      return holdingBack(context, fact.seq, fact.data) ?? context.fact(fact.cause);
    // Running again what was there before: why it was there, its first start says.
    case 'stage.retried': {
      const { number, stage } = fact.data;
      const fits = ({ data }: { data: { number: number; stage: string } }) =>
        data.number === number && data.stage === stage;
      return context.newest(fact.seq, 'stage.started', fits) ?? context.fact(fact.cause);
    }
    // Somebody released a change again: the change itself explains more.
    case 'execution.started': {
      const { version } = fact.data;
      const commit = isDecided
        ? context.newest(fact.seq, 'commit.pushed', ({ data }) => data.version === version)
        : null;
      return commit ?? context.fact(fact.cause);
    }
    case 'approval.approved':
      return isDecided
        ? (context.newest(fact.seq, 'approval.requested', ({ entity }) => entity === fact.entity) ?? undefined)
        : context.fact(fact.cause);
    // Waiting for the load balancer ran out of time: because the target was not healthy.
    case 'target.eventEnded': {
      const { event, status, instance } = fact.data;
      const cause = context.fact(fact.cause);
      if (event !== 'AllowTraffic' || status !== 'Failed' || cause?.type !== 'target.eventStarted') return cause;
      const health = context.newest(fact.seq, 'targetHealth.changed', ({ data }) => data.instance === instance);
      return health?.data.to === 'unhealthy' ? health : cause;
    }
    default:
      return context.fact(fact.cause);
  }
}

/** What an execution waits for in front of a stage: a transition that is off, or the execution inside. */
function holdingBack(
  context: WhyContext,
  before: number,
  { stage, reason }: { readonly stage: string; readonly reason: 'locked' | 'transitionDisabled' },
): Fact | undefined {
  if (reason === 'locked') {
    return context.newest(before, 'stage.started', ({ data }) => data.stage === stage) ?? undefined;
  }
  return context.newest(before, 'transition.disabled', ({ data }) => data.stage === stage) ?? context.fact(0);
}
