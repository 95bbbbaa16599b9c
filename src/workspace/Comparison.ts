import type { Scenario, SimulationLog } from '../domain';
import { createReader, summarise, timelineProjection, type Reader, type RunSummary } from '../projections';
import type { TimelineView } from '../projections';
import { countUpTo, stableStringify, type SimTimeMs } from '../shared';
import type { SimulationClient } from '../workers';
import type { Branch } from './branches';

/** One of the two branches that are compared. */
export interface Side {
  readonly branch: Branch;
  /** Up to the furthest time that was seen in this branch. */
  readonly timeline: TimelineView;
}

/** Two branches of one run. Nothing is told that was not seen in both. */
export class Comparison {
  readonly a: Side;
  readonly b: Side;
  /** Up to where both were seen. */
  readonly commonUntil: SimTimeMs;
  /** The first moment whose facts differ; null while there is none that was seen. */
  readonly differsAt: SimTimeMs | null;
  readonly #scenario: Scenario;
  readonly #logs: readonly [SimulationLog, SimulationLog];

  private constructor(scenario: Scenario, branches: readonly [Branch, Branch], logs: [SimulationLog, SimulationLog]) {
    this.#scenario = scenario;
    this.#logs = logs;
    const [a, b] = branches;
    const timeline = (log: SimulationLog): Reader<TimelineView> => createReader(scenario, log, timelineProjection);
    this.a = { branch: a, timeline: timeline(logs[0]).at(a.furthest) };
    this.b = { branch: b, timeline: timeline(logs[1]).at(b.furthest) };
    this.commonUntil = Math.min(a.furthest, b.furthest);
    const differsAt = firstDifference(logs[0], logs[1]);
    this.differsAt = differsAt !== null && differsAt <= this.commonUntil ? differsAt : null;
  }

  /** Simulates both; rejects when the engine fails on one of them. */
  static async of(
    scenario: Scenario,
    seed: number,
    branches: readonly [Branch, Branch],
    client: SimulationClient,
  ): Promise<Comparison> {
    const [a, b] = branches;
    const logs = await Promise.all([client.run(scenario, seed, a.commands), client.run(scenario, seed, b.commands)]);
    return new Comparison(scenario, branches, logs);
  }

  /** Key figures of both at a moment, no later than both were seen. */
  at(t: SimTimeMs): { readonly a: RunSummary; readonly b: RunSummary } {
    const until = Math.min(t, this.commonUntil);
    const [a, b] = this.#logs.map((log) => summarise(this.#scenario, cut(log, until))) as [RunSummary, RunSummary];
    return { a, b };
  }
}

function cut(log: SimulationLog, t: SimTimeMs): SimulationLog {
  return {
    ...log,
    events: log.events.slice(
      0,
      countUpTo(log.events, t, ({ at }) => at),
    ),
  };
}

/** When the logs first say different things. Their order of facts is the same as long as they agree. */
function firstDifference({ events: a }: SimulationLog, { events: b }: SimulationLog): SimTimeMs | null {
  const count = Math.max(a.length, b.length);
  for (let index = 0; index < count; index++) {
    const [one, other] = [a[index], b[index]];
    if (one === undefined || other === undefined) return (one ?? other)?.at ?? null;
    if (one.at !== other.at || one.type !== other.type || stableStringify(one) !== stableStringify(other)) {
      return Math.min(one.at, other.at);
    }
  }
  return null;
}
