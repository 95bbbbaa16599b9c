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
  /** How long the load balancer is expected to take; only for waiting events. */
  readonly expectedMs: number;
}

export interface TargetInput {
  readonly deploymentId: string;
  readonly instance: string;
  readonly version: number;
  /** CodeDeploy meters updates of on-premises hosts and of no others. */
  readonly onPremises?: true;
  readonly plan: Readonly<Partial<Record<LifecycleEvent, PlannedLifecycleEvent>>>;
}

interface Context extends TargetInput {
  readonly failedEvent: LifecycleEvent | null;
}

export type TargetEvent =
  | { type: 'traffic.blocked'; at?: number }
  | { type: 'traffic.allowed'; at?: number }
  | { type: 'target.abort'; message: string; at?: number }
  | { type: 'agent.lost'; message: string; at?: number };

/** Waiting for the load balancer ends after one hour (AWS CodeDeploy User Guide, "Integrating with Elastic Load Balancing"). */
const LOAD_BALANCER_TIMEOUT_MS = 3_600_000;

const planOf = (context: Context, event: LifecycleEvent): PlannedLifecycleEvent | undefined => context.plan[event];

// Facts are written out member by member: spreading another object into them costs ten times as much, and these are the most frequent.
const base = setup({
  types: {
    context: {} as Context,
    input: {} as TargetInput,
    events: {} as TargetEvent,
    emitted: {} as EmittedFact,
  },
  guards: {
    isGood: ({ context }, { event }: { event: LifecycleEvent }) => planOf(context, event)?.errorCode === 'Success',
  },
  delays: {
    loadBalancerTimeout: LOAD_BALANCER_TIMEOUT_MS,
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
    endBroken: emit(({ context, event: cause }, { event }: { event: LifecycleEvent }) => ({
      type: 'target.eventEnded',
      data: {
        deploymentId: context.deploymentId,
        instance: context.instance,
        event,
        status: 'Failed',
        errorCode: 'UnknownError',
        script: planOf(context, event)?.script ?? null,
        message:
          'message' in cause
            ? cause.message
            : 'The target did not become healthy behind the load balancer within one hour.',
        logTail: [],
      },
    })),
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

function eventState(event: LifecycleEvent, next: string) {
  const params = { event };
  const broken = {
    target: 'Failed',
    actions: [
      { type: 'endBroken' as const, params },
      { type: 'blame' as const, params },
    ],
  };
  const waitsFor = event === 'BlockTraffic' ? 'traffic.blocked' : event === 'AllowTraffic' ? 'traffic.allowed' : null;
  const done = { target: next, actions: { type: 'endPlanned' as const, params } };
  return {
    entry: { type: 'announceEvent' as const, params },
    on: {
      'target.abort': broken,
      'agent.lost': broken,
      ...(waitsFor === null ? {} : { [waitsFor]: done }),
    },
    after:
      waitsFor === null
        ? {
            [event]: [
              { guard: { type: 'isGood' as const, params }, ...done },
              {
                target: 'Failed',
                actions: [
                  { type: 'endPlanned' as const, params },
                  { type: 'blame' as const, params },
                ],
              },
            ],
          }
        : { loadBalancerTimeout: broken },
  };
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
    events.map((event, index) => [event, eventState(event, events[index + 1] ?? 'Succeeded')]),
  );
  const delays = Object.fromEntries(
    events.map((event) => [event, ({ context }: { context: Context }) => planOf(context, event)?.durationMs ?? 0]),
  );
  const machine = base
    .createMachine({
      id: 'target',
      context: ({ input }: { input: TargetInput }) => ({ ...input, failedEvent: null }),
      entry: 'announceTarget',
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
