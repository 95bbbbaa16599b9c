import { assign, emit, setup, type AnyStateMachine } from 'xstate';
import type { LifecycleErrorCode, LifecycleEvent } from '../aws';
import type { EmittedFact } from '../facts';

/** What will happen when a lifecycle event runs on an instance. Drawn by the engine beforehand. */
export interface PlannedLifecycleEvent {
  /** Null for the events that wait for the load balancer. */
  readonly durationMs: number | null;
  readonly script: string | null;
  readonly errorCode: LifecycleErrorCode;
  readonly message: string;
  readonly logTail: readonly string[];
  /** Position of the fact that makes the event end like this, where the deployment itself does not explain it. */
  readonly because: number | null;
  /** The deployment goes on to the next event although this one fails. */
  readonly isIgnored?: true;
  /** How long the load balancer is expected to take; only for waiting events. */
  readonly expectedMs: number;
}

/** The CodeDeploy agent of the instance does not answer. */
export interface AgentLoss {
  /** Position of the fact that says so. */
  readonly fault: number;
  /** How long CodeDeploy waits for an event that the agent does not fetch. */
  readonly silenceMs: number;
}

export interface TargetInput {
  readonly deploymentId: string;
  readonly instance: string;
  readonly version: number;
  /** CodeDeploy meters updates of on-premises hosts and of no others. */
  readonly onPremises?: true;
  readonly plan: Readonly<Partial<Record<LifecycleEvent, PlannedLifecycleEvent>>>;
  /** Null while the agent answers. */
  readonly agentLoss: AgentLoss | null;
}

interface Context extends TargetInput {
  readonly failedEvent: LifecycleEvent | null;
  readonly eventStartedAt: number;
  /** The running event's plan where it was changed in the middle of it. */
  readonly changed: PlannedLifecycleEvent | null;
  /** The deployment is being stopped: the running event is the last. */
  readonly isStopping: boolean;
}

export type TargetEvent =
  | { type: 'traffic.blocked'; at?: number }
  | { type: 'traffic.allowed'; at?: number }
  | { type: 'target.abort'; message: string; at?: number }
  | { type: 'target.stop'; message: string; at?: number }
  | { type: 'agent.lost'; loss: AgentLoss; at?: number }
  | { type: 'agent.restarted'; at?: number }
  /** What will come of a later event is different from what was planned. */
  | { type: 'plan.changed'; event: LifecycleEvent; plan: PlannedLifecycleEvent; at?: number }
  /** What will come of the running event is different; `durationMs` counts from its start. */
  | { type: 'event.changed'; plan: PlannedLifecycleEvent; at?: number };

/** Waiting for the load balancer ends after one hour (AWS CodeDeploy User Guide, "Integrating with Elastic Load Balancing"). */
const LOAD_BALANCER_TIMEOUT_MS = 3_600_000;
/** An event that an agent took and never reported on fails after one hour (AWS CodeDeploy User Guide, "CodeDeploy quotas"). */
const UNREPORTED_TIMEOUT_MS = 3_600_000;

/** Why an event ended without its script having had the last word. Texts of the service and of the agent (base.rb). */
const BROKEN = {
  loadBalancer: 'The target did not become healthy behind the load balancer within one hour.',
  agentSilent:
    'CodeDeploy agent was not able to receive the lifecycle event. Check the CodeDeploy agent logs on your host and make sure the agent is running and can connect to the CodeDeploy server.',
  agentRestarted: 'Failed: Failing in-progress lifecycle event after an agent restart.',
  told: '',
} as const;
type Broken = keyof typeof BROKEN;

const planOf = (context: Context, event: LifecycleEvent): PlannedLifecycleEvent | undefined =>
  context.changed ?? context.plan[event];

/** It went well, or its failure is ignored. */
const letsGoOn = (plan: PlannedLifecycleEvent | undefined): boolean =>
  plan?.errorCode === 'Success' || plan?.isIgnored === true;

// Facts are written out member by member: spreading another object into them costs ten times as much, and these are the most frequent.
const base = setup({
  types: {
    context: {} as Context,
    input: {} as TargetInput,
    events: {} as TargetEvent,
    emitted: {} as EmittedFact,
  },
  guards: {
    isGood: ({ context }, { event }: { event: LifecycleEvent }) => letsGoOn(planOf(context, event)),
    goesOn: ({ context }, { event }: { event: LifecycleEvent }) =>
      letsGoOn(planOf(context, event)) && !context.isStopping,
    isAgentLost: ({ context }) => context.agentLoss !== null,
  },
  delays: {
    loadBalancerTimeout: LOAD_BALANCER_TIMEOUT_MS,
    agentSilence: ({ context }) => context.agentLoss?.silenceMs ?? 0,
    unreported: ({ context, event }) =>
      Math.max(0, context.eventStartedAt + UNREPORTED_TIMEOUT_MS - (event.at ?? context.eventStartedAt)),
  },
  actions: {
    announceTarget: emit(({ context }) => ({
      type: 'target.started',
      data: { deploymentId: context.deploymentId, instance: context.instance, version: context.version },
    })),
    announceEvent: emit(({ context, event }, params: { event: LifecycleEvent }) => {
      const plan = planOf(context, params.event);
      return {
        type: 'target.eventStarted',
        data: {
          deploymentId: context.deploymentId,
          instance: context.instance,
          event: params.event,
          script: plan?.script ?? null,
          plannedEndAt: (event.at ?? 0) + (plan?.durationMs ?? plan?.expectedMs ?? 0),
        },
      };
    }),
    noteStart: assign(({ event }) => ({ eventStartedAt: event.at ?? 0, changed: null })),
    endPlanned: emit(({ context }, { event }: { event: LifecycleEvent }) => {
      const plan = planOf(context, event);
      const errorCode = plan?.errorCode ?? 'Success';
      return {
        type: 'target.eventEnded',
        data: {
          deploymentId: context.deploymentId,
          instance: context.instance,
          event,
          status: errorCode === 'Success' ? 'Succeeded' : 'Failed',
          errorCode,
          script: plan?.script ?? null,
          message: plan?.message ?? '',
          logTail: plan?.logTail ?? [],
        },
        because: plan?.because ?? null,
      };
    }),
    endBroken: emit(({ context, event: cause }, { event, why }: { event: LifecycleEvent; why: Broken }) => ({
      type: 'target.eventEnded',
      data: {
        deploymentId: context.deploymentId,
        instance: context.instance,
        event,
        status: 'Failed',
        errorCode: 'UnknownError',
        script: why === 'agentSilent' ? null : (planOf(context, event)?.script ?? null),
        message: why === 'told' && 'message' in cause ? cause.message : BROKEN[why],
        logTail: [],
      },
      because: why === 'agentSilent' ? (context.agentLoss?.fault ?? null) : null,
    })),
    noteStop: assign({ isStopping: true }),
    noteLoss: assign({
      agentLoss: ({ context, event }) => (event.type === 'agent.lost' ? event.loss : context.agentLoss),
    }),
    noteRestart: assign({ agentLoss: null }),
    changePlan: assign(({ context, event }) =>
      event.type === 'plan.changed' ? { plan: { ...context.plan, [event.event]: event.plan } } : {},
    ),
    // The clock of the running event started earlier: what is left of it counts from now.
    changeRunning: assign(({ context, event }) => {
      if (event.type !== 'event.changed') return {};
      const left = context.eventStartedAt + (event.plan.durationMs ?? 0) - (event.at ?? 0);
      return { changed: { ...event.plan, durationMs: Math.max(0, left) } };
    }),
    announceSuccess: emit(({ context }) => ({
      type: 'target.succeeded',
      data:
        context.onPremises === undefined
          ? { deploymentId: context.deploymentId, instance: context.instance, version: context.version }
          : {
              deploymentId: context.deploymentId,
              instance: context.instance,
              version: context.version,
              onPremises: context.onPremises,
            },
    })),
    announceFailure: emit(({ context }) => ({
      type: 'target.failed',
      data: {
        deploymentId: context.deploymentId,
        instance: context.instance,
        version: context.version,
        event: context.failedEvent,
      },
    })),
    blame: assign((_, { event }: { event: LifecycleEvent }) => ({ failedEvent: event })),
  },
});

/** Ends the event and with it the instance. */
const broken = (event: LifecycleEvent, why: Broken) => ({
  target: '#target.Failed',
  actions: [
    { type: 'endBroken' as const, params: { event, why } },
    { type: 'blame' as const, params: { event } },
  ],
});

/** BlockTraffic and AllowTraffic: CodeDeploy itself waits for the load balancer; the agent has no part in it. */
function waitingState(event: LifecycleEvent, next: string, signal: string) {
  const params = { event };
  return {
    entry: ['noteStart', { type: 'announceEvent' as const, params }],
    on: {
      'target.abort': broken(event, 'told'),
      'target.stop': broken(event, 'told'),
      'agent.lost': { actions: 'noteLoss' as const },
      'agent.restarted': { actions: 'noteRestart' as const },
      [signal]: { target: next, actions: { type: 'endPlanned' as const, params } },
    },
    after: { loadBalancerTimeout: broken(event, 'loadBalancer') },
  };
}

/** The agent never fetched the event; if it comes back in time, it does so then. */
const unheard = (event: LifecycleEvent) => ({
  after: { agentSilence: broken(event, 'agentSilent') },
  on: {
    'agent.restarted': { target: 'running', actions: 'noteRestart' as const },
    'target.stop': broken(event, 'told'),
  },
});

/**
 * An event that the agent on the instance carries out. Between two such events no time passes, so only where the agent has done
 * nothing before can it have been lost already.
 */
function agentState(event: LifecycleEvent, next: string, canBeUnheard: boolean) {
  const params = { event };
  const endPlanned = { type: 'endPlanned' as const, params };
  return {
    entry: ['noteStart', { type: 'announceEvent' as const, params }],
    initial: 'running',
    on: { 'target.abort': broken(event, 'told'), 'target.stop': { actions: 'noteStop' as const } },
    states: {
      running: {
        ...(canBeUnheard ? { always: { guard: 'isAgentLost' as const, target: 'unheard' } } : {}),
        after: {
          [event]: [
            { guard: { type: 'goesOn' as const, params }, target: next, actions: endPlanned },
            // The last event completes the instance, whether the deployment is being stopped or not.
            {
              guard: { type: 'isGood' as const, params },
              target: next === '#target.Succeeded' ? next : '#target.Failed',
              actions: endPlanned,
            },
            { target: '#target.Failed', actions: [endPlanned, { type: 'blame' as const, params }] },
          ],
        },
        on: {
          'agent.lost': { target: 'lost', actions: 'noteLoss' as const },
          'event.changed': { target: 'running', reenter: true, actions: 'changeRunning' as const },
        },
      },
      ...(canBeUnheard ? { unheard: unheard(event) } : {}),
      // The agent was lost in the middle of the event: nobody reports its end.
      lost: {
        after: { unreported: broken(event, 'agentSilent') },
        on: { 'agent.restarted': broken(event, 'agentRestarted') },
      },
    },
  };
}

const signalOf = (event: LifecycleEvent | undefined): string | null =>
  event === 'BlockTraffic' ? 'traffic.blocked' : event === 'AllowTraffic' ? 'traffic.allowed' : null;

function eventState(event: LifecycleEvent, previous: LifecycleEvent | undefined, next: string) {
  const signal = signalOf(event);
  const isFirstOfAgent = previous === undefined || signalOf(previous) !== null;
  return signal === null ? agentState(event, next, isFirstOfAgent) : waitingState(event, next, signal);
}

const machines = new Map<string, AnyStateMachine>();

/**
 * The machine of one instance in a deployment: one state per lifecycle event, in the given order.
 * A failed event fails the instance, and later events are skipped. The same list gives the same machine.
 * AWS CodeDeploy User Guide, "AppSpec 'hooks' section for an EC2/On-Premises deployment".
 */
export function targetMachine(events: readonly LifecycleEvent[]): AnyStateMachine {
  const key = events.join(' ');
  const known = machines.get(key);
  if (known !== undefined) return known;
  const states = Object.fromEntries(
    events.map((event, index) => [
      event,
      eventState(event, events[index - 1], `#target.${events[index + 1] ?? 'Succeeded'}`),
    ]),
  );
  const delays = Object.fromEntries(
    events.map((event) => [event, ({ context }: { context: Context }) => planOf(context, event)?.durationMs ?? 0]),
  );
  const machine = base
    .createMachine({
      id: 'target',
      context: ({ input }: { input: TargetInput }) => ({
        ...input,
        failedEvent: null,
        eventStartedAt: 0,
        changed: null,
        isStopping: false,
      }),
      entry: 'announceTarget',
      on: {
        'plan.changed': { actions: 'changePlan' },
      },
      initial: events[0] ?? 'Succeeded',
      states: {
        ...states,
        Succeeded: {
          type: 'final',
          entry: 'announceSuccess',
        },
        Failed: {
          type: 'final',
          entry: 'announceFailure',
        },
      },
      options: { maxIterations: 100 },
    } as never)
    .provide({ delays } as never) as unknown as AnyStateMachine;
  machines.set(key, machine);
  return machine;
}
