import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, Scenario, SimulationLog } from '../../src/domain';
import {
  alarmsProjection,
  createReader,
  fleetProjection,
  narrativeProjection,
  pipelineProjection,
  project,
  timelineProjection,
  trafficProjection,
  trafficSeriesProjection,
  usageProjection,
  type Projection,
} from '../../src/projections';
import * as runs from '../unit/projections/runs';

const ALL: readonly (readonly [string, Projection<unknown>])[] = [
  ['pipeline', pipelineProjection],
  ['fleet', fleetProjection],
  ['traffic', trafficProjection],
  ['series', trafficSeriesProjection],
  ['alarms', alarmsProjection],
  ['timeline', timelineProjection],
  ['narrative', narrativeProjection],
  ['usage', usageProjection],
];

/** Runs of every kind; several are longer than one checkpoint. */
const RUNS: readonly runs.Run[] = [
  runs.run(),
  runs.failingBuild(),
  runs.failingScript(40),
  runs.alarmAndRollback(),
  runs.disabledTransition([10_000, 60_000, 110_000]),
  runs.approval('approve'),
  runs.withoutLoadBalancer(),
  runs.instanceStopped(),
  runs.run({ instances: 12 }, { behaviour: runs.leaking(3_000) }),
  runs.run({ instances: 6, config: 'CodeDeployDefault.HalfAtATime' }, { behaviour: runs.errors(0.2, 0.5) }),
];

const anyRun = fc.constantFrom(...RUNS);
const anyTimes = fc.array(fc.integer({ min: -10, max: 900_010 }), { minLength: 1, maxLength: 8 });

const before = (log: SimulationLog, t: number): readonly Fact[] => log.events.filter(({ at }) => at <= t);

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const item of Object.values(value)) deepFreeze(item);
}

describe.each(ALL)('%s', (_, projection) => {
  it('says the same after any jumps as a fold from the start', () => {
    fc.assert(
      fc.property(anyRun, anyTimes, ({ scenario, log }, times) => {
        const reader = createReader(scenario, log, projection);
        for (const t of times) expect(reader.at(t)).toEqual(project(projection, scenario, before(log, t)));
      }),
      { numRuns: 30 },
    );
  });

  it('says the same on the log cut at that time: it never reads ahead', () => {
    fc.assert(
      fc.property(anyRun, anyTimes, ({ scenario, log }, times) => {
        const reader = createReader(scenario, log, projection);
        for (const t of times) {
          const cut = createReader(scenario, { ...log, events: before(log, t) }, projection);
          expect(cut.at(t)).toEqual(reader.at(t));
          expect(cut.at(Infinity)).toEqual(reader.at(t));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('changes nothing in place: not the state, not the view, not the fact', () => {
    for (const { scenario, log } of RUNS) {
      const kept: [unknown, string][] = [];
      let state = projection.initial(scenario);
      for (const [index, fact] of log.events.entries()) {
        deepFreeze(fact);
        deepFreeze(state);
        if (index % 101 === 0) kept.push([state, JSON.stringify(projection.view(state))]);
        state = projection.apply(state, fact);
      }
      for (const [old, text] of kept) expect(JSON.stringify(projection.view(old))).toBe(text);
    }
  });

  it('passes over facts that mean nothing to it', () => {
    const strange = { seq: 0, at: 0, type: 'run.started', entity: 'run', cause: -1, data: { until: 1 } } as const;
    const state = projection.initial(RUNS[0]?.scenario as Scenario);
    expect(projection.apply(state, strange)).toBe(state);
  });
});

describe('views agree with each other at every moment', () => {
  it.each(RUNS.map((item, index) => [index, item] as const))('run %i', (_, { scenario, log }) => {
    const fleet = createReader(scenario, log, fleetProjection);
    const traffic = createReader(scenario, log, trafficProjection);
    const usage = createReader(scenario, log, usageProjection);
    for (const t of new Set(log.events.map(({ at }) => at))) {
      const { instances, healthyTargets } = fleet.at(t);
      const { requestsPerSecond, unroutedPerSecond, byVersion, errorRate, totalRequests } = traffic.at(t);
      const received = instances.reduce((sum, item) => sum + item.requestsPerSecond, 0);
      const failing = instances.reduce((sum, item) => sum + item.requestsPerSecond * item.errorRate, 0);
      expect(received + unroutedPerSecond).toBeCloseTo(requestsPerSecond, 6);
      expect(failing + unroutedPerSecond).toBeCloseTo(requestsPerSecond * errorRate, 6);
      for (const { version, instances: count } of byVersion) {
        const same = instances.filter((item) => item.requestsPerSecond > 0 && (item.version ?? 0) === version);
        expect(same).toHaveLength(count);
      }
      expect(healthyTargets).toBe(instances.filter(({ targetHealth }) => targetHealth === 'healthy').length);
      expect(usage.at(t).requests).toBe(totalRequests);
    }
  });
});
