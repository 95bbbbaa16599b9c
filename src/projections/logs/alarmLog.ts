import type { AlarmState, MetricAlarm, Scenario } from '../../domain';
import { applyWith, type Projection } from '../projection';
import { Chunks } from '../Chunks';
import { alarmTime, isoTime } from './clock';
import { write, type LogState, type LogView } from './types';

interface Datapoint {
  /** Null for a period without data. */
  readonly value: number | null;
  /** Start of its period. */
  readonly from: number;
}

interface AlarmLogState extends LogState {
  /** Of the periods that the alarm looks at, oldest first. */
  readonly points: readonly Datapoint[];
}

const COMPARISONS: Readonly<Record<MetricAlarm['comparisonOperator'], string>> = {
  GreaterThanThreshold: 'greater than',
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};

/** CloudWatch writes whole numbers with one digit after the point. */
const decimal = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));
const points = (count: number): string => `${count} datapoint${count === 1 ? '' : 's'}`;

/** The reason as CloudWatch words it: which datapoints crossed the threshold, or did not, or were not there. */
function reasonOf(alarm: MetricAlarm, to: AlarmState, looked: readonly Datapoint[]): string {
  if (to === 'INSUFFICIENT_DATA') {
    return `Insufficient Data: ${points(looked.length)} ${looked.length === 1 ? 'was' : 'were'} unknown.`;
  }
  const known = looked.filter((point): point is Datapoint & { value: number } => point.value !== null);
  if (known.length === 0) {
    const treated = to === 'ALARM' ? 'Breaching' : 'NonBreaching';
    return `Threshold Crossed: no datapoints were received for ${looked.length} period${looked.length === 1 ? '' : 's'} and ${looked.length} missing datapoint${looked.length === 1 ? ' was' : 's were'} treated as [${treated}].`;
  }
  const chosen = known.filter(({ value }) => isBreaching(alarm, value) === (to === 'ALARM')).reverse();
  const values = chosen.map(({ value, from }) => `${decimal(value)} (${alarmTime(from)})`).join(', ');
  const verb = chosen.length === 1 ? 'was' : 'were';
  const not = to === 'ALARM' ? '' : 'not ';
  const transition = to === 'ALARM' ? 'OK -> ALARM' : 'ALARM -> OK';
  const minimum = to === 'ALARM' ? alarm.datapointsToAlarm : alarm.evaluationPeriods - alarm.datapointsToAlarm + 1;
  return `Threshold Crossed: ${chosen.length} out of the last ${looked.length} datapoints [${values}] ${verb} ${not}${COMPARISONS[alarm.comparisonOperator]} the threshold (${decimal(alarm.threshold)}) (minimum ${points(minimum)} for ${transition} transition).`;
}

function isBreaching({ comparisonOperator, threshold }: MetricAlarm, value: number): boolean {
  switch (comparisonOperator) {
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'LessThanThreshold':
      return value < threshold;
    default:
      return value <= threshold;
  }
}

/** A CloudWatch alarm's history, with its reasons: `DescribeAlarmHistory`. */
export function alarmLog(name: string, scenario: Scenario): Projection<LogView, AlarmLogState> {
  const alarm = scenario.alarms.find(({ alarmName }) => alarmName === name);
  return {
    initial: () => ({ source: name, lines: Chunks.of([]), points: [] }),
    apply: applyWith<AlarmLogState>({
      'alarm.evaluated': (state, data, { at }) => {
        if (data.alarm !== name || alarm === undefined) return state;
        const point = { value: data.value, from: Math.max(0, at - alarm.periodSeconds * 1_000) };
        return { ...state, points: [...state.points, point].slice(-alarm.evaluationPeriods) };
      },
      'alarm.stateChanged': (state, data, fact) => {
        if (data.alarm !== name || alarm === undefined) return state;
        const prefix = `${isoTime(fact.at)} `;
        const tone = data.to === 'ALARM' ? 'bad' : 'head';
        const updated = write(state, fact, prefix, `Alarm updated from ${data.from} to ${data.to}`, tone);
        return { ...state, ...write(updated, fact, prefix, reasonOf(alarm, data.to, state.points), 'output') };
      },
    }),
    view: ({ source, lines }) => ({ kind: 'alarm', source, lines: lines.toArray() }),
  };
}
