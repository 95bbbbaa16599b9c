import type { FactData } from '../domain';
import type { NarrativeLine } from './views';

/** What sentences about a fault need to know of it. What a fault does not have is empty. */
export function faultParams({ details }: Readonly<FactData['fault.injected']>): NarrativeLine['params'] {
  return {
    fault: details.type,
    instance: ('instance' in details ? details.instance : null) ?? '',
    zone: 'zone' in details ? details.zone : '',
    event: 'event' in details ? details.event : '',
    scope: 'scope' in details ? details.scope : '',
    version: ('version' in details ? details.version : null) ?? '',
    latencyMs: 'latencyMs' in details ? details.latencyMs : '',
    errorRate: 'errorRate' in details ? details.errorRate : '',
    exitCode: 'exitCode' in details ? details.exitCode : '',
  };
}
