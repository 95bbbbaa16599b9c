import type { ChartTransition, EntityMove, EntityRecord } from '../domain';
import { countUpTo, type SimTimeMs } from '../shared';

/** Where a machine stands at a moment, how it came there and what can happen next. */
export interface ChartView {
  /** Null before the entity exists. */
  readonly active: string | null;
  readonly since: SimTimeMs | null;
  /** States that it has been in, the active one included, in order of the first visit. */
  readonly visited: readonly string[];
  /** Ways that it went, as `from → to`, in order of the first time. */
  readonly travelled: readonly string[];
  /** Changes of state, newest first; the first entry into a state has `from` null. */
  readonly history: readonly EntityMove[];
  /** What the active state listens to; what is bound to come by itself first. */
  readonly next: readonly NextTrigger[];
}

/** Something that the machine waits for. */
export interface NextTrigger {
  /** Type of the event; null for time alone. */
  readonly event: string | null;
  readonly delay: string | null;
  /** When time alone brings it, if nothing else happens before; null for events. */
  readonly dueAt: SimTimeMs | null;
  /** Where it may lead. */
  readonly to: readonly string[];
}

const BEFORE: ChartView = { active: null, since: null, visited: [], travelled: [], history: [], next: [] };

/** The name of a way from one state to another. */
export function wayKey(from: string, to: string): string {
  return `${from} → ${to}`;
}

/** Answers what the chart of one entity shows at any moment. The same object while nothing changes. */
export function createChartReader(record: EntityRecord): { at(t: SimTimeMs): ChartView } {
  let shown: { readonly count: number; readonly view: ChartView } | null = null;
  return {
    at: (t) => {
      const count = countUpTo(record.moves, t, (move) => move.at);
      if (shown?.count !== count) shown = { count, view: chartAfter(record, count) };
      return shown.view;
    },
  };
}

/** The view after so many moves, from the start. */
export function chartAfter(record: EntityRecord, count: number): ChartView {
  const moves = record.moves.slice(0, count);
  const last = moves.at(-1);
  if (last === undefined) return BEFORE;
  const changes = moves.filter(({ from, to }) => from !== to);
  const ways = changes.flatMap((move) => waysOf(record, move));
  return {
    active: last.to,
    since: changes.at(-1)?.at ?? last.at,
    visited: [...new Set(changes.flatMap((move) => [...passingOf(record, move), move.to]))],
    travelled: [...new Set(ways)],
    history: changes.reverse(),
    next: nextOf(record, last),
  };
}

function passingOf({ chart }: EntityRecord, { from, to, event, delay }: EntityMove): readonly string[] {
  const fits = (each: ChartTransition): boolean =>
    each.from === from && each.to === to && each.event === event && each.delay === delay;
  return chart.transitions.find(fits)?.passing ?? [];
}

/** The arrows along which a move went. */
function waysOf(record: EntityRecord, move: EntityMove): readonly string[] {
  if (move.from === null) return [];
  const stops = [move.from, ...passingOf(record, move), move.to];
  return stops.slice(1).map((stop, index) => wayKey(stops[index] ?? '', stop));
}

function nextOf({ chart, timers }: EntityRecord, { to: active, at }: EntityMove): readonly NextTrigger[] {
  const next = new Map<string, NextTrigger>();
  for (const { from, to, event, delay } of chart.transitions) {
    if (from !== active) continue;
    const key = event ?? `after ${delay ?? ''}`;
    const known = next.get(key);
    const dueAt = delay === null ? null : dueOf(timers, delay, at);
    // A timer that was not set cannot run out: delays of outer states go on from where they began.
    if (delay !== null && dueAt === null) continue;
    next.set(key, known === undefined ? { event, delay, dueAt, to: [to] } : { ...known, to: [...known.to, to] });
  }
  return [...next.values()].sort(byTime);
}

/** When the newest timer of a delay runs out, if it has not done so yet. */
function dueOf(timers: EntityRecord['timers'], delay: ChartTransition['delay'], at: SimTimeMs): SimTimeMs | null {
  for (let index = timers.length - 1; index >= 0; index--) {
    const timer = timers[index];
    if (timer?.delay === delay && timer.setAt <= at) return timer.dueAt >= at ? timer.dueAt : null;
  }
  return null;
}

function byTime(a: NextTrigger, b: NextTrigger): number {
  return (a.dueAt ?? Infinity) === (b.dueAt ?? Infinity) ? 0 : (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity);
}
