import type { FactData, UsageItem } from '../../domain';
import { wholeDecimal, type Decimal } from '../../shared';
import { dividedBy, larger, ONE, times } from '../arithmetic';
import { isAllOnPremises, NO_SEQS, secondsOf, type Meter, type MeterContext, type Seqs } from './meter';

interface State {
  readonly started: Seqs;
  readonly requests: number;
  readonly measured: Seqs;
}

/** One capacity unit for an hour: 25 new connections a second, 3,000 active ones, or 1 GB (Elastic Load Balancing Pricing). */
const CONNECTIONS_PER_LCU_HOUR = wholeDecimal(25 * 3_600);
const CONNECTION_SECONDS_PER_LCU_HOUR = wholeDecimal(3_000 * 3_600);
const GB = wholeDecimal(1_073_741_824);

/** All requests of a measured piece of traffic, those included that reached nobody. */
export function requestsOf({ groups, unrouted }: FactData['traffic.measured']): number {
  return groups.reduce((sum, group) => sum + group.requests, unrouted);
}

/** The dimension of a capacity unit that is used most; each grows with the requests alone, so it is the same all the time. */
function lcuHours(requests: Decimal, { settings }: MeterContext): Decimal {
  const connections = dividedBy(requests, wholeDecimal(settings.requestsPerConnection));
  const connectionSeconds = times(connections, wholeDecimal(settings.connectionSeconds));
  const bytes = times(requests, wholeDecimal(settings.requestBytes + settings.responseBytes));
  return larger(
    larger(
      dividedBy(connections, CONNECTIONS_PER_LCU_HOUR),
      dividedBy(connectionSeconds, CONNECTION_SECONDS_PER_LCU_HOUR),
    ),
    dividedBy(bytes, GB),
  );
}

/** The Application Load Balancer by the hour and by capacity unit, and what leaves for the internet. */
export const trafficMeter: Meter<State> = {
  initial: () => ({ started: NO_SEQS, requests: 0, measured: NO_SEQS }),
  handlers: {
    'run.started': (state, _, { seq }) => ({ ...state, started: state.started.push(seq) }),
    'traffic.measured': (state, data, { seq }) => {
      const requests = requestsOf(data);
      if (requests === 0) return state;
      return { ...state, requests: state.requests + requests, measured: state.measured.push(seq) };
    },
  },
  items: ({ started, requests, measured }, t, context) => {
    const { scenario, settings } = context;
    if (isAllOnPremises(context)) return [];
    const count = wholeDecimal(requests);
    const facts = measured.toArray();
    const out = dividedBy(times(count, wholeDecimal(settings.responseBytes)), GB);
    const internet: UsageItem = { service: 'datatransfer', dimension: 'internetOut', amount: { quantity: out }, facts };
    if (scenario.targetGroup === null) return [internet];
    const hours = { seconds: [secondsOf(t)], size: ONE };
    return [
      { service: 'elb', dimension: 'alb.hour', amount: hours, facts: started.toArray() },
      { service: 'elb', dimension: 'alb.lcuHour', amount: { quantity: lcuHours(count, context) }, facts },
      internet,
    ];
  },
};
