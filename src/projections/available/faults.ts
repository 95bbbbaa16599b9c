import {
  faultKey,
  IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL,
  RESERVED_EVENTS,
  type CommandBody,
  type Fault,
  type FaultOf,
  type FaultScope,
  type LifecycleEvent,
  type RejectionCode,
} from '../../domain';
import type { FleetView, InstanceView } from '../views';
import type { Offer, Situation } from './offer';

type Injection = Extract<CommandBody, { type: 'fault.inject' }>;
type Repair = Extract<CommandBody, { type: 'fault.clear' }>;

/** What a slow dependency does unless somebody says otherwise. Our own estimate: two seconds more, one request in five times out. */
const SLOW = { latencyMs: 2_000, errorRate: 0.2 } as const;
const SCOPES: readonly FaultScope[] = ['next', 'current'];
const HOOKS: readonly LifecycleEvent[] = IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL.filter(
  (event) => !RESERVED_EVENTS.has(event),
);

const isOff = ({ isRunning }: InstanceView): boolean => !isRunning;

function hostFaults({ fleet }: Situation): readonly [Fault, RejectionCode | null][] {
  return fleet.instances.flatMap((instance): [Fault, RejectionCode | null][] => {
    const { id, version } = instance;
    const off: RejectionCode | null = isOff(instance) ? 'fault.instanceNotRunning' : null;
    return [
      [{ type: 'instance.stop', instance: id }, off],
      [{ type: 'app.crash', instance: id }, off ?? (version === null ? 'fault.appNotRunning' : null)],
      [{ type: 'agent.stop', instance: id }, off],
      [{ type: 'disk.full', instance: id }, off],
    ];
  });
}

const zonesOf = ({ instances }: FleetView): readonly string[] => [...new Set(instances.map(({ zone }) => zone))];

function zoneFaults({ fleet }: Situation): readonly [Fault, RejectionCode | null][] {
  return zonesOf(fleet).map((zone) => {
    const isDown = fleet.instances.every((instance) => instance.zone !== zone || isOff(instance));
    return [{ type: 'zone.stop', zone }, isDown ? 'fault.instanceNotRunning' : null];
  });
}

type HealthCheckFault = FaultOf<'healthCheck.fail' | 'healthCheck.pass'>;

function healthCheckFaults({ scenario, fleet, interventions }: Situation): readonly [Fault, RejectionCode | null][] {
  const active = new Set(interventions.faults.map(faultKey));
  const refusalOf = (opposite: HealthCheckFault): RejectionCode | null => {
    if (scenario.targetGroup === null) return 'fault.noLoadBalancer';
    return active.has(faultKey(opposite)) ? 'fault.healthCheckBroken' : null;
  };
  return [null, ...fleet.instances.map(({ id }) => id)].flatMap((instance): [Fault, RejectionCode | null][] => {
    const fail: HealthCheckFault = { type: 'healthCheck.fail', instance };
    const pass: HealthCheckFault = { type: 'healthCheck.pass', instance };
    return [
      [fail, refusalOf(pass)],
      [pass, refusalOf(fail)],
    ];
  });
}

function dependencyFaults({ scenario, interventions }: Situation): readonly [Fault, RejectionCode | null][] {
  const refusal: RejectionCode | null = scenario.traffic.length === 0 ? 'fault.noTraffic' : null;
  const versions = Array.from({ length: interventions.headVersion }, (_, index) => index + 1);
  return [null, ...versions].map((version) => [{ type: 'dependency.slow', version, ...SLOW }, refusal]);
}

function buildFaults({ scenario, interventions }: Situation): readonly [Fault, RejectionCode | null][] {
  const hasBuild = scenario.pipeline.stages.some(({ actions }) =>
    actions.some(({ provider }) => provider === 'CodeBuild'),
  );
  const isRunning = Object.keys(interventions.builds).length > 0;
  return (['build.fail', 'test.fail', 'build.diskFull'] as const).flatMap((type) =>
    SCOPES.map((scope): [Fault, RejectionCode | null] => [
      { type, scope, project: null, exitCode: 1 },
      !hasBuild ? 'fault.noBuild' : scope === 'current' && !isRunning ? 'fault.noRunningBuild' : null,
    ]),
  );
}

function hookFaults({ scenario, fleet, interventions }: Situation): readonly [Fault, RejectionCode | null][] {
  const hasGroup = scenario.deploymentGroups.length > 0;
  const isRunning = interventions.deployments.length > 0;
  return (['hook.fail', 'hook.hang'] as const).flatMap((type) =>
    SCOPES.flatMap((scope) =>
      HOOKS.map((event): [Fault, RejectionCode | null] => {
        const about = { scope, event, instance: null };
        const fault: Fault = type === 'hook.fail' ? { type, ...about, exitCode: 1 } : { type, ...about };
        if (!hasGroup) return [fault, 'fault.noDeploymentGroup'];
        if (scope === 'next') return [fault, null];
        if (!isRunning) return [fault, 'fault.noRunningDeployment'];
        return [fault, isOver(fleet, event) ? 'fault.eventIsOver' : null];
      }),
    ),
  );
}

/** Whether an event has ended on every instance of the running deployment. */
function isOver({ instances, deployment }: FleetView, event: LifecycleEvent): boolean {
  if (deployment === null) return true;
  return instances.every(({ targetStatus, events }) => {
    if (targetStatus === 'Pending') return false;
    return targetStatus !== 'InProgress' || (events[event] !== undefined && events[event].endedAt !== null);
  });
}

/**
 * Every fault that could be put in, with the usual values. Whether the AppSpec file has a script, or a running build the command,
 * only the engine knows: it says so when it is asked.
 */
export function faultOffers(situation: Situation): Offer<Injection>[] {
  const active = new Set(situation.interventions.faults.map(faultKey));
  return [
    ...hostFaults(situation),
    ...zoneFaults(situation),
    ...healthCheckFaults(situation),
    ...dependencyFaults(situation),
    ...buildFaults(situation),
    ...hookFaults(situation),
  ].map(([fault, refusal]) => ({
    body: { type: 'fault.inject', fault },
    refusal: active.has(faultKey(fault)) ? 'fault.alreadyActive' : refusal,
  }));
}

/** Repairing each fault that lasts. */
export function repairOffers({ fleet, interventions }: Situation): Offer<Repair>[] {
  const lost = new Set(interventions.faults.flatMap((fault) => (fault.type === 'zone.stop' ? [fault.zone] : [])));
  return interventions.faults.map((fault) => {
    const instance = 'instance' in fault ? fleet.instances.find(({ id }) => id === fault.instance) : undefined;
    const needsHost = fault.type === 'app.crash' || fault.type === 'agent.stop';
    const refusal: RejectionCode | null =
      fault.type === 'instance.stop' && instance !== undefined && lost.has(instance.zone)
        ? 'fault.zoneIsLost'
        : needsHost && instance?.isRunning === false
          ? 'fault.instanceNotRunning'
          : null;
    return { body: { type: 'fault.clear', fault }, refusal };
  });
}
