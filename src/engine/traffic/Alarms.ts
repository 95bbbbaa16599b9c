import type { AlarmState, DeploymentGroup, MetricAlarm } from '../../domain';
import { alarmMachine } from '../../domain/alarm/alarm.machine';
import { defined } from '../../shared';
import { ids } from '../ids';
import type { AlarmPort, TrafficTotals } from '../ports';
import type { World } from '../World';

/** After the traffic of the same instant was measured. */
const EVALUATION_PRIORITY = 8;

interface Watch {
  readonly alarm: MetricAlarm;
  state: AlarmState;
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

  begin(cause: number): void {
    for (const alarm of this.#world.scenario.alarms) {
      const watch: Watch = { alarm, state: 'INSUFFICIENT_DATA', since: { ...this.#world.traffic.totals } };
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

  note(name: string, state: AlarmState): void {
    defined(this.#watches.get(name), name).state = state;
  }

  #planEvaluation(watch: Watch, cause: number): void {
    const { kernel } = this.#world;
    const at = kernel.now + watch.alarm.periodSeconds * 1_000;
    kernel.schedule(at, EVALUATION_PRIORITY, cause, () => this.#evaluate(watch));
  }

  #evaluate(watch: Watch): void {
    const { kernel, traffic } = this.#world;
    traffic.measure(this.#world.lastTrafficFact());
    const value = this.#valueOf(watch);
    watch.since = { ...traffic.totals };
    const cause = this.#world.lastTrafficFact();
    const outcome = value === null ? missing(watch.alarm) : breaches(watch.alarm, value) ? 'B' : 'G';
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
