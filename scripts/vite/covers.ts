/*
 * Pictures of scenarios for the start page, taken from real runs at build time: the page shows a moment of a run without
 * loading the engine. Which moment follows from the run alone.
 */
import type { Scenario, SimulationLog } from '../../src/domain';
import { simulate } from '../../src/engine';
import {
  alarmsProjection,
  createReader,
  fleetProjection,
  pipelineProjection,
  trafficProjection,
  trafficSeriesProjection,
  timelineProjection,
  type FleetView,
  type InstanceView,
  type PipelineView,
} from '../../src/projections';
import { deploymentProgress } from '../../src/viz/matrixLayout';
import { tileLook } from '../../src/viz/tileLayout';
import type { CoverInstance, RunMoment, ScenarioCover } from '../../src/workspace/scenarioSource';

export { parseScenario } from '../../src/scenarios';

/** A moment is more telling some seconds after it began than when nothing has moved yet. */
const INTO_MS = 12_000;

interface Best {
  readonly at: number;
  readonly score: number;
  readonly lastsMs: number;
}

/** The more the instances differ, and the more has gone wrong and is being put right, the more there is to see. */
function interest(fleet: FleetView, pipeline: PipelineView, alarms: number): number {
  const looks = new Set(
    fleet.instances.map((instance) => {
      const { state, version, nextVersion } = tileLook(instance);
      return `${state} ${version} ${nextVersion}`;
    }),
  );
  const failed = pipeline.stages.filter(({ status }) => status === 'Failed').length;
  const isRollingBack = fleet.deployment?.rollbackOf != null && fleet.deployment.status === 'InProgress';
  return 4 * looks.size + 3 * failed + 2 * alarms + (isRollingBack ? 2 : 0);
}

/** The longest of the most interesting stretches of a run. */
export function bestMoment(scenario: Scenario, log: SimulationLog): Best {
  const fleet = createReader(scenario, log, fleetProjection);
  const pipeline = createReader(scenario, log, pipelineProjection);
  const alarms = createReader(scenario, log, alarmsProjection);
  const times = [...new Set(log.events.map(({ at }) => at))];
  let best: Best = { at: 0, score: -1, lastsMs: 0 };
  let from = 0;
  let score = -1;
  times.forEach((at, index) => {
    const raised = alarms.at(at).filter(({ state }) => state === 'ALARM').length;
    const now = interest(fleet.at(at), pipeline.at(at), raised);
    if (now !== score) [from, score] = [at, now];
    const lastsMs = (times[index + 1] ?? scenario.untilMs) - from;
    if (score > best.score || (score === best.score && lastsMs > best.lastsMs)) best = { at: from, score, lastsMs };
  });
  return { ...best, at: Math.round(best.at + Math.min(INTO_MS, best.lastsMs / 2)) };
}

/** What a small picture of a run shows at `at`. */
export function coverAt(scenario: Scenario, log: SimulationLog, at: number): ScenarioCover {
  const { stages } = createReader(scenario, log, pipelineProjection).at(at);
  const fleet = createReader(scenario, log, fleetProjection).at(at);
  return {
    at,
    stages: stages.map(({ name, status, version }) => ({ name, status, version })),
    instances: fleet.instances.map((instance) => coverInstance(instance, fleet, at)),
  };
}

function coverInstance(instance: InstanceView, { events }: FleetView, at: number): CoverInstance {
  const { state, version, nextVersion } = tileLook(instance);
  const progress = state === 'deploying' ? deploymentProgress(instance, events, at) : 0;
  return { state, version, nextVersion, progress: Math.round(progress * 100) / 100 };
}

/** What a large picture of a run shows at `at`: the fleet behind its load balancer, and the traffic so far. */
export function momentAt(scenario: Scenario, log: SimulationLog, at: number): RunMoment {
  const fleet = createReader(scenario, log, fleetProjection).at(at);
  const timeline = createReader(scenario, log, timelineProjection).at(at);
  return {
    scenario: scenario.id,
    at,
    horizon: scenario.untilMs,
    loadBalancerName: scenario.targetGroup?.loadBalancerName ?? null,
    fleet,
    traffic: createReader(scenario, log, trafficProjection).at(at),
    points: createReader(scenario, log, trafficSeriesProjection).at(at),
    marks: timeline.marks,
    deployments: timeline.lanes.flatMap(({ bars }) =>
      bars
        .filter(({ kind }) => kind === 'deployment' || kind === 'rollback')
        .map(({ version, from, to, kind }) => ({ version, from, to, isRollback: kind === 'rollback' })),
    ),
    alarmThresholdPercent:
      scenario.alarms.find(({ metric }) => metric === 'HTTPCode_Target_5XX_Rate')?.threshold ?? null,
  };
}

/** The covers of all scenarios, and the moment of the one with the most to see. */
export function takePictures(scenarios: readonly Scenario[]): {
  readonly covers: Readonly<Record<string, ScenarioCover>>;
  readonly moment: RunMoment | null;
} {
  const runs = scenarios.map((scenario) => {
    const log = simulate(scenario, scenario.seed, []);
    return { scenario, log, best: bestMoment(scenario, log) };
  });
  const covers = runs.map(({ scenario, log, best }) => [scenario.id, coverAt(scenario, log, best.at)] as const);
  const [top] = [...runs].sort((a, b) => b.best.score - a.best.score);
  return {
    covers: Object.fromEntries(covers),
    moment: top === undefined ? null : momentAt(top.scenario, top.log, top.best.at),
  };
}
