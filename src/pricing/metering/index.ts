import type { Fact, Scenario, Usage } from '../../domain';
import type { Projection } from '../../projections';
import type { SimTimeMs } from '../../shared';
import { alarmsMeter } from './alarms.meter';
import { artifactsMeter } from './artifacts.meter';
import { buildsMeter } from './builds.meter';
import { deploymentsMeter } from './deployments.meter';
import { hostsMeter } from './hosts.meter';
import { logsMeter } from './logs.meter';
import { anyMeter, type AnyMeter, type MeterContext } from './meter';
import { peopleMeter } from './people.meter';
import { pipelineMeter } from './pipeline.meter';
import { repositoryMeter } from './repository.meter';
import type { MeteringSettings } from './settings';
import { tracesMeter } from './traces.meter';
import { trafficMeter } from './traffic.meter';

export { DEFAULT_METERING, type MeteringSettings } from './settings';

/** In the order of the bill. */
const METERS: readonly AnyMeter[] = [
  anyMeter(buildsMeter),
  anyMeter(pipelineMeter),
  anyMeter(deploymentsMeter),
  anyMeter(repositoryMeter),
  anyMeter(artifactsMeter),
  anyMeter(hostsMeter),
  anyMeter(trafficMeter),
  anyMeter(alarmsMeter),
  anyMeter(logsMeter),
  anyMeter(tracesMeter),
  anyMeter(peopleMeter),
];

/** What the meters have read so far. */
export interface Metered extends MeterContext {
  readonly states: readonly unknown[];
  /** When the run ended; null while it lasts. Nothing is used after it. */
  readonly endedAt: SimTimeMs | null;
}

/** The fold of a log into what it used. Ask {@link usageAt} for the quantities at a moment. */
export function meteringProjection(settings: MeteringSettings): Projection<Metered, Metered> {
  return {
    initial: (scenario: Scenario) => {
      const context = { scenario, settings };
      return { ...context, states: METERS.map((meter) => meter.initial(context)), endedAt: null };
    },
    apply: (metered, fact: Fact) => {
      const { states } = metered;
      const isEnd = fact.type === 'run.ended';
      let changed: unknown[] | null = null;
      for (const [index, { handlers }] of METERS.entries()) {
        const before = states[index];
        const after = handlers[fact.type]?.(before, fact.data, fact) ?? before;
        if (after !== before) (changed ??= [...states])[index] = after;
      }
      if (changed === null && !isEnd) return metered;
      return { ...metered, states: changed ?? states, endedAt: isEnd ? fact.at : metered.endedAt };
    },
    view: (metered) => metered,
  };
}

/** What was used up to `t`: the facts that were folded, and what still runs at that moment. */
export function usageAt(metered: Metered, t: SimTimeMs): Usage {
  const until = Math.max(0, metered.endedAt === null ? t : Math.min(t, metered.endedAt));
  return {
    items: METERS.flatMap((meter, index) => meter.items?.(metered.states[index], until, metered) ?? []),
    own: METERS.flatMap((meter, index) => meter.own?.(metered.states[index], until, metered) ?? []),
  };
}
