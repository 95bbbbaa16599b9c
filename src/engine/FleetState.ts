import type { Scenario } from '../domain';
import { defined } from '../shared';
import type { Bundle } from './bundle';

/** What the engine knows of one instance. The log says the same; this is the index for policies. */
export interface InstanceState {
  readonly id: string;
  readonly index: number;
  isHostRunning: boolean;
  isAgentSilent: boolean;
  /** The fact after which the agent no longer answers; null while it does. */
  silentBecause: number | null;
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
}

/** The instances of the scenario and the revisions that can be put on them. */
export class FleetState {
  readonly instances: readonly InstanceState[];
  /** Bundles by version, for the deployments that have been made. */
  readonly bundles = new Map<number, Bundle>();
  readonly #byId: ReadonlyMap<string, InstanceState>;

  constructor(scenario: Scenario) {
    const version = scenario.isBaselineDeployed ? 1 : null;
    this.instances = scenario.fleet.instances.map(({ id }, index) => ({
      id,
      index,
      isHostRunning: true,
      isAgentSilent: false,
      silentBecause: null,
      appVersion: version,
      installedVersion: version,
      scriptVersion: version,
      health: version === null ? 'Unhealthy' : 'Healthy',
      revision: version,
      wearStep: 0,
      served: 0,
    }));
    this.#byId = new Map(this.instances.map((instance) => [instance.id, instance]));
  }

  /** The instance with this id. */
  get(id: string): InstanceState {
    return defined(this.#byId.get(id), `instance ${id}`);
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }
}
