import type { DeploymentCreator, DeploymentGroup, LifecycleEvent } from '../domain';
import type { HealthRule } from '../domain/deployment/minimumHealthy';
import type { Revision } from './bundle';

/** One deployment, as the engine keeps it. */
export interface DeploymentRun {
  readonly entity: string;
  readonly deploymentId: string;
  readonly group: DeploymentGroup;
  readonly version: number;
  readonly revision: Revision;
  readonly creator: DeploymentCreator;
  readonly rule: HealthRule;
  readonly events: readonly LifecycleEvent[];
  /** The action that waits for it; null for rollbacks. */
  readonly action: string | null;
  /** Instances not started yet, in order of work. */
  readonly pendingUnhealthy: string[];
  readonly pendingHealthy: string[];
  /** Instances whose events run now. */
  readonly running: Set<string>;
  /** The fact of its creation; for causes. */
  createdSeq: number;
}

/** Deployments by entity, and per group which one runs and which version was last deployed well. */
export class Deployments {
  readonly byEntity = new Map<string, DeploymentRun>();
  readonly #active = new Map<string, DeploymentRun>();
  readonly #lastGood = new Map<string, number>();

  /** The group's running deployment: CodeDeploy allows one at a time. */
  activeOf(group: DeploymentGroup): DeploymentRun | null {
    return this.#active.get(keyOf(group)) ?? null;
  }

  allActive(): DeploymentRun[] {
    return [...this.#active.values()];
  }

  begin(run: DeploymentRun): void {
    this.byEntity.set(run.entity, run);
    this.#active.set(keyOf(run.group), run);
  }

  end(run: DeploymentRun): void {
    this.#active.delete(keyOf(run.group));
  }

  /** The group's last known good revision; null before the first success. */
  lastGoodOf(group: DeploymentGroup): number | null {
    return this.#lastGood.get(keyOf(group)) ?? null;
  }

  noteGood(group: DeploymentGroup, version: number): void {
    this.#lastGood.set(keyOf(group), version);
  }
}

function keyOf(group: DeploymentGroup): string {
  return `${group.applicationName}/${group.deploymentGroupName}`;
}
