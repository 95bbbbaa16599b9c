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
import { deploymentScenario, longScenario } from './scenario';

const ROUNDS = 5;
const RUNS = 400;

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Complete runs per second on one core: the median of several rounds after a warm-up. */
export function measureRuns(): { runsPerSecond: number; factsPerRun: number; microsecondsPerFact: number } {
  const scenario = deploymentScenario();
  const round = (): { ms: number; facts: number } => {
    let facts = 0;
    const startedAt = performance.now();
    for (let seed = 1; seed <= RUNS; seed++) facts += simulate(scenario, seed, []).events.length;
    return { ms: performance.now() - startedAt, facts };
  };
  round();
  const rounds = Array.from({ length: ROUNDS }, round);
  const ms = quantile(
    rounds.map((each) => each.ms),
    0.5,
  );
  const facts = rounds[0]?.facts ?? 0;
  return {
    runsPerSecond: Math.round((RUNS / ms) * 1_000),
    factsPerRun: Math.round(facts / RUNS),
    microsecondsPerFact: Math.round((ms / facts) * 100_000) / 100,
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
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  return {
    facts: log.events.length,
    medianMs: rounded(quantile(times, 0.5)),
    p99Ms: rounded(quantile(times, 0.99)),
    maxMs: rounded(Math.max(...times)),
  };
}
