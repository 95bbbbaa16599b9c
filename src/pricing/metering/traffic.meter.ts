import type { FactData, UsageItem } from '../../domain';
import { wholeDecimal } from '../../shared';
import { dividedBy, ONE, times } from '../arithmetic';
import { GB, lcuHoursOf } from './loadBalancing';
import { isAllOnPremises, NO_SEQS, secondsOf, type Meter, type Seqs } from './meter';

interface State {
  readonly started: Seqs;
  readonly requests: number;
  readonly measured: Seqs;
}

/** All requests of a measured piece of traffic, those included that reached nobody. */
export function requestsOf({ groups, unrouted }: FactData['traffic.measured']): number {
  return groups.reduce((sum, group) => sum + group.requests, unrouted);
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
      { service: 'elb', dimension: 'alb.lcuHour', amount: { quantity: lcuHoursOf(count, settings) }, facts },
      internet,
    ];
  },
};
