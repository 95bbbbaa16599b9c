import type { AlarmState, DeploymentGroup, Fact, MetricAlarm } from '../../domain';
import { alarmMachine } from '../../domain/alarm/alarm.machine';
import { defined, type SimTimeMs } from '../../shared';
import { ids } from '../ids';
import type { AlarmPort, TrafficTotals } from '../ports';
import type { World } from '../World';

/** After the traffic of the same instant was measured. */
const EVALUATION_PRIORITY = 8;

interface Watch {
  readonly alarm: MetricAlarm;
  state: AlarmState;
  /** The fact that says so. */
  stateSeq: number;
  /** Totals at the start of the current period. */
  since: TrafficTotals;
}

/** CloudWatch alarms over what the traffic model counted. */
export class Alarms implements AlarmPort {
  readonly #world: World;
  readonly #watches = new Map<string, Watch>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Names of the group's alarms that are in ALARM now. */
  activeOf(group: DeploymentGroup): string[] {
    if (!group.alarms.enabled) return [];
    return group.alarms.names.filter((name) => this.#watches.get(name)?.state === 'ALARM');
  }

  lastChangeOf(names: readonly string[]): number {
    return Math.max(-1, ...names.map((name) => this.#watches.get(name)?.stateSeq ?? -1));
  }

  begin(cause: number): void {
    for (const alarm of this.#world.scenario.alarms) {
      const watch: Watch = {
        alarm,
        state: 'INSUFFICIENT_DATA',
        stateSeq: cause,
        since: { ...this.#world.traffic.totals },
      };
      this.#watches.set(alarm.alarmName, watch);
      this.#world.kernel.spawn(
        ids.alarm(alarm.alarmName),
        alarmMachine,
        {
          alarm: alarm.alarmName,
          threshold: alarm.threshold,
          evaluationPeriods: alarm.evaluationPeriods,
          datapointsToAlarm: alarm.datapointsToAlarm,
        },
        cause,
      );
      this.#planEvaluation(watch, cause);
    }
  }

  note(name: string, state: AlarmState, seq: number): void {
    const watch = defined(this.#watches.get(name), name);
    watch.state = state;
    watch.stateSeq = seq;
  }

  #planEvaluation(watch: Watch, cause: number): void {
    const { kernel } = this.#world;
    const at = kernel.now + watch.alarm.periodSeconds * 1_000;
    kernel.schedule(at, EVALUATION_PRIORITY, cause, () => this.#evaluate(watch));
  }

  #evaluate(watch: Watch): void {
    const { kernel, traffic } = this.#world;
    traffic.measure();
    const value = this.#valueOf(watch);
    watch.since = { ...traffic.totals };
    const outcome = value === null ? missing(watch.alarm) : breaches(watch.alarm, value) ? 'B' : 'G';
    const last = this.#world.lastTrafficFact();
    const cause = outcome === 'B' ? (worstFact(kernel.facts, watch.alarm, kernel.now) ?? last) : last;
    kernel.send(ids.alarm(watch.alarm.alarmName), { type: 'datapoint', value, outcome } as never, cause);
    this.#planEvaluation(watch, cause);
  }

  /** The metric over the period that ends now; null without data. */
  #valueOf(watch: Watch): number | null {
    // All four are metrics of the load balancer. Requests that it answers itself (no targets) are not target metrics.
    if (this.#world.scenario.targetGroup === null) return null;
    const { totals } = this.#world.traffic;
    const requests = totals.requests - watch.since.requests;
    const failed = totals.failed - watch.since.failed;
    switch (watch.alarm.metric) {
      case 'HTTPCode_Target_5XX_Rate':
        return requests === 0 ? null : (100 * failed) / requests;
      case 'HTTPCode_Target_5XX_Count':
        return requests === 0 ? null : failed;
      case 'TargetResponseTime':
        return requests === 0 ? null : (totals.latencySum - watch.since.latencySum) / requests / 1_000;
      case 'UnHealthyHostCount':
        return this.#world.fleet.instances.filter(
          (instance) => this.#world.healthChecks.stateOf(instance.id) === 'unhealthy',
        ).length;
      default:
        return null;
    }
  }
}

/** How much a fact of the period speaks for the value of the metric: the one that speaks most is its cause. */
function weightOf(fact: Fact, metric: MetricAlarm['metric']): number {
  if (fact.type === 'targetHealth.changed')
    return metric === 'UnHealthyHostCount' && fact.data.to === 'unhealthy' ? 1 : 0;
  if (fact.type !== 'traffic.measured' || metric === 'UnHealthyHostCount') return 0;
  const { groups } = fact.data;
  return metric === 'TargetResponseTime'
    ? Math.max(0, ...groups.map(({ requests, latencyMs }) => (requests > 0 ? latencyMs : 0)))
    : groups.reduce((sum, { failed }) => sum + failed, 0);
}

/** The fact that explains a breach best: of the period that ends now, or the newest before it; null when nothing does. */
function worstFact(facts: readonly Fact[], alarm: MetricAlarm, now: SimTimeMs): number | null {
  const from = now - alarm.periodSeconds * 1_000;
  let worst: { readonly seq: number; readonly weight: number } | null = null;
  for (let seq = facts.length - 1; seq >= 0; seq--) {
    const fact = facts[seq] as Fact;
    if (fact.at <= from && worst !== null) break;
    const weight = weightOf(fact, alarm.metric);
    if (weight > (worst?.weight ?? 0)) worst = { seq, weight };
  }
  return worst?.seq ?? null;
}

function breaches(alarm: MetricAlarm, value: number): boolean {
  switch (alarm.comparisonOperator) {
    case 'GreaterThanThreshold':
      return value > alarm.threshold;
    case 'GreaterThanOrEqualToThreshold':
      return value >= alarm.threshold;
    case 'LessThanThreshold':
      return value < alarm.threshold;
    default:
      return value <= alarm.threshold;
  }
}

/** Amazon CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing data". */
function missing(alarm: MetricAlarm): 'B' | 'G' | 'M' | 'ignore' {
  const outcomes = { breaching: 'B', notBreaching: 'G', missing: 'M', ignore: 'ignore' } as const;
  return outcomes[alarm.treatMissingData];
}
