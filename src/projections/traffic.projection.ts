import type { FactData, TrafficGroup } from '../domain';
import { applyWith, itself, type Projection } from './projection';
import type { TrafficView, VersionTraffic } from './views';

/** The groups of one version put together; rates and latencies are weighted by requests. Ascending by version. */
export function mergeByVersion(groups: readonly TrafficGroup[], requestsPerSecond: number): readonly VersionTraffic[] {
  const merged: VersionTraffic[] = [];
  for (const version of new Set(groups.map((group) => group.version))) {
    const same = groups.filter((group) => group.version === version);
    const instances = same.reduce((sum, group) => sum + group.instances, 0);
    const received = same.reduce((sum, group) => sum + requestsOf(group), 0);
    merged.push({
      version,
      instances,
      requestsPerSecond: received,
      share: requestsPerSecond > 0 ? received / requestsPerSecond : 0,
      errorRate: average(same, (group) => group.errorRate),
      latencyMs: average(same, (group) => group.latencyMs),
    });
  }
  return merged.sort((a, b) => a.version - b.version);
}

const requestsOf = (group: TrafficGroup): number => group.requestsPerInstance * group.instances;

function average(groups: readonly TrafficGroup[], valueOf: (group: TrafficGroup) => number): number {
  const requests = groups.reduce((sum, group) => sum + requestsOf(group), 0);
  if (requests <= 0) return groups.reduce((sum, group) => sum + valueOf(group), 0) / Math.max(1, groups.length);
  return groups.reduce((sum, group) => sum + requestsOf(group) * valueOf(group), 0) / requests;
}

/** The share of all requests that is expected to fail; what reaches no target fails. */
export function expectedErrorRate(data: Readonly<FactData['traffic.changed']>): number {
  if (data.requestsPerSecond <= 0) return 0;
  const failing = data.groups.reduce((sum, group) => sum + requestsOf(group) * group.errorRate, 0);
  return Math.min(1, (failing + data.unroutedPerSecond) / data.requestsPerSecond);
}

/** The expected latency of the requests that are answered. */
export function expectedLatency(groups: readonly TrafficGroup[]): number {
  return average(groups, (group) => group.latencyMs);
}

/** Requests of one measurement; unrouted ones are sent, and fail. */
export function countMeasured(data: Readonly<FactData['traffic.measured']>): { requests: number; failed: number } {
  let requests = data.unrouted;
  let failed = data.unrouted;
  for (const group of data.groups) {
    requests += group.requests;
    failed += group.failed;
  }
  return { requests, failed };
}

/** How the traffic is split now, and what has been counted. */
export const trafficProjection: Projection<TrafficView, TrafficView> = {
  initial: () => ({
    requestsPerSecond: 0,
    unroutedPerSecond: 0,
    byVersion: [],
    errorRate: 0,
    totalRequests: 0,
    totalFailed: 0,
  }),
  apply: applyWith<TrafficView>({
    'traffic.changed': (view, data) => ({
      ...view,
      requestsPerSecond: data.requestsPerSecond,
      unroutedPerSecond: data.unroutedPerSecond,
      byVersion: mergeByVersion(data.groups, data.requestsPerSecond),
      errorRate: expectedErrorRate(data),
    }),
    'traffic.measured': (view, data) => {
      const { requests, failed } = countMeasured(data);
      if (requests === 0) return view;
      return { ...view, totalRequests: view.totalRequests + requests, totalFailed: view.totalFailed + failed };
    },
  }),
  view: itself,
};
