import type { MinimumHealthyHosts, ZonalConfig } from '../scenario';
import { minimumOf } from './minimumHealthy';

/** One Availability Zone's part of a deployment. */
export interface ZoneShare {
  readonly zone: string;
  /** Instances by CodeDeploy's health before the deployment. */
  readonly healthy: number;
  readonly unhealthy: number;
  /** So many of them must stay healthy. */
  readonly minimum: number;
}

/** How a zonal deployment goes: zone after zone, with a pause in between. */
export interface ZonalPlan {
  readonly zones: readonly ZoneShare[];
  readonly firstMonitorMs: number;
  readonly monitorMs: number;
}

const NO_MINIMUM: MinimumHealthyHosts = { type: 'FLEET_PERCENT', value: 0 };

/**
 * Divides a fleet by zone, in order of the zones' names (which order CodeDeploy takes is not documented). The minimum per zone is
 * rounded up as the minimum of the fleet is. AWS CodeDeploy API reference, `ZonalConfig`.
 */
export function zonalPlan(
  config: ZonalConfig,
  instances: readonly { readonly zone: string; readonly isHealthy: boolean }[],
): ZonalPlan {
  const names = [...new Set(instances.map(({ zone }) => zone))].sort((a, b) => (a < b ? -1 : 1));
  const rule = config.minimumHealthyHostsPerZone ?? NO_MINIMUM;
  const zones = names.map((zone): ZoneShare => {
    const here = instances.filter((instance) => instance.zone === zone);
    const healthy = here.filter(({ isHealthy }) => isHealthy).length;
    return { zone, healthy, unhealthy: here.length - healthy, minimum: minimumOf(rule, here.length) };
  });
  const monitorMs = (config.monitorDurationInSeconds ?? 0) * 1_000;
  const first = config.firstZoneMonitorDurationInSeconds;
  return { zones, monitorMs, firstMonitorMs: first === undefined ? monitorMs : first * 1_000 };
}
