import type { Fact, FactType, SimulationLog } from '../domain';
import { countUpTo, type SimTimeMs } from '../shared';
import type { TimelineMark } from './views';

/** Bookkeeping that changes nothing a person could see: no reason to stop there. */
const UNSEEN: ReadonlySet<FactType> = new Set<FactType>(['traffic.measured', 'alarm.evaluated']);

const timeOf = ({ at }: { readonly at: SimTimeMs }): SimTimeMs => at;

const isSeen = (fact: Fact): boolean => !UNSEEN.has(fact.type);

/** The next time after `t` at which something happens; null when nothing does. All facts of one instant are one step. */
export function nextEventAt(log: SimulationLog, t: SimTimeMs): SimTimeMs | null {
  const { events } = log;
  for (let index = countUpTo(events, t, timeOf); index < events.length; index++) {
    const fact = events[index];
    if (fact !== undefined && isSeen(fact)) return fact.at;
  }
  return null;
}

/** The last time before `t` at which something happened; null when nothing did. */
export function previousEventAt(log: SimulationLog, t: SimTimeMs): SimTimeMs | null {
  const { events } = log;
  // Times are whole milliseconds or, while playing, in between: everything before `t` counts.
  for (let index = countBefore(events, t) - 1; index >= 0; index--) {
    const fact = events[index];
    if (fact !== undefined && isSeen(fact)) return fact.at;
  }
  return null;
}

/** What happened in one instant, in order, as far as a person could see it. */
export function factsAt(log: SimulationLog, t: SimTimeMs): readonly Fact[] {
  const { events } = log;
  return events.slice(countBefore(events, t), countUpTo(events, t, timeOf)).filter(isSeen);
}

/** The time of the next mark of the timeline after `t`, or null. */
export function nextMarkAt(marks: readonly TimelineMark[], t: SimTimeMs): SimTimeMs | null {
  return marks[countUpTo(marks, t, timeOf)]?.at ?? null;
}

/** The time of the last mark of the timeline before `t`, or null. */
export function previousMarkAt(marks: readonly TimelineMark[], t: SimTimeMs): SimTimeMs | null {
  return marks[countBefore(marks, t) - 1]?.at ?? null;
}

/** How many items come strictly before `t`: times of facts are whole milliseconds. */
function countBefore(items: readonly { readonly at: SimTimeMs }[], t: SimTimeMs): number {
  return countUpTo(items, Math.ceil(t) - 1, timeOf);
}
