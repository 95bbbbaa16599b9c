import type { FleetInstance, Scenario, TargetSelection } from '../domain';
import { isSelected } from '../domain/deployment/targetSelection';
import { defined } from '../shared';
import type { Bundle } from './bundle';
import { EMPTY_DISK, type Disk } from './disk';

/** What the engine knows of one instance. The log says the same; this is the index for policies. */
export interface InstanceState {
  readonly id: string;
  readonly index: number;
  /** As it stands in the scenario, or as it was launched. */
  readonly host: FleetInstance;
  isHostRunning: boolean;
  /** The fact after which the CodeDeploy agent no longer answers; null while it does. */
  agentLostBy: number | null;
  /** Version of the running process; null when none runs. */
  appVersion: number | null;
  /** What lies on the disk. */
  installedVersion: number | null;
  /** Version whose scripts stop the application: the last one whose Install event ended (agent source), successful or not. */
  scriptVersion: number | null;
  /** CodeDeploy's own health: the outcome of the last deployment to the instance. */
  health: 'Healthy' | 'Unhealthy';
  /** The revision of the last successful deployment to the instance. */
  revision: number | null;
  /** Steps of wear since the process started; see `LeakEffect`. */
  wearStep: number;
  /** Requests that this process has answered, and when it was last counted. */
  served: number;
  disk: Disk;
}

/** The instances of the scenario and the revisions that can be put on them. */
export class FleetState {
  /** Bundles by version, for the deployments that have been made. */
  readonly bundles = new Map<number, Bundle>();
  readonly #instances: InstanceState[] = [];
  readonly #byId = new Map<string, InstanceState>();

  constructor(scenario: Scenario) {
    const baseline = scenario.isBaselineDeployed ? 1 : null;
    for (const host of scenario.fleet.instances) this.add(host, baseline);
  }

  /** All instances there ever were, in order of appearance. */
  get instances(): readonly InstanceState[] {
    return this.#instances;
  }

  /** The instance with this id. */
  get(id: string): InstanceState {
    return defined(this.#byId.get(id), `instance ${id}`);
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** Instances that a deployment to this selection targets. */
  selected(selection: TargetSelection | undefined): InstanceState[] {
    return this.#instances.filter(({ host }) => isSelected(host, selection));
  }

  /** Brings an instance into the fleet. `version` is what a fleet that was deployed to runs. */
  add(host: FleetInstance, version: number | null): InstanceState {
    const { lastDeployment, revision } = host.history ?? {};
    const wasDeployed = version !== null && lastDeployment !== 'none';
    const running = wasDeployed && host.isStopped !== true ? version : null;
    const installed = wasDeployed ? version : null;
    const instance: InstanceState = {
      id: host.id,
      index: this.#instances.length,
      host,
      isHostRunning: host.isStopped !== true,
      // A host without an agent is one from the first fact of the run on.
      agentLostBy: host.isAgentMissing === true ? 0 : null,
      appVersion: running,
      installedVersion: installed,
      scriptVersion: revision === 'unknown' ? null : installed,
      health: !wasDeployed || lastDeployment === 'Failed' ? 'Unhealthy' : 'Healthy',
      revision: revision === 'unknown' ? null : installed,
      wearStep: 0,
      served: 0,
      disk: host.existingFiles === undefined ? EMPTY_DISK : { installed: [], others: new Set(host.existingFiles) },
    };
    this.#instances.push(instance);
    this.#byId.set(host.id, instance);
    return instance;
  }
}
