import type { MeasuredGroup, TrafficGroup } from '../../domain';
import { sampleBinomial, samplePoisson, type Appointment } from '../../kernel';
import type { SimTimeMs } from '../../shared';
import { ids } from '../ids';
import type { InstanceState } from '../FleetState';
import type { TrafficPort, TrafficTotals } from '../ports';
import type { World } from '../World';
import { withFaults } from '../faults/answering';
import { NOT_ANSWERING, strainOf, underLoad, WEAR_STEPS, wornAnswer, type Answering, type Strain } from './load';

/** After machines and their reactions, before alarms read what was counted. */
const FLUSH_PRIORITY = 5;

interface LiveGroup extends TrafficGroup {
  readonly step: number;
  /** The fact that explains how the group answers. */
  because: number;
  readonly strain: Strain;
}

/**
 * Piecewise-constant traffic: between two changes the share of each instance, its error rate and its latency are constant.
 * There is no event per request and no tick; each piece yields counts with one draw per group for requests and one for failures.
 */
export class TrafficModel implements TrafficPort {
  readonly totals: TrafficTotals = { requests: 0, failed: 0, unrouted: 0, latencySum: 0 };
  readonly #world: World;
  #requestsPerSecond = 0;
  #groups: LiveGroup[] = [];
  #receiving: InstanceState[] = [];
  /** The same, for quick answers: a thousand instances are asked for at every change. */
  #receivers: ReadonlySet<InstanceState> = new Set();
  #unroutedPerSecond = 0;
  #since: SimTimeMs = 0;
  #isDirty = false;
  #cause = -1;
  /** How hard load is on the worst instances, and the split with which that began. */
  #strain: { readonly level: Strain; readonly seq: number } = { level: 0, seq: -1 };
  #wear: Appointment | null = null;
  #shown = '';

  constructor(world: World) {
    this.#world = world;
  }

  /** Requests per second that reach one receiving instance now. */
  get requestsPerInstance(): number {
    return this.#receiving.length === 0 ? 0 : this.#requestsPerSecond / this.#receiving.length;
  }

  isReceiving(instance: InstanceState): boolean {
    return this.#receivers.has(instance);
  }

  /** Users send so many requests per second from now on. */
  setDemand(requestsPerSecond: number, cause: number): void {
    this.#requestsPerSecond = requestsPerSecond;
    this.touch(cause);
  }

  /** Something changed: split the traffic anew once this instant has settled. */
  touch(cause: number): void {
    if (this.#world.scenario.traffic.length === 0) {
      this.#world.healthChecks.wake();
      return;
    }
    this.#cause = cause;
    if (this.#isDirty) return;
    this.#isDirty = true;
    this.#world.kernel.schedule(this.#world.kernel.now, FLUSH_PRIORITY, cause, () => {
      this.#isDirty = false;
      this.measure();
      this.#split(this.#cause);
    });
  }

  /** How an instance answers now, load included. */
  answerOf(instance: InstanceState): Answering {
    const answer = this.#processAnswerOf(instance);
    if (instance.appVersion === null || !this.isReceiving(instance)) return this.#faulted(answer, instance);
    const { behaviour } = this.#world.repository.version(instance.appVersion);
    const loaded = underLoad(answer, this.requestsPerInstance, behaviour.capacityRequestsPerSecond);
    return this.#faulted(loaded, instance);
  }

  becauseOf(instance: InstanceState): number {
    const isStrained = this.#strain.level > 0 && strainOf(this.#ownAnswerOf(instance), this.answerOf(instance)) > 0;
    return isStrained ? this.#strain.seq : this.#world.lastFactAbout(instance.id);
  }

  /** What the instance does by itself, before load. */
  #ownAnswerOf(instance: InstanceState): Answering {
    return this.#faulted(this.#processAnswerOf(instance), instance);
  }

  #faulted(answer: Answering, instance: InstanceState): Answering {
    const { faults } = this.#world;
    return faults.isEmpty ? answer : withFaults(answer, instance, faults);
  }

  #processAnswerOf(instance: InstanceState): Answering {
    if (!instance.isHostRunning || instance.appVersion === null) return NOT_ANSWERING;
    return wornAnswer(this.#world.repository.version(instance.appVersion).behaviour, instance.wearStep);
  }

  /** Counts what came since the last measurement and states it. Its cause is what makes the worst group answer as it does. */
  measure(): void {
    const { kernel, streams } = this.#world;
    const from = this.#since;
    const seconds = (kernel.now - from) / 1_000;
    this.#since = kernel.now;
    if (seconds <= 0) return;
    this.#countServed(seconds);
    const piece = `${ids.traffic}/${from}`;
    const byVersion = new Map<number, MeasuredGroup & { latencySum: number }>();
    let worst = { failed: -1, latencyMs: -1, because: this.#world.lastTrafficFact() };
    for (const group of this.#groups) {
      const name = `${group.version}/${group.step}`;
      const mean = group.requestsPerInstance * group.instances * seconds;
      const requests = samplePoisson(streams.uniform(piece, `requests/${name}`), mean);
      const failed = sampleBinomial(streams.uniform(piece, `failed/${name}`), requests, group.errorRate);
      const sum = byVersion.get(group.version) ?? {
        version: group.version,
        requests: 0,
        failed: 0,
        latencyMs: 0,
        latencySum: 0,
      };
      if (failed > worst.failed || (failed === worst.failed && group.latencyMs > worst.latencyMs)) {
        worst = { failed, latencyMs: group.latencyMs, because: group.because };
      }
      sum.requests += requests;
      sum.failed += failed;
      sum.latencySum += requests * group.latencyMs;
      byVersion.set(group.version, sum);
    }
    const unrouted = samplePoisson(streams.uniform(piece, 'unrouted'), this.#unroutedPerSecond * seconds);
    const groups: MeasuredGroup[] = [];
    for (const { version, requests, failed, latencySum } of byVersion.values()) {
      groups.push({ version, requests, failed, latencyMs: requests > 0 ? Math.floor(latencySum / requests + 0.5) : 0 });
      this.totals.requests += requests;
      this.totals.failed += failed;
      this.totals.latencySum += latencySum;
    }
    this.totals.unrouted += unrouted;
    this.#world.state(ids.traffic, 'traffic.measured', { from, to: kernel.now, groups, unrouted }, worst.because);
  }

  #countServed(seconds: number): void {
    const each = this.requestsPerInstance * seconds;
    for (const instance of this.#receiving) if (instance.appVersion !== null) instance.served += each;
  }

  #split(cause: number): void {
    this.#receiving = this.#targets();
    this.#receivers = new Set(this.#receiving);
    const each = this.requestsPerInstance;
    const groups = new Map<string, LiveGroup>();
    for (const instance of this.#receiving) {
      const answer = this.answerOf(instance);
      const version = instance.appVersion ?? 0;
      const step = instance.appVersion === null ? -1 : instance.wearStep;
      const key = `${version}/${step}`;
      const group = groups.get(key);
      const because = this.#world.lastFactAbout(instance.id);
      const strain = strainOf(this.#ownAnswerOf(instance), answer);
      if (group !== undefined) {
        group.instances++;
        group.because = Math.max(because, group.because);
      } else {
        const { errorRate, latencyMs } = answer;
        groups.set(key, {
          version,
          step,
          instances: 1,
          requestsPerInstance: each,
          errorRate,
          latencyMs,
          because,
          strain,
        });
      }
    }
    this.#groups = [...groups.values()].sort((a, b) => a.version - b.version || a.step - b.step);
    this.#unroutedPerSecond = this.#receiving.length === 0 ? this.#requestsPerSecond : 0;
    const data = {
      requestsPerSecond: this.#requestsPerSecond,
      groups: this.#groups.map(({ step: _, because: __, strain: ___, ...group }) => group),
      unroutedPerSecond: this.#unroutedPerSecond,
      targets: this.#receiving.length,
    };
    const shown = JSON.stringify(data);
    let seq = cause;
    if (shown !== this.#shown) {
      this.#shown = shown;
      seq = this.#world.state(ids.traffic, 'traffic.changed', data, cause);
    }
    const level = this.#groups.reduce<Strain>((most, { strain }) => (strain > most ? strain : most), 0);
    this.#strain = { level, seq: level > this.#strain.level ? seq : this.#strain.seq };
    for (const group of this.#groups) if (group.strain > 0) group.because = this.#strain.seq;
    this.#world.healthChecks.wake();
    this.#planWear(seq);
  }

  /**
   * Where the load balancer sends requests: to its healthy targets; when there is none, to every registered one (it fails
   * open). Without a load balancer every host gets its part. Elastic Load Balancing User Guide, "Target group health".
   */
  #targets(): InstanceState[] {
    const { fleet, scenario, healthChecks } = this.#world;
    if (scenario.targetGroup === null) return fleet.instances.filter((instance) => instance.isHostRunning);
    const healthy = fleet.instances.filter((instance) => healthChecks.stateOf(instance.id) === 'healthy');
    if (healthy.length > 0) return healthy;
    return fleet.instances.filter((instance) => {
      const state = healthChecks.stateOf(instance.id);
      return state === 'unhealthy' || state === 'initial';
    });
  }

  /** Plans the next moment at which some instance has served so much that it answers worse. */
  #planWear(cause: number): void {
    this.#wear?.cancel();
    this.#wear = null;
    const each = this.requestsPerInstance;
    if (each <= 0) return;
    let soonest = Infinity;
    for (const instance of this.#receiving) {
      const next = this.#requestsToNextStep(instance);
      if (next !== null) soonest = Math.min(soonest, Math.max(0, next - instance.served) / each);
    }
    if (soonest === Infinity) return;
    const at = this.#world.kernel.now + Math.max(1, Math.ceil(soonest * 1_000));
    this.#wear = this.#world.kernel.schedule(at, FLUSH_PRIORITY - 1, cause, (earlier) => {
      this.measure();
      this.#split(this.#wearOut() ?? earlier);
    });
  }

  #requestsToNextStep(instance: InstanceState): number | null {
    if (instance.appVersion === null || instance.wearStep >= WEAR_STEPS) return null;
    const { leak } = this.#world.repository.version(instance.appVersion).behaviour;
    return leak === null ? null : (leak.requestsToExhaust * (instance.wearStep + 1)) / WEAR_STEPS;
  }

  /** Wears out what is due; each step's cause is the one before, the first one's the start of the process. */
  #wearOut(): number | null {
    let last: number | null = null;
    for (const instance of this.#receiving) {
      const next = this.#requestsToNextStep(instance);
      // A thousandth of a request guards against the rounding of times to whole milliseconds.
      if (next === null || instance.appVersion === null || instance.served + 0.001 < next) continue;
      instance.wearStep++;
      const { errorRate, latencyMs } = wornAnswer(
        this.#world.repository.version(instance.appVersion).behaviour,
        instance.wearStep,
      );
      last = this.#world.state(
        ids.instance(instance.id),
        'app.degraded',
        {
          instance: instance.id,
          version: instance.appVersion,
          step: instance.wearStep,
          errorRate,
          latencyMs: Math.floor(latencyMs + 0.5),
        },
        this.#world.lastFactAbout(instance.id),
      );
    }
    return last;
  }
}
