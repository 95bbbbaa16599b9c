import { wholeDecimal } from '../../shared';
import { dividedBy, left, ONE, plus, roundedUp, smaller, times } from '../arithmetic';
import { NO_SEQS, secondsOf, type Meter, type Seqs } from './meter';
import { requestsOf } from './traffic.meter';

interface State {
  readonly requests: number;
  /** How long there were requests. */
  readonly spanMs: number;
  readonly measured: Seqs;
}

/**
 * X-Ray by its sampling rule: so many requests each second, and some percent of the others (AWS X-Ray Developer Guide,
 * "Sampling rules"). Only where tracing is switched on.
 */
export const tracesMeter: Meter<State> = {
  initial: () => ({ requests: 0, spanMs: 0, measured: NO_SEQS }),
  handlers: {
    'traffic.measured': (state, data, { seq }) => {
      const requests = requestsOf(data);
      if (requests === 0) return state;
      return {
        requests: state.requests + requests,
        spanMs: state.spanMs + data.to - data.from,
        measured: state.measured.push(seq),
      };
    },
  },
  items: ({ requests, spanMs, measured }, _, { settings }) => {
    if (!settings.isTracing) return [];
    const all = wholeDecimal(requests);
    const first = smaller(all, times(secondsOf(spanMs), wholeDecimal(settings.tracesPerSecond)));
    const others = dividedBy(times(left(all, first), wholeDecimal(settings.tracedPercent)), wholeDecimal(100));
    const quantity = roundedUp(plus(first, others), ONE);
    return [{ service: 'xray', dimension: 'traceRecorded', amount: { quantity }, facts: measured.toArray() }];
  },
};
