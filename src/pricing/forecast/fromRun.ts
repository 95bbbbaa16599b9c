import type { Fact, Scenario, SimulationLog } from '../../domain';
import { wholeDecimal, type Decimal, type SimTimeMs } from '../../shared';
import { exact } from '../arithmetic';
import type { MeteringSettings } from '../metering';
import { alarmMetrics } from '../metering/alarms.meter';
import { secondsOf } from '../metering/meter';
import type { ForecastFleet, ForecastInput } from './input';

interface Seen {
  readonly build: ForecastInput['build'] | null;
  /** The newest duration of each action, by stage and name. */
  readonly actionSeconds: ReadonlyMap<string, Decimal>;
  readonly deploymentSeconds: Decimal | null;
}

function look(facts: readonly Fact[], t: SimTimeMs): Seen {
  let build: Seen['build'] = null;
  let deploymentSeconds: Decimal | null = null;
  const actionSeconds = new Map<string, Decimal>();
  const since = new Map<string, SimTimeMs>();
  for (const fact of facts) {
    if (fact.at > t) break;
    if (fact.type === 'build.phaseStarted' && fact.data.phase === 'PROVISIONING') since.set(fact.entity, fact.at);
    if (fact.type === 'deployment.created') since.set(fact.entity, fact.at);
    const startedAt = since.get(fact.entity) ?? fact.at;
    if (fact.type === 'build.completed') {
      const { computeType, environmentType } = fact.data;
      build = { computeType, environmentType, seconds: secondsOf(fact.at - startedAt) };
    }
    if (fact.type === 'deployment.succeeded') deploymentSeconds = secondsOf(fact.at - startedAt);
    if (fact.type !== 'action.succeeded' && fact.type !== 'action.failed') continue;
    const { stage, action, durationMs, billedActionMinutes } = fact.data;
    if (billedActionMinutes > 0) actionSeconds.set(`${stage}/${action}`, secondsOf(durationMs));
  }
  return { build, actionSeconds, deploymentSeconds };
}

function fleetOf({ fleet }: Scenario, settings: MeteringSettings, otherwise: ForecastFleet): ForecastFleet {
  const onEc2 = fleet.instances.filter(({ onPremises }) => onPremises === undefined).length;
  if (fleet.instances.length === 0) return otherwise;
  if (settings.hosts === 'onPremises' || onEc2 === 0) return { kind: 'onPremises', instances: fleet.instances.length };
  return { kind: 'ec2', instanceType: fleet.instanceType, instances: onEc2, volumeGb: settings.volumeGb };
}

/**
 * What a month would be like that goes on as a run did up to `t`: fleet, traffic and alarms of the scenario, durations as last seen.
 * How many people push how often, and what has not happened yet, is taken from `base`.
 */
export function forecastOfRun(
  scenario: Scenario,
  log: SimulationLog,
  t: SimTimeMs,
  settings: MeteringSettings,
  base: ForecastInput,
): ForecastInput {
  const { build, actionSeconds, deploymentSeconds } = look(log.events, t);
  const actions = scenario.pipeline.stages.flatMap((stage) => stage.actions);
  const approvals = actions.filter(({ category }) => category === 'Approval').length;
  const demand = scenario.traffic.filter(({ atMs }) => atMs <= t).at(-1)?.requestsPerSecond ?? 0;
  const metrics = alarmMetrics(scenario.alarms);
  return {
    ...base,
    build: build ?? base.build,
    pipeline: {
      ...base.pipeline,
      type: scenario.pipeline.pipelineType,
      actionSeconds: actionSeconds.size === 0 ? base.pipeline.actionSeconds : [...actionSeconds.values()],
      peopleSeconds: wholeDecimal(approvals * settings.secondsPerApproval),
    },
    source: actions.some(({ provider }) => provider === 'CodeCommit') ? 'CodeCommit' : 'other',
    fleet: fleetOf(scenario, settings, base.fleet),
    deployment: { ...base.deployment, seconds: deploymentSeconds ?? base.deployment.seconds },
    traffic: {
      requestsPerSecond: exact(String(demand)),
      hasLoadBalancer: scenario.targetGroup !== null,
    },
    alarmMetrics: metrics.standard,
    highResolutionAlarmMetrics: metrics.highResolution,
  };
}
