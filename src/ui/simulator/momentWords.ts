import { formatClock } from '../../i18n';
import type { FleetView, PipelineView } from '../../projections';
import type { Locale } from '../../workspace/Locale.svelte';
import { deploymentWords } from './fleet/words';
import { executionNow, pendingApproval, stageWord } from './pipeline/words';

interface Moment {
  readonly t: number;
  readonly pipeline: PipelineView | null;
  readonly fleet: FleetView | null;
}

/** The one thing that goes on: a deployment, an open question, a stage; else how the newest execution ended. */
function headline({ pipeline, fleet }: Moment, { m }: Locale): string | null {
  const deployment = fleet?.deployment ?? null;
  if (deployment !== null && deployment.endedAt === null) {
    return `${m.fleet.version(deployment.version)} ${deploymentWords(deployment, m.fleet)}`;
  }
  const stages = pipeline?.stages ?? [];
  const stage = stages.find(pendingApproval) ?? stages.filter(({ status }) => status === 'InProgress').at(-1);
  if (stage !== undefined) return `${stage.name} ${stageWord(stage, m.pipeline)}`;
  const [newest] = pipeline?.executions ?? [];
  return newest === undefined ? null : executionNow(newest, m.pipeline);
}

/** A moment in words: `05:52, v1 rolling back, 7 healthy, 2 unhealthy`. */
export function momentWords(moment: Moment, locale: Locale): string {
  const { fleet, t } = moment;
  const words = locale.m.simulator.moment;
  const healthy = fleet?.healthyTargets ?? 0;
  const unhealthy = fleet?.unhealthyTargets ?? 0;
  const parts = [
    formatClock(t),
    headline(moment, locale),
    healthy + unhealthy === 0 ? null : words.healthy(healthy),
    unhealthy === 0 ? null : words.unhealthy(unhealthy),
  ];
  return parts.filter((part) => part !== null).join(', ');
}
