import { simulate } from '../src/engine';
import {
  alarmsProjection,
  createReader,
  fleetProjection,
  narrativeProjection,
  pipelineProjection,
  timelineProjection,
  trafficProjection,
  trafficSeriesProjection,
} from '../src/projections';
import { simulateByHand } from './handwritten/simulateByHand';
import { deploymentScenario, longScenario } from './scenario';
import { quantile, rounded } from './statistics';

// Many short rounds that alternate: what else the machine does then disturbs both sides alike.
const ROUNDS = 25;
const RUNS = 100;

export interface RunSpeed {
  readonly runsPerSecond: number;
  readonly factsPerRun: number;
  readonly microsecondsPerFact: number;
  /** The same model as a hand-written event queue. */
  readonly byHandRunsPerSecond: number;
  /** How many times longer the engine takes; goal: at most 3. */
  readonly ratio: number;
}

/** Complete runs per second on one core, beside the hand-written queue: the median of rounds that alternate, after a warm-up. */
export function measureRuns(): RunSpeed {
  const scenario = deploymentScenario();
  const timed = (run: (seed: number) => readonly unknown[]): { ms: number; facts: number } => {
    let facts = 0;
    const startedAt = performance.now();
    for (let seed = 1; seed <= RUNS; seed++) facts += run(seed).length;
    return { ms: performance.now() - startedAt, facts };
  };
  const byEngine = (seed: number): readonly unknown[] => simulate(scenario, seed, []).events;
  const byHand = (seed: number): readonly unknown[] => simulateByHand(scenario, seed);
  for (let warmUp = 0; warmUp < 5; warmUp++) {
    timed(byEngine);
    timed(byHand);
  }
  const rounds = Array.from({ length: ROUNDS }, () => ({ engine: timed(byEngine), hand: timed(byHand) }));
  const median = (values: readonly number[]): number => quantile(values, 0.5);
  const ms = median(rounds.map(({ engine }) => engine.ms));
  const facts = rounds[0]?.engine.facts ?? 0;
  return {
    runsPerSecond: Math.round((RUNS / ms) * 1_000),
    factsPerRun: Math.round(facts / RUNS),
    microsecondsPerFact: rounded((ms / facts) * 1_000),
    byHandRunsPerSecond: Math.round((RUNS / median(rounds.map(({ hand }) => hand.ms))) * 1_000),
    ratio: rounded(median(rounds.map(({ engine, hand }) => engine.ms / hand.ms))),
  };
}

/** Seeks with all projections in a log of more than 50,000 facts; goal: below 16 ms. */
export function measureSeek(): { facts: number; medianMs: number; p99Ms: number; maxMs: number } {
  const scenario = longScenario();
  const log = simulate(scenario, 7, []);
  const readers = [
    createReader(scenario, log, pipelineProjection),
    createReader(scenario, log, fleetProjection),
    createReader(scenario, log, trafficProjection),
    createReader(scenario, log, trafficSeriesProjection),
    createReader(scenario, log, alarmsProjection),
    createReader(scenario, log, timelineProjection),
    createReader(scenario, log, narrativeProjection),
  ];
  // The first look at the end builds the checkpoints, as opening a run does.
  for (const reader of readers) reader.at(scenario.untilMs);
  const times: number[] = [];
  for (let index = 0; index < 300; index++) {
    // Jumps all over the log; a fixed pattern, so that two measurements compare.
    const t = Math.floor((((index * 7_919) % 1_000) / 1_000) * scenario.untilMs);
    const startedAt = performance.now();
    for (const reader of readers) reader.at(t);
    times.push(performance.now() - startedAt);
  }
  return {
    facts: log.events.length,
    medianMs: rounded(quantile(times, 0.5)),
    p99Ms: rounded(quantile(times, 0.99)),
    maxMs: rounded(Math.max(...times)),
  };
}
