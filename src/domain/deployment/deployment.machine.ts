import { assign, emit, setup } from 'xstate';
import messages from '../../data/codedeploy/messages.json';
import { HOUR_MS } from '../../shared';
import type { DeploymentCreator, LifecycleEvent } from '../aws';
import type { DeploymentCounts, EmittedFact } from '../facts';
import { LIMITS } from './limits';
import type { ZonalPlan, ZoneShare } from './zonal';

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
  /** One Availability Zone after another; left out: all of them together. */
  readonly zonal?: ZonalPlan;
}

interface Context extends DeploymentInput {
  /** Not started yet, by their health before the deployment; of the zone that is worked on, where there are zones. */
  readonly pendingHealthy: number;
  readonly pendingUnhealthy: number;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Instances healthy and not being worked on. */
  readonly healthyNow: number;
  /** Position of the zone; −1 without zones. */
  readonly zone: number;
  /** Healthy instances of the zone, as `healthyNow`. */
  readonly zoneHealthyNow: number;
  readonly errorCode: string;
  readonly message: string;
  /** Position of the fact of a person's request to stop. */
  readonly stopRequest: number | null;
}

export type DeploymentEvent =
  | { type: 'target.succeeded'; at?: number }
  | { type: 'target.failed'; at?: number }
  | { type: 'alarm.activated'; alarms: readonly string[]; at?: number }
  /** StopDeployment. `request` is the position of the fact of the request. */
  | { type: 'deployment.stop'; autoRollback: boolean | null; request: number; at?: number };

const pendingOf = (context: Context): number => context.pendingHealthy + context.pendingUnhealthy;

const zonesAfter = (context: Context): readonly ZoneShare[] => context.zonal?.zones.slice(context.zone + 1) ?? NO_ZONES;
const NO_ZONES: readonly ZoneShare[] = [];
const zoneOf = (context: Context): ZoneShare | undefined => context.zonal?.zones[context.zone];

/** How many healthy instances can be taken away: the fleet's minimum holds, and the zone's own. */
function spareOf(context: Context): number {
  const spare = context.healthyNow - context.minimumHealthy;
  const zone = zoneOf(context);
  return zone === undefined ? spare : Math.min(spare, context.zoneHealthyNow - zone.minimum);
}

/** How many instances may be started now: unhealthy ones cost nothing, healthy ones only while the minimum stays met. */
function slotsOf(context: Context): { unhealthy: number; healthy: number } {
  const free = context.concurrency - context.running;
  const unhealthy = Math.max(0, Math.min(free, context.pendingUnhealthy));
  const healthy = Math.max(0, Math.min(free - unhealthy, context.pendingHealthy, spareOf(context)));
  return { unhealthy, healthy };
}

const canStart = (context: Context): boolean => {
  const slots = slotsOf(context);
  return slots.unhealthy + slots.healthy > 0;
};

/** Even if everything that is left went well, too few instances would be healthy in the end. */
const isHopeless = (context: Context): boolean =>
  context.failed > 0 && context.healthyNow + context.running + unhealthyAhead(context) < context.minimumHealthy;

const unhealthyAhead = (context: Context): number =>
  zonesAfter(context).reduce((sum, { unhealthy }) => sum + unhealthy, context.pendingUnhealthy);

const counts = (context: Context): DeploymentCounts => ({
  deploymentId: context.deploymentId,
  succeeded: context.succeeded,
  failed: context.failed,
  skipped: context.instances.length - context.succeeded - context.failed,
});

/** The pause after the zone that is done. */
const monitorMsOf = ({ zonal, zone }: Context): number =>
  zonal === undefined ? 0 : zone === 0 ? zonal.firstMonitorMs : zonal.monitorMs;

/** StopDeployment while no lifecycle event runs. */
const STOP_AT_ONCE = {
  'deployment.stop': {
    target: '#deployment.Stopped',
    actions: ['blamePerson', { type: 'announceStopRequest', params: { status: 'Succeeded' } }],
  },
} as const;

/** Texts of the CodeDeploy service. */
const MESSAGES = messages.deployment;

/**
 * One CodeDeploy deployment to EC2/on-premises instances, in place. It counts; which instance is next and what happens on it
 * is decided elsewhere. Statuses: CodeDeploy `DeploymentStatus`.
 * Rules: AWS CodeDeploy User Guide, "Instance health", "Working with deployment configurations" and "Stop a deployment".
 */
export const deploymentMachine = setup({
  types: {
    context: {} as Context,
    input: {} as DeploymentInput,
    events: {} as DeploymentEvent,
    emitted: {} as EmittedFact,
  },
  guards: {
    isIdle: ({ context }) => context.running === 0,
    hasNoActiveAlarm: ({ context }) => context.activeAlarms.length === 0,
    hasNoInstances: ({ context }) => context.instances.length === 0,
    isOverMax: ({ context }) => context.instances.length > LIMITS.maxInstancesPerDeployment,
    isZonal: ({ context }) => context.zonal !== undefined,
    cannotBegin: ({ context }) => !canStart(context),
    isZoneComplete: ({ context }) =>
      context.running === 0 && pendingOf(context) === 0 && zonesAfter(context).length > 0 && !isHopeless(context),
    isComplete: ({ context }) =>
      context.running === 0 &&
      pendingOf(context) === 0 &&
      zonesAfter(context).length === 0 &&
      context.succeeded > 0 &&
      context.healthyNow >= context.minimumHealthy,
    isLost: ({ context }) =>
      (context.running === 0 && !canStart(context)) ||
      (context.isFailFast && context.failed > 0 && pendingOf(context) > 0) ||
      (isHopeless(context) && context.running === 0),
    canStart: ({ context }) => !isHopeless(context) && canStart(context),
  },
  delays: {
    start: ({ context }) => context.startMs,
    zoneMonitor: ({ context }) => monitorMsOf(context),
    hoursAreUp: LIMITS.inPlaceMaxHours * HOUR_MS,
  },
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
    enterZone: assign(({ context }) => {
      const zone = context.zonal?.zones[context.zone + 1];
      return {
        zone: context.zone + 1,
        pendingHealthy: zone?.healthy ?? 0,
        pendingUnhealthy: zone?.unhealthy ?? 0,
        zoneHealthyNow: zone?.healthy ?? 0,
      };
    }),
    announceZone: emit(({ context }) => ({
      type: 'deployment.zoneStarted',
      data: {
        deploymentId: context.deploymentId,
        zone: zoneOf(context)?.zone ?? '',
        instances: pendingOf(context),
        minimumHealthy: zoneOf(context)?.minimum ?? 0,
      },
    })),
    announceZoneEnd: emit(({ context, event }) => ({
      type: 'deployment.zoneCompleted',
      data: {
        deploymentId: context.deploymentId,
        zone: zoneOf(context)?.zone ?? '',
        plannedEndAt: (event.at ?? 0) + monitorMsOf(context),
      },
    })),
    countStarted: assign(({ context }) => {
      const { unhealthy, healthy } = slotsOf(context);
      return {
        running: context.running + unhealthy + healthy,
        pendingUnhealthy: context.pendingUnhealthy - unhealthy,
        pendingHealthy: context.pendingHealthy - healthy,
        healthyNow: context.healthyNow - healthy,
        zoneHealthyNow: context.zoneHealthyNow - healthy,
      };
    }),
    countSuccess: assign(({ context }) => ({
      running: context.running - 1,
      succeeded: context.succeeded + 1,
      healthyNow: context.healthyNow + 1,
      zoneHealthyNow: context.zoneHealthyNow + 1,
    })),
    countFailure: assign(({ context }) => ({ running: context.running - 1, failed: context.failed + 1 })),
    // Instances in the middle of their events fail with the deployment.
    countAborted: assign(({ context }) => ({ running: 0, failed: context.failed + context.running })),
    blameHealth: assign({ errorCode: 'HEALTH_CONSTRAINTS', message: MESSAGES.HEALTH_CONSTRAINTS }),
    blameMinimum: assign({ errorCode: 'HEALTH_CONSTRAINTS_INVALID', message: MESSAGES.HEALTH_CONSTRAINTS_INVALID }),
    blameNoInstances: assign({ errorCode: 'NO_INSTANCES', message: MESSAGES.NO_INSTANCES }),
    blameSize: assign({ errorCode: 'OVER_MAX_INSTANCES', message: MESSAGES.OVER_MAX_INSTANCES }),
    // The code is the API's; its text is not known to us.
    blameTime: assign({
      errorCode: 'TIMEOUT',
      message: `The deployment ran for longer than ${LIMITS.inPlaceMaxHours} hours.`,
    }),
    blameAlarm: assign(({ event }) => ({
      errorCode: 'ALARM_ACTIVE',
      message: `${MESSAGES.ALARM_ACTIVE}${(event.type === 'alarm.activated' ? event.alarms : []).join(' ')}`,
    })),
    blamePerson: assign(({ event }) => ({
      errorCode: 'MANUAL_STOP',
      message: 'The deployment was stopped by a user.',
      stopRequest: event.type === 'deployment.stop' ? event.request : null,
    })),
    announceStopRequest: emit(({ context, event }, { status }: { status: 'Pending' | 'Succeeded' }) => ({
      type: 'deployment.stopRequested',
      data: {
        deploymentId: context.deploymentId,
        status,
        autoRollback: event.type === 'deployment.stop' ? event.autoRollback : null,
      },
    })),
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
    zone: -1,
    zoneHealthyNow: 0,
    errorCode: '',
    message: '',
    stopRequest: null,
  }),
  initial: 'Created',
  on: {
    'alarm.activated': { target: '.Stopped', actions: ['blameAlarm', 'countAborted'] },
  },
  states: {
    Created: {
      entry: 'announceCreated',
      // With an alarm that is active already, CodeDeploy stops it instead of starting it: that event names the alarm.
      after: { start: { guard: 'hasNoActiveAlarm', target: 'InProgress' } },
      on: STOP_AT_ONCE,
    },
    InProgress: {
      entry: 'announceStart',
      initial: 'checking',
      after: { hoursAreUp: { target: 'Failed', actions: ['blameTime', 'countAborted'] } },
      states: {
        checking: {
          always: [
            { guard: 'hasNoInstances', target: '#deployment.Failed', actions: 'blameNoInstances' },
            { guard: 'isOverMax', target: '#deployment.Failed', actions: 'blameSize' },
            { guard: 'isZonal', target: 'checkingZone', actions: 'enterZone' },
            { guard: 'cannotBegin', target: '#deployment.Failed', actions: 'blameMinimum' },
            // At least one can begin, so there is something to do.
            { target: 'working', actions: ['openSlots', 'countStarted'] },
          ],
        },
        checkingZone: {
          always: [
            { guard: 'cannotBegin', target: '#deployment.Failed', actions: 'blameMinimum' },
            { target: 'working', actions: ['announceZone', 'openSlots', 'countStarted'] },
          ],
        },
        dispatching: {
          always: [
            { guard: 'isComplete', target: '#deployment.Succeeded' },
            { guard: 'isZoneComplete', target: 'monitoring', actions: 'announceZoneEnd' },
            { guard: 'isLost', target: '#deployment.Failed', actions: ['blameHealth', 'countAborted'] },
            { guard: 'canStart', target: 'working', actions: ['openSlots', 'countStarted'] },
            { target: 'working' },
          ],
        },
        working: {
          on: {
            'target.succeeded': { target: 'dispatching', actions: 'countSuccess' },
            'target.failed': { target: 'dispatching', actions: 'countFailure' },
            'deployment.stop': {
              target: 'stopping',
              actions: ['blamePerson', { type: 'announceStopRequest', params: { status: 'Pending' } }],
            },
          },
        },
        // StopDeployment answered Pending: lifecycle events that run now are finished, and no others begin.
        stopping: {
          always: { guard: 'isIdle', target: '#deployment.Stopped' },
          on: {
            'target.succeeded': { actions: 'countSuccess' },
            'target.failed': { actions: 'countFailure' },
          },
        },
        // Before the next zone the deployment proves itself in this one.
        monitoring: {
          after: { zoneMonitor: { target: 'dispatching', actions: ['enterZone', 'announceZone'] } },
          on: STOP_AT_ONCE,
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
        because: context.errorCode === 'MANUAL_STOP' ? context.stopRequest : null,
      })),
    },
  },
  options: { maxIterations: 100 },
});
