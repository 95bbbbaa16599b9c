import type { MetricAlarm, UsageItem } from '../../domain';
import { wholeDecimal } from '../../shared';
import { NO_SEQS, secondsOf, type Meter, type Seqs } from './meter';

/** Below a minute an alarm is of high resolution (Amazon CloudWatch User Guide, "Using Amazon CloudWatch alarms"). */
const MINUTE_SECONDS = 60;

/** Metric math is charged by the metrics in it: a rate of errors needs the errors and the requests. */
function metricsOf({ metric }: MetricAlarm): number {
  return metric === 'HTTPCode_Target_5XX_Rate' ? 2 : 1;
}

/** Metrics that are charged, by what kind of alarm they are in. */
export function alarmMetrics(alarms: readonly MetricAlarm[]): {
  readonly standard: number;
  readonly highResolution: number;
} {
  const isHigh = ({ periodSeconds }: MetricAlarm): boolean => periodSeconds < MINUTE_SECONDS;
  const count = (list: readonly MetricAlarm[]): number => list.reduce((sum, alarm) => sum + metricsOf(alarm), 0);
  return { standard: count(alarms.filter((alarm) => !isHigh(alarm))), highResolution: count(alarms.filter(isHigh)) };
}

/** CloudWatch alarms, by the metric and the month, hour by hour. */
export const alarmsMeter: Meter<{ readonly started: Seqs }> = {
  initial: () => ({ started: NO_SEQS }),
  handlers: { 'run.started': ({ started }, _, { seq }) => ({ started: started.push(seq) }) },
  items: ({ started }, t, { scenario }) => {
    const { standard, highResolution } = alarmMetrics(scenario.alarms);
    const itemsOf = (dimension: string, metrics: number): UsageItem[] => {
      if (metrics === 0) return [];
      const amount = { seconds: [secondsOf(t)], size: wholeDecimal(metrics) };
      return [{ service: 'cloudwatch', dimension, amount, facts: started.toArray() }];
    };
    return [...itemsOf('alarm.standard', standard), ...itemsOf('alarm.highResolution', highResolution)];
  },
};
