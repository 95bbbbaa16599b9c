import type { FactData, FactOf } from '../../domain';
import { line, type RulesFor, type WhyLine } from './types';
import type { WhyContext } from './WhyContext';

type FleetFact =
  | 'instance.launched'
  | 'instance.installed'
  | 'instance.filesChanged'
  | 'instance.stopped'
  | 'instance.healthChanged'
  | 'app.started'
  | 'app.stopped'
  | 'app.degraded'
  | 'targetHealth.changed'
  | 'traffic.changed'
  | 'traffic.measured'
  | 'alarm.evaluated'
  | 'alarm.stateChanged';

function degraded({ data: { instance, version, errorRate, latencyMs } }: FactOf<'app.degraded'>): WhyLine {
  const key = `degraded/${version}`;
  return errorRate > 0
    ? line('app.degraded', 7, { instance, version, errorRate }, key)
    : line('app.slowed', 7, { instance, version, latencyMs }, key);
}

function split({ data }: FactOf<'traffic.changed'>): WhyLine {
  const { requestsPerSecond, targets } = data;
  if (targets === 0) return line('traffic.unrouted', 7, { requestsPerSecond });
  return line('traffic.changed', 4, { requestsPerSecond, targets, perTarget: requestsPerSecond / targets });
}

function measured({ data }: FactOf<'traffic.measured'>): WhyLine {
  const sum = (of: (group: FactData['traffic.measured']['groups'][number]) => number): number =>
    data.groups.reduce((total, group) => total + of(group), 0);
  const worst = data.groups.reduce<(typeof data.groups)[number] | null>(
    (most, group) => (group.failed > (most?.failed ?? 0) ? group : most),
    null,
  );
  if (worst === null) return line('traffic.served', 0, { requests: sum(({ requests }) => requests) });
  const { version, requests, failed } = worst;
  return line('traffic.failed', 6, { version, requests, failed });
}

function alarm({ data }: FactOf<'alarm.stateChanged'>, context: WhyContext): WhyLine {
  const { alarm: name, from, to, value, threshold } = data;
  const metric = context.metricOf(name);
  if (to === 'ALARM') return line('alarm.raised', 9, { alarm: name, metric, value: value ?? '', threshold });
  if (from === 'ALARM' && to === 'OK') return line('alarm.cleared', 3, { alarm: name });
  return line('alarm.changed', 2, { alarm: name, state: to });
}

function health({ data: { instance, from, to, reason } }: FactOf<'targetHealth.changed'>): WhyLine {
  if (to === 'unhealthy') return line('targetHealth.unhealthy', 8, { instances: instance, count: 1 });
  const weight = to === 'draining' || to === 'unused' ? 2 : 0;
  return line('targetHealth.changed', weight, { instance, from, to, reason });
}

/** Sentences about instances, applications, traffic and alarms. */
export const fleetRules: RulesFor<FleetFact> = {
  'instance.launched': ({ data: { instance, version } }) =>
    line('instance.launched', 0, { instance, version: version ?? 0 }),
  'instance.installed': ({ data }) => line('instance.installed', 0, data),
  'instance.filesChanged': ({ data: { instance, removed, written, kept, conflict } }) =>
    conflict === null
      ? line('instance.filesChanged', 0, {
          instance,
          removed: removed.length,
          written: written.length,
          kept: kept.length,
        })
      : line('instance.fileConflict', 7, { instance, path: conflict, removed: removed.length }),
  'instance.stopped': ({ data }) => line('instance.stopped', 8, data),
  'instance.healthChanged': ({ data: { instance, health: state } }) =>
    line('instance.healthChanged', 0, { instance, health: state }),
  'app.started': ({ data: { instance, version } }) => line('app.started', 5, { instance, version }),
  'app.stopped': ({ data: { instance, version } }) => line('app.stopped', 3, { instance, version }),
  'app.degraded': degraded,
  'targetHealth.changed': health,
  'traffic.changed': split,
  'traffic.measured': measured,
  'alarm.evaluated': ({ data: { alarm: name, value } }, context) =>
    line('alarm.evaluated', 0, { alarm: name, metric: context.metricOf(name), value: value ?? '' }),
  'alarm.stateChanged': alarm,
};
