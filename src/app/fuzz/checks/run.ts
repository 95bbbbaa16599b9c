import type { Scenario, SimulationLog } from '../../../domain';
import {
  alarmsProjection,
  fleetProjection,
  interventionsProjection,
  narrativeProjection,
  pipelineProjection,
  project,
  timelineProjection,
  trafficProjection,
  trafficSeriesProjection,
  type Projection,
} from '../../../projections';
import { stableStringify } from '../../../shared';
import { MAX_BRANCHES, MAX_COMMANDS, type RunTree } from '../../../workspace/branches';
import type { RunSession } from '../../../workspace/RunSession.svelte';
import type { Check } from './types';

const playhead: Check = {
  name: 'playhead',
  every: 1,
  *find({ run }) {
    if (run === null) return;
    const { horizon, playback } = run.session;
    const { t, furthest } = playback;
    const isRight = t >= 0 && t <= furthest && furthest <= horizon;
    if (!isRight) yield `t = ${t}, furthest = ${furthest}, horizon = ${horizon}`;
  },
};

/** What the screen shows at the playhead is what the log says, told from its first fact. */
const folds: Check = {
  name: 'folds',
  every: 20,
  *find({ run }) {
    const session = run?.session;
    if (session?.log == null) return;
    const { log, scenario } = session;
    const { t, furthest } = session.playback;
    for (const [name, shown, projection] of readings(session)) {
      const until = name === 'timeline' || name === 'series' ? furthest : Math.floor(t);
      const facts = log.events.filter(({ at }) => at <= until);
      if (stableStringify(shown) !== stableStringify(project<unknown>(projection, scenario, facts))) {
        yield `${name} at ${until} differs from a fold of the log`;
      }
    }
  },
};

type Reading = readonly [name: string, shown: unknown, projection: Projection<unknown>];

const readings = (session: RunSession): readonly Reading[] =>
  [
    ['pipeline', session.pipeline, pipelineProjection],
    ['fleet', session.fleet, fleetProjection],
    ['traffic', session.traffic, trafficProjection],
    ['interventions', session.interventions, interventionsProjection],
    ['alarms', session.alarms, alarmsProjection],
    ['narrative', session.narrative, narrativeProjection],
    ['timeline', session.timeline, timelineProjection],
    ['series', session.series, trafficSeriesProjection],
  ] as const satisfies readonly (readonly [string, unknown, unknown])[] as unknown as readonly Reading[];

/** Two logs of one scenario and seed are the same until the first command that they do not share. */
function past(): Check {
  let before: { readonly scenario: Scenario; readonly log: SimulationLog } | null = null;
  return {
    name: 'past',
    every: 1,
    *find({ run }) {
      const log = run?.session.log ?? null;
      const last = before;
      if (run === null || log === null) {
        before = null;
        return;
      }
      if (last?.log === log) return;
      const { scenario } = run;
      before = { scenario, log };
      if (last === null || last.scenario !== scenario || last.log.header.seed !== log.header.seed) return;
      const until = firstDifference(last.log, log);
      const [old, now] = [last.log, log].map(({ events }) => events.filter(({ at }) => at < until));
      if (stableStringify(old) !== stableStringify(now)) yield `the log before ${until} changed by a later command`;
    },
  };
}

/** The time of the first command that only one of them has. */
function firstDifference(a: SimulationLog, b: SimulationLog): number {
  const count = Math.max(a.commands.length, b.commands.length);
  for (let index = 0; index < count; index++) {
    const [inA, inB] = [a.commands[index], b.commands[index]];
    if (stableStringify(inA ?? null) !== stableStringify(inB ?? null)) {
      return Math.min(inA?.at ?? Infinity, inB?.at ?? Infinity);
    }
  }
  return Infinity;
}

const branches: Check = {
  name: 'branches',
  every: 5,
  *find({ run }) {
    if (run !== null && run.session.log !== null) yield* faultsOf(run.session.save(), run.session.horizon);
  },
};

function* faultsOf({ branches: all, current }: RunTree, horizon: number): Iterable<string> {
  const seen = new Set<number>();
  for (const { id, parent, forkedAt, commands, t, furthest } of all) {
    if (seen.has(id)) yield `two branches have the id ${id}`;
    if (parent !== null && !seen.has(parent)) yield `branch ${id} comes before its parent ${parent}`;
    seen.add(id);
    const times = commands.map(({ at }) => at);
    if (times.some((at, index) => at < (times[index - 1] ?? 0))) yield `commands of branch ${id} are out of order`;
    if ((times.at(-1) ?? 0) > furthest)
      yield `branch ${id} has a command that lies after ${furthest}, its furthest time`;
    if (!(t >= 0 && t <= furthest && furthest <= horizon)) yield `branch ${id}: t = ${t}, furthest = ${furthest}`;
    if (forkedAt < 0 || forkedAt > furthest) yield `branch ${id} left at ${forkedAt}, but was seen until ${furthest}`;
    if (commands.length > MAX_COMMANDS) yield `branch ${id} has ${commands.length} commands`;
  }
  if (!seen.has(current)) yield `the branch on the screen, ${current}, does not exist`;
  if (all.length > MAX_BRANCHES) yield `${all.length} branches`;
}

export const runChecks = (): readonly Check[] => [playhead, folds, past(), branches];
