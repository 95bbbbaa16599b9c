import { wholeDecimal, type Decimal } from '../../shared';
import { dividedBy, larger, times } from '../arithmetic';
import type { MeteringSettings } from './settings';

/** Bytes of a GB, as storage and traffic are charged. */
export const GB = wholeDecimal(1_073_741_824);

/** One capacity unit for an hour: 25 new connections a second, 3,000 active ones, or 1 GB (Elastic Load Balancing Pricing). */
const CONNECTIONS_PER_LCU_HOUR = wholeDecimal(25 * 3_600);
const CONNECTION_SECONDS_PER_LCU_HOUR = wholeDecimal(3_000 * 3_600);

/**
 * Capacity units of an Application Load Balancer, in hours, for so many requests. The dimension that is used most counts;
 * each grows with the requests alone, so it is the same one all the time.
 */
export function lcuHoursOf(requests: Decimal, settings: MeteringSettings): Decimal {
  const connections = dividedBy(requests, wholeDecimal(settings.requestsPerConnection));
  const connectionSeconds = times(connections, wholeDecimal(settings.connectionSeconds));
  const bytes = times(requests, wholeDecimal(settings.requestBytes + settings.responseBytes));
  return [
    dividedBy(connections, CONNECTIONS_PER_LCU_HOUR),
    dividedBy(connectionSeconds, CONNECTION_SECONDS_PER_LCU_HOUR),
    dividedBy(bytes, GB),
  ].reduce(larger);
}
