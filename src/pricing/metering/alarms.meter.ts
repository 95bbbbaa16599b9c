import type { MetricAlarm, UsageItem } from '../../domain';
import { wholeDecimal } from '../../shared';
import { NO_SEQS, secondsOf, type Meter, type Seqs } from './meter';

/** Below a minute an alarm is of high resolution (Amazon CloudWatch User Guide, "Using Amazon CloudWatch alarms"). */
const MINUTE_SECONDS = 60;

/** Metric math is charged by the metrics in it: a rate of errors needs the errors and the requests. */
function metricsOf({ metric }: MetricAlarm): number {
  return metric === 'HTTPCode_Target_5XX_Rate' ? 2 : 1;
}

/** CloudWatch alarms, by the metric and the month, hour by hour. */
export const alarmsMeter: Meter<{ readonly started: Seqs }> = {
  initial: () => ({ started: NO_SEQS }),
  handlers: { 'run.started': ({ started }, _, { seq }) => ({ started: started.push(seq) }) },
  items: ({ started }, t, { scenario }) => {
    const itemsOf = (dimension: string, alarms: readonly MetricAlarm[]): UsageItem[] => {
      if (alarms.length === 0) return [];
      const size = wholeDecimal(alarms.reduce((sum, alarm) => sum + metricsOf(alarm), 0));
      const amount = { seconds: [secondsOf(t)], size };
      return [{ service: 'cloudwatch', dimension, amount, facts: started.toArray() }];
    };
    const isHigh = ({ periodSeconds }: MetricAlarm): boolean => periodSeconds < MINUTE_SECONDS;
    return [
      ...itemsOf(
        'alarm.standard',
        scenario.alarms.filter((alarm) => !isHigh(alarm)),
      ),
      ...itemsOf('alarm.highResolution', scenario.alarms.filter(isHigh)),
    ];
  },
};
