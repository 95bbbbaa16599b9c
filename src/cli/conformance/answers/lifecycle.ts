import { IN_PLACE_EVENTS, IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL, RESERVED_EVENTS } from '../../../domain';
import { FROM_LAST_REVISION } from '../../../engine/lifecyclePlan';
import type { LifecycleEvent } from '../../../domain';
import type { Answerer } from '../answerer';
import type { Answer } from '../compare';
import { commit, factsOf, GROUP, HOOKABLE, onlyIn, orderOn, runLab, scriptOf } from '../lab';
import type { Vector } from '../vector';

/** Where the load balancer's waiting is known to end: after so many checks, noticed one interval later. */
function loadBalancerSeconds({ given }: Vector): Answer | null {
  const { healthyThreshold, healthCheckIntervalSeconds: interval } = given;
  if (typeof healthyThreshold !== 'number' || typeof interval !== 'number') return null;
  return { expectedAllowTrafficSeconds: (healthyThreshold + 1) * interval };
}

function facts(vector: Vector): Answer | null {
  const { given } = vector;
  if (given.platform !== 'Server') return loadBalancerSeconds(vector);
  if (given.type === 'IN_PLACE') {
    const isBehind = given.option === 'WITH_TRAFFIC_CONTROL';
    return { eventCount: (isBehind ? IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL : IN_PLACE_EVENTS).length };
  }
  const all = IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL;
  if (Object.keys(given).length === 1) {
    return { hookable: HOOKABLE, reserved: all.filter((event) => RESERVED_EVENTS.has(event)) };
  }
  if (given.rollbackOfBlueGreen === false) {
    return {
      lastSuccessful: HOOKABLE.filter((event) => FROM_LAST_REVISION.has(event)),
      current: HOOKABLE.filter((event) => !FROM_LAST_REVISION.has(event)),
    };
  }
  return null;
}

function inPlaceOrder({ given }: Vector): Answer | null {
  if (given.platform !== 'Server' || given.type !== 'IN_PLACE') return null;
  const log = runLab({ hasLoadBalancer: given.option === 'WITH_TRAFFIC_CONTROL' });
  const order = orderOn(log, 'i-01');
  return { order, eventCount: order.length };
}

/** An event without scripts. */
function emptyEvent({ given }: Vector): Answer | null {
  if (typeof given.hook !== 'string' || !Array.isArray(given.scripts) || given.scripts.length > 0) return null;
  const log = runLab({ hooks: [] });
  const ended = factsOf(log, 'target.eventEnded').find(({ data }) => data.event === given.hook);
  return { eventStatus: ended?.data.status, scriptName: ended?.data.script ?? '' };
}

/** Which revision the next ApplicationStop comes from, when a deployment failed after Install. */
function nextStop({ given }: Vector): Answer | null {
  const { deployment, priorLastSuccessful } = given;
  if (typeof deployment !== 'object' || deployment === null || priorLastSuccessful === undefined) return null;
  const { revision, events } = deployment as { revision?: string; events?: Record<string, string> };
  const failing = Object.entries(events ?? {}).find(([, status]) => status === 'Failed')?.[0] as LifecycleEvent;
  // Both revisions have a stop script that says whose it is; the second one fails where the vector says so.
  const says = (version: string, output: string) => ({
    when: onlyIn(version),
    scripts: [{ location: scriptOf('ApplicationStop'), output: [output] }],
  });
  const log = runLab({
    more: {
      commits: [commit('10s', 'v2'), commit('30m', 'v3')],
      behaviour: [
        says('v1', 'A'),
        says('v2', String(revision)),
        { when: onlyIn('v2'), scripts: [{ location: scriptOf(failing), exitCode: 1 }] },
      ],
    },
  });
  const stops = factsOf(log, 'target.eventEnded').filter(({ data }) => data.event === 'ApplicationStop');
  const said = stops.at(-1)?.data.logTail.find((line) => line.startsWith('[stdout]'));
  return { nextApplicationStopRunsFrom: said?.replace('[stdout]', '') };
}

/** An instance that never becomes healthy behind the load balancer. */
function neverHealthy({ given }: Vector): Answer | null {
  if (given.event !== 'AllowTraffic' || given.instanceNeverHealthy !== true) return null;
  const log = runLab({
    hasLoadBalancer: true,
    more: { behaviour: [{ when: onlyIn('v2'), serve: { healthCheckFailureRate: 1 } }] },
  });
  const of = (type: 'target.eventStarted' | 'target.eventEnded'): number =>
    factsOf(log, type).find(({ data }) => data.event === 'AllowTraffic')?.at ?? NaN;
  return { failsAfterSeconds: (of('target.eventEnded') - of('target.eventStarted')) / 1_000 };
}

/** What comes after an event that fails, when the deployment lets it. */
function ignored({ given }: Vector): Answer | null {
  const { failedEvent, ignoreApplicationStopFailures } = given;
  if (typeof failedEvent !== 'string' || typeof ignoreApplicationStopFailures !== 'boolean') return null;
  const location = scriptOf(failedEvent as LifecycleEvent);
  const log = runLab({
    hasLoadBalancer: true,
    more: {
      commits: [],
      behaviour: [{ when: [], scripts: [{ location, exitCode: 1 }] }],
      deployments: [{ at: '10s', applicationName: 'app', deploymentGroupName: GROUP, ignoreApplicationStopFailures }],
    },
  });
  const ended = factsOf(log, 'target.eventEnded').find(({ data }) => data.event === failedEvent);
  if (ended?.data.status !== 'Failed') return null;
  const order = orderOn(log, 'i-01');
  return { continuesWith: order[order.indexOf(failedEvent as LifecycleEvent) + 1] ?? null };
}

/** Per event, the revision that its script comes from. */
function sources({ given }: Vector): Answer | null {
  if (given.deployment !== 'normal') return null;
  const entries = HOOKABLE.map(
    (event) => [event, FROM_LAST_REVISION.has(event) ? 'last successful' : 'current'] as const,
  );
  return Object.fromEntries(entries);
}

/** Lifecycle events on EC2/on-premises instances. */
export const lifecycleAnswers: Answerer = {
  areas: ['lifecycle', 'codedeploy'],
  answer: (vector) => {
    if (vector.kind !== null) return vector.kind === 'hook-source-revision' ? sources(vector) : null;
    if (vector.class !== 'behaviour') return facts(vector);
    return inPlaceOrder(vector) ?? emptyEvent(vector) ?? nextStop(vector) ?? neverHealthy(vector) ?? ignored(vector);
  },
};
