import type { LifecycleEvent, TargetHealthState, TargetStatus, TrafficGroup } from '../domain';
import type { Chunks } from './Chunks';
import type { DeploymentView, InstanceEventView } from './views';

/** One instance as such, whatever deployment works on it. */
export interface Host {
  readonly id: string;
  readonly zone: string;
  readonly version: number | null;
  readonly installedVersion: number | null;
  readonly isRunning: boolean;
  readonly targetHealth: TargetHealthState | null;
  readonly targetHealthReason: string;
  readonly instanceHealth: 'Healthy' | 'Unhealthy';
  /** Steps of wear since the process started: instances of one version that are worn differently answer differently. */
  readonly wearStep: number;
}

/** One instance in one deployment. */
export interface Target {
  /** What ran or lay on the instance when the deployment came to it. */
  readonly previousVersion: number | null;
  readonly status: TargetStatus;
  readonly events: Readonly<Partial<Record<LifecycleEvent, InstanceEventView>>>;
  readonly currentEvent: LifecycleEvent | null;
}

export interface FleetDeployment {
  readonly view: DeploymentView;
  /** By position of the instance; null where the deployment does not concern it. */
  readonly targets: Chunks<Target | null>;
}

export interface FleetState {
  readonly hosts: Chunks<Host>;
  readonly indexById: ReadonlyMap<string, number>;
  /** Running ones and the last one that ended, oldest first. */
  readonly deployments: readonly FleetDeployment[];
  readonly groups: readonly TrafficGroup[];
  readonly hasLoadBalancer: boolean;
  /** What the first deployment group's deployments go through; empty where nothing is deployed to the fleet. */
  readonly usualEvents: readonly LifecycleEvent[];
}
