import type { DeploymentCreator, DeploymentGroup, DeploymentOptions, FaultOf, LifecycleEvent } from '../domain';
import type { PlannedLifecycleEvent } from '../domain/deployment/target.machine';
import type { HealthRule } from '../domain/deployment/minimumHealthy';
import { assert } from '../shared';
import type { Revision } from './bundle';
import type { DiskChange } from './disk';

export type LifecyclePlan = Readonly<Partial<Record<LifecycleEvent, PlannedLifecycleEvent>>>;

/** A fault of scripts that belongs to a deployment, with the position of the fact that says so. */
export interface StruckHook {
  readonly fault: FaultOf<'hook.fail' | 'hook.hang'>;
  readonly seq: number;
}

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
  readonly instances: readonly string[];
  /** Instances not started yet, in order of work. */
  readonly pendingUnhealthy: string[];
  readonly pendingHealthy: string[];
  /** Instances whose events run now. */
  readonly running: Set<string>;
  /** The fact of its creation; for causes. */
  createdSeq: number;
  readonly options: DeploymentOptions;
  /** What the planned events do to the disks of the instances that they run on. */
  readonly diskChanges: Map<string, DiskChange[]>;
  /** What was planned for each instance when the deployment came to it. */
  readonly plans: Map<string, LifecyclePlan>;
  readonly hooks: StruckHook[];
  /** What the person who stopped it wants; null leaves it to the group. */
  rollbackOnStop: boolean | null;
}

/** What keeps a group from taking another deployment. */
export interface Occupant {
  readonly deploymentId: string;
  /** The fact that made it so; for causes. */
  readonly seq: number;
}

/** Deployments by entity, and per group which one runs and which version was last deployed well. */
export class Deployments {
  readonly byEntity = new Map<string, DeploymentRun>();
  readonly #active = new Map<string, DeploymentRun>();
  readonly #promised = new Map<string, Occupant>();
  readonly #lastGood = new Map<string, LastGood>();
  readonly #revisions = new Map<string, Set<number>>();
  readonly #manual = new Map<string, number>();

  /** The group's running deployment: CodeDeploy allows one at a time. */
  activeOf(group: DeploymentGroup): DeploymentRun | null {
    return this.#active.get(keyOf(group)) ?? null;
  }

  /** A deployment by its id, as people name it. */
  byId(deploymentId: string): DeploymentRun | null {
    for (const run of this.byEntity.values()) if (run.deploymentId === deploymentId) return run;
    return null;
  }

  /** The deployment that the group has, or the rollback that it is about to have; null when another one may be created. */
  occupantOf(group: DeploymentGroup): Occupant | null {
    const active = this.activeOf(group);
    if (active !== null) return { deploymentId: active.deploymentId, seq: active.createdSeq };
    return this.#promised.get(keyOf(group)) ?? null;
  }

  /** Keeps the group for a rollback until it begins: nothing else may come between. */
  promise(group: DeploymentGroup, rollback: Occupant): void {
    this.#promised.set(keyOf(group), rollback);
  }

  allActive(): DeploymentRun[] {
    return [...this.#active.values()];
  }

  begin(run: DeploymentRun): void {
    assert(this.activeOf(run.group) === null, `${keyOf(run.group)} has a deployment already`);
    this.#promised.delete(keyOf(run.group));
    this.byEntity.set(run.entity, run);
    this.#active.set(keyOf(run.group), run);
    this.#noteRevision(run.group, run.version);
    if (run.action === null && run.creator === 'user') this.#manual.set(keyOf(run.group), this.manualOf(run.group) + 1);
  }

  end(run: DeploymentRun): void {
    this.#active.delete(keyOf(run.group));
  }

  /** Whether the revision was ever deployed to the group, well or badly. */
  hasHad(group: DeploymentGroup, version: number): boolean {
    return this.#revisions.get(keyOf(group))?.has(version) ?? false;
  }

  /** How many deployments of the group people have made outside the pipeline. */
  manualOf(group: DeploymentGroup): number {
    return this.#manual.get(keyOf(group)) ?? 0;
  }

  #noteRevision(group: DeploymentGroup, version: number): void {
    const known = this.#revisions.get(keyOf(group));
    if (known === undefined) this.#revisions.set(keyOf(group), new Set([version]));
    else known.add(version);
  }

  /** The group's last known good revision, with the options of its deployment; null before the first success. */
  lastGoodOf(group: DeploymentGroup): LastGood | null {
    return this.#lastGood.get(keyOf(group)) ?? null;
  }

  noteGood(group: DeploymentGroup, version: number, options: DeploymentOptions): void {
    this.#lastGood.set(keyOf(group), { version, options });
    this.#noteRevision(group, version);
  }
}

export interface LastGood {
  readonly version: number;
  readonly options: DeploymentOptions;
}

function keyOf(group: DeploymentGroup): string {
  return `${group.applicationName}/${group.deploymentGroupName}`;
}
