import { assign, emit, setup } from 'xstate';
import type { TargetHealthState } from '../aws';
import type { EmittedFact } from '../facts';

export interface LoadBalancerTargetInput {
  readonly instance: string;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly deregistrationDelayMs: number;
  /** Registered and healthy from the start, as after an earlier deployment. */
  readonly isHealthy: boolean;
}

interface Context extends LoadBalancerTargetInput {
  /** Health checks in a row with the outcome that would change the state. */
  readonly streak: number;
  readonly state: TargetHealthState;
}

export type LoadBalancerTargetEvent =
  | { type: 'target.register'; at?: number }
  | { type: 'target.deregister'; at?: number }
  | { type: 'check.passed'; at?: number }
  | { type: 'check.failed'; at?: number };

/** The state entered, with Elastic Load Balancing's `TargetHealthReasonEnum`. */
interface Entered {
  readonly state: TargetHealthState;
  readonly reason: string;
}

/**
 * One instance as a target of an Application Load Balancer's target group: counts health checks in a row.
 * States: `TargetHealthStateEnum`. Elastic Load Balancing User Guide, "Health checks for your target groups".
 */
export const loadBalancerTargetMachine = setup({
  types: {
    context: {} as Context,
    input: {} as LoadBalancerTargetInput,
    events: {} as LoadBalancerTargetEvent,
    emitted: {} as EmittedFact,
  },
  guards: {
    startsHealthy: ({ context }) => context.isHealthy,
    isHealthyNow: ({ context }) => context.streak + 1 >= context.healthyThreshold,
    isUnhealthyNow: ({ context }) => context.streak + 1 >= context.unhealthyThreshold,
  },
  delays: { deregistration: ({ context }) => context.deregistrationDelayMs },
  actions: {
    announce: emit(({ context }, { state, reason }: Entered) => ({
      type: 'targetHealth.changed',
      data: { instance: context.instance, from: context.state, to: state, reason },
    })),
    note: assign((_, { state }: Entered) => ({ state, streak: 0 })),
    count: assign({ streak: ({ context }) => context.streak + 1 }),
    forget: assign({ streak: 0 }),
  },
}).createMachine({
  id: 'loadBalancerTarget',
  context: ({ input }) => ({ ...input, streak: 0, state: 'unused' as const }),
  initial: 'unregistered',
  states: {
    unregistered: {
      always: { guard: 'startsHealthy', target: 'healthy', actions: assign({ isHealthy: false }) },
      on: { 'target.register': 'initial' },
    },
    initial: {
      entry: entered({ state: 'initial', reason: 'Elb.InitialHealthChecking' }),
      on: {
        'check.passed': [{ guard: 'isHealthyNow', target: 'healthy' }, { actions: 'count' }],
        // The first failed checks after registration already mean that the target does not answer.
        'check.failed': { target: 'unhealthy' },
        'target.deregister': 'draining',
      },
    },
    healthy: {
      entry: entered({ state: 'healthy', reason: '' }),
      on: {
        'check.passed': { actions: 'forget' },
        'check.failed': [{ guard: 'isUnhealthyNow', target: 'unhealthy' }, { actions: 'count' }],
        'target.deregister': 'draining',
      },
    },
    unhealthy: {
      entry: entered({ state: 'unhealthy', reason: 'Target.ResponseCodeMismatch' }),
      on: {
        'check.passed': [{ guard: 'isHealthyNow', target: 'healthy' }, { actions: 'count' }],
        'check.failed': { actions: 'forget' },
        'target.deregister': 'draining',
      },
    },
    draining: {
      entry: entered({ state: 'draining', reason: 'Target.DeregistrationInProgress' }),
      after: { deregistration: 'unused' },
      on: { 'target.register': 'initial' },
    },
    unused: {
      entry: entered({ state: 'unused', reason: 'Target.NotRegistered' }),
      on: { 'target.register': 'initial' },
    },
  },
  options: { maxIterations: 100 },
});

function entered(params: Entered) {
  return [
    { type: 'announce' as const, params },
    { type: 'note' as const, params },
  ];
}
