import type { TargetHealthState } from '../../domain';
import { loadBalancerTargetMachine } from '../../domain/fleet/loadBalancerTarget.machine';
import type { Appointment } from '../../kernel';
import { defined, type SimTimeMs } from '../../shared';
import { ids } from '../ids';
import type { HealthCheckPort } from '../ports';
import type { World } from '../World';

/** Before traffic is split anew at the same instant. */
const CHECK_PRIORITY = 3;

interface Watched {
  readonly instance: string;
  state: TargetHealthState;
  /** Checks happen at this time plus whole intervals. */
  phase: SimTimeMs;
  next: Appointment | null;
  /** The fact of the present state. */
  stateSeq: number;
  /** The fact of the last fault of the checks themselves, or of its end; −1 before the first. */
  faultSeq: number;
  /** Failed checks since the last good one: a healthy target with a failure behind it must be checked again. */
  failures: number;
}

/**
 * The load balancer's health checks. A check asks the instance at that moment, so its outcome follows from what runs there.
 * Targets that are healthy and cannot fail a check are not asked: the answer is known and changes nothing.
 */
export class HealthChecks implements HealthCheckPort {
  readonly #world: World;
  readonly #watched = new Map<string, Watched>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The target's state; `unused` without a load balancer. */
  stateOf(instance: string): TargetHealthState {
    return this.#watched.get(instance)?.state ?? 'unused';
  }

  /** Registers every EC2 instance that runs when the run begins. */
  begin(cause: number): void {
    const { scenario, fleet } = this.#world;
    const group = scenario.targetGroup;
    if (group === null) return;
    const { instances } = fleet;
    for (const instance of instances) {
      const { onPremises, isStopped } = instance.host;
      if (onPremises !== undefined) continue;
      // Targets were registered at different times, so their checks are spread over the interval.
      const phase = Math.floor((group.healthCheckIntervalSeconds * 1_000 * instance.index) / instances.length);
      const wasDeployed = instance.appVersion !== null;
      this.add(instance.id, wasDeployed, phase, cause);
      const isRegistered = isStopped !== true;
      if (isRegistered && !wasDeployed) {
        this.#world.kernel.send(ids.loadBalancerTarget(instance.id), { type: 'target.register' }, cause);
      }
    }
  }

  /** Makes an instance known as a possible target, registered and healthy or not registered. */
  add(instance: string, isHealthy: boolean, phase: SimTimeMs, cause: number): void {
    const group = defined(this.#world.scenario.targetGroup, 'a target group');
    this.#watched.set(instance, {
      instance,
      state: 'unused',
      phase,
      next: null,
      stateSeq: cause,
      faultSeq: -1,
      failures: 0,
    });
    this.#world.kernel.spawn(
      ids.loadBalancerTarget(instance),
      loadBalancerTargetMachine,
      {
        instance,
        healthyThreshold: group.healthyThresholdCount,
        unhealthyThreshold: group.unhealthyThresholdCount,
        deregistrationDelayMs: group.deregistrationDelaySeconds * 1_000,
        isHealthy,
      },
      cause,
    );
  }

  /** Follows a change of state. */
  note(instance: string, state: TargetHealthState, seq: number): void {
    const watched = defined(this.#watched.get(instance), instance);
    watched.state = state;
    watched.stateSeq = seq;
    watched.failures = 0;
    // Registration starts the target's own rhythm: the first check comes after one interval.
    if (state === 'initial' && this.#world.kernel.now > 0) watched.phase = this.#world.kernel.now;
    watched.next?.cancel();
    watched.next = null;
    this.#plan(watched);
  }

  /** From now on the fact at `seq` explains the outcome of checks, whatever the instance does. */
  explain(instance: string, seq: number): void {
    const watched = this.#watched.get(instance);
    if (watched !== undefined) watched.faultSeq = seq;
  }

  /** Something about the instances changed: plan checks that had been left out. */
  wake(): void {
    for (const watched of this.#watched.values()) if (watched.next === null) this.#plan(watched);
  }

  #plan(watched: Watched): void {
    const { scenario, kernel } = this.#world;
    if (scenario.targetGroup === null || !this.#mustCheck(watched)) return;
    const intervalMs = scenario.targetGroup.healthCheckIntervalSeconds * 1_000;
    const elapsed = kernel.now - watched.phase;
    const at = watched.phase + (Math.floor(elapsed / intervalMs) + 1) * intervalMs;
    watched.next = kernel.schedule(at, CHECK_PRIORITY, -1, () => {
      watched.next = null;
      this.#check(watched);
      if (watched.next === null) this.#plan(watched);
    });
  }

  #mustCheck(watched: Watched): boolean {
    if (watched.state === 'initial' || watched.state === 'unhealthy') return true;
    if (watched.state !== 'healthy') return false;
    return watched.failures > 0 || this.#failureRate(watched) > 0;
  }

  #failureRate(watched: Watched): number {
    return this.#world.traffic.answerOf(this.#world.fleet.get(watched.instance)).healthCheckFailureRate;
  }

  #check(watched: Watched): void {
    const { kernel, streams } = this.#world;
    const entity = ids.loadBalancerTarget(watched.instance);
    const isFailed = streams.uniform(entity, `check/${kernel.now}`) < this.#failureRate(watched);
    watched.failures = isFailed ? watched.failures + 1 : 0;
    const { instance, faultSeq } = watched;
    const isBroken = this.#world.faults.healthCheckOf(instance) === 'fail';
    const cause = isFailed
      ? isBroken
        ? faultSeq
        : this.#world.traffic.becauseOf(this.#world.fleet.get(instance))
      : Math.max(watched.stateSeq, faultSeq, this.#world.lastFactAbout(instance));
    kernel.send(entity, { type: isFailed ? 'check.failed' : 'check.passed' }, cause);
  }
}
