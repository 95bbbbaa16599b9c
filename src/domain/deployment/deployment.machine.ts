import { assign, emit, setup } from 'xstate';
import messages from '../../data/codedeploy/messages.json';
import type { DeploymentCreator, LifecycleEvent } from '../aws';
import type { DeploymentCounts, EmittedFact } from '../facts';

export interface DeploymentInput {
  readonly deploymentId: string;
  readonly application: string;
  readonly group: string;
  readonly config: string;
  readonly version: number;
  readonly creator: DeploymentCreator;
  readonly rollbackOf: string | null;
  readonly instances: readonly string[];
  readonly events: readonly LifecycleEvent[];
  readonly minimumHealthy: number;
  readonly concurrency: number;
  readonly isFailFast: boolean;
  readonly executionNumber: number | null;
  /** Instances that CodeDeploy counts as healthy before the deployment. */
  readonly healthy: number;
  /** Names of alarms of the group that are in ALARM already. */
  readonly activeAlarms: readonly string[];
  readonly startMs: number;
}

interface Context extends DeploymentInput {
  /** Not started yet, by their health before the deployment. */
  readonly pendingHealthy: number;
  readonly pendingUnhealthy: number;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Instances healthy and not being worked on. */
  readonly healthyNow: number;
  readonly errorCode: string;
  readonly message: string;
}

export type DeploymentEvent =
  | { type: 'target.succeeded'; at?: number }
  | { type: 'target.failed'; at?: number }
  | { type: 'alarm.activated'; alarms: readonly string[]; at?: number }
  | { type: 'deployment.stop'; at?: number };

const pendingOf = (context: Context): number => context.pendingHealthy + context.pendingUnhealthy;

/** How many instances may be started now: unhealthy ones cost nothing, healthy ones only while the minimum stays met. */
function slotsOf(context: Context): { unhealthy: number; healthy: number } {
  const free = context.concurrency - context.running;
  const unhealthy = Math.max(0, Math.min(free, context.pendingUnhealthy));
  const spare = context.healthyNow - context.minimumHealthy;
  const healthy = Math.max(0, Math.min(free - unhealthy, context.pendingHealthy, spare));
  return { unhealthy, healthy };
}

const canStart = (context: Context): boolean => {
  const slots = slotsOf(context);
  return slots.unhealthy + slots.healthy > 0;
};

/** Even if everything that is left went well, too few instances would be healthy in the end. */
const isHopeless = (context: Context): boolean =>
  context.failed > 0 && context.healthyNow + context.running + context.pendingUnhealthy < context.minimumHealthy;

const counts = (context: Context): DeploymentCounts => ({
  deploymentId: context.deploymentId,
  succeeded: context.succeeded,
  failed: context.failed,
  skipped: context.instances.length - context.succeeded - context.failed,
});

/** Texts of the CodeDeploy service. */
const MESSAGES = messages.deployment;

/**
 * One CodeDeploy deployment to EC2/on-premises instances, in place. It counts; which instance is next and what happens on it
 * is decided elsewhere. Statuses: CodeDeploy `DeploymentStatus`.
 * Rules: AWS CodeDeploy User Guide, "Instance health" and "Working with deployment configurations".
 */
export const deploymentMachine = setup({
  types: {
    context: {} as Context,
    input: {} as DeploymentInput,
    events: {} as DeploymentEvent,
    emitted: {} as EmittedFact,
  },
  guards: {
    hasNoActiveAlarm: ({ context }) => context.activeAlarms.length === 0,
    hasNoInstances: ({ context }) => context.instances.length === 0,
    cannotBegin: ({ context }) => !canStart(context),
    isComplete: ({ context }) =>
      context.running === 0 &&
      pendingOf(context) === 0 &&
      context.succeeded > 0 &&
      context.healthyNow >= context.minimumHealthy,
    isLost: ({ context }) =>
      (context.running === 0 && !canStart(context)) ||
      (context.isFailFast && context.failed > 0 && pendingOf(context) > 0) ||
      (isHopeless(context) && context.running === 0),
    canStart: ({ context }) => !isHopeless(context) && canStart(context),
  },
  delays: { start: ({ context }) => context.startMs },
  actions: {
    announceCreated: emit(({ context }) => ({
      type: 'deployment.created',
      data: {
        deploymentId: context.deploymentId,
        application: context.application,
        group: context.group,
        config: context.config,
        version: context.version,
        creator: context.creator,
        rollbackOf: context.rollbackOf,
        instances: context.instances,
        events: context.events,
        minimumHealthy: context.minimumHealthy,
        concurrency: context.concurrency,
        executionNumber: context.executionNumber,
      },
    })),
    announceStart: emit(({ context }) => ({
      type: 'deployment.started',
      data: { deploymentId: context.deploymentId },
    })),
    openSlots: emit(({ context }) => ({
      type: 'deployment.slotsOpened',
      data: { deploymentId: context.deploymentId, ...slotsOf(context) },
    })),
    countStarted: assign(({ context }) => {
      const { unhealthy, healthy } = slotsOf(context);
      return {
        running: context.running + unhealthy + healthy,
        pendingUnhealthy: context.pendingUnhealthy - unhealthy,
        pendingHealthy: context.pendingHealthy - healthy,
        healthyNow: context.healthyNow - healthy,
      };
    }),
    countSuccess: assign(({ context }) => ({
      running: context.running - 1,
      succeeded: context.succeeded + 1,
      healthyNow: context.healthyNow + 1,
    })),
    countFailure: assign(({ context }) => ({ running: context.running - 1, failed: context.failed + 1 })),
    // Instances in the middle of their events fail with the deployment.
    countAborted: assign(({ context }) => ({ running: 0, failed: context.failed + context.running })),
    blameHealth: assign({ errorCode: 'HEALTH_CONSTRAINTS', message: MESSAGES.HEALTH_CONSTRAINTS }),
    blameMinimum: assign({ errorCode: 'HEALTH_CONSTRAINTS_INVALID', message: MESSAGES.HEALTH_CONSTRAINTS_INVALID }),
    blameNoInstances: assign({ errorCode: 'NO_INSTANCES', message: MESSAGES.NO_INSTANCES }),
    blameAlarm: assign(({ event }) => ({
      errorCode: 'ALARM_ACTIVE',
      message: `${MESSAGES.ALARM_ACTIVE}${(event.type === 'alarm.activated' ? event.alarms : []).join(' ')}`,
    })),
    blamePerson: assign({ errorCode: 'MANUAL_STOP', message: 'The deployment was stopped by a user.' }),
  },
}).createMachine({
  id: 'deployment',
  context: ({ input }) => ({
    ...input,
    pendingHealthy: input.healthy,
    pendingUnhealthy: input.instances.length - input.healthy,
    running: 0,
    succeeded: 0,
    failed: 0,
    healthyNow: input.healthy,
    errorCode: '',
    message: '',
  }),
  initial: 'Created',
  on: {
    'alarm.activated': { target: '.Stopped', actions: ['blameAlarm', 'countAborted'] },
    'deployment.stop': { target: '.Stopped', actions: ['blamePerson', 'countAborted'] },
  },
  states: {
    Created: {
      entry: 'announceCreated',
      // With an alarm that is active already, CodeDeploy stops it instead of starting it: that event names the alarm.
      after: { start: { guard: 'hasNoActiveAlarm', target: 'InProgress' } },
    },
    InProgress: {
      entry: 'announceStart',
      initial: 'checking',
      states: {
        checking: {
          always: [
            { guard: 'hasNoInstances', target: '#deployment.Failed', actions: 'blameNoInstances' },
            { guard: 'cannotBegin', target: '#deployment.Failed', actions: 'blameMinimum' },
            { target: 'dispatching' },
          ],
        },
        dispatching: {
          always: [
            { guard: 'isComplete', target: '#deployment.Succeeded' },
            { guard: 'isLost', target: '#deployment.Failed', actions: ['blameHealth', 'countAborted'] },
            { guard: 'canStart', target: 'working', actions: ['openSlots', 'countStarted'] },
            { target: 'working' },
          ],
        },
        working: {
          on: {
            'target.succeeded': { target: 'dispatching', actions: 'countSuccess' },
            'target.failed': { target: 'dispatching', actions: 'countFailure' },
          },
        },
      },
    },
    Succeeded: {
      type: 'final',
      entry: emit(({ context }) => ({ type: 'deployment.succeeded', data: counts(context) })),
    },
    Failed: {
      type: 'final',
      entry: emit(({ context }) => ({
        type: 'deployment.failed',
        data: { ...counts(context), errorCode: context.errorCode, message: context.message },
      })),
    },
    Stopped: {
      type: 'final',
      entry: emit(({ context }) => ({
        type: 'deployment.stopped',
        data: { ...counts(context), errorCode: context.errorCode, message: context.message },
      })),
    },
  },
  options: { maxIterations: 100 },
});
