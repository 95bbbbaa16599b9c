import type { Scenario, SimulationLog } from '../domain';
import { countUpTo, type SimTimeMs } from '../shared';
import type { Projection } from './projection';

/** Facts between two kept states: a jump anywhere applies fewer than this many. */
const CHECKPOINT_EVERY = 512;

/** Answers what a projection says at any moment of one log. */
export interface Reader<View> {
  /** The view after every fact up to and including this time. The same object while nothing changes. */
  at(t: SimTimeMs): View;
  /** The view after the fact with this position; −1 is before the first. */
  atSeq(seq: number): View;
}

/**
 * A reader of one log. It keeps a state every 512 facts, made when first needed, and remembers where it stood:
 * playing forward applies only the new facts.
 */
export function createReader<View>(scenario: Scenario, log: SimulationLog, projection: Projection<View>): Reader<View> {
  const { events } = log;
  /** `checkpoints[k]` is the state after `k × 512` facts. */
  const checkpoints: unknown[] = [projection.initial(scenario)];
  let count = 0;
  let state = checkpoints[0];
  let shown: { readonly state: unknown; readonly view: View } | null = null;

  const startFrom = (wanted: number): void => {
    const nearest = Math.min(Math.floor(wanted / CHECKPOINT_EVERY), checkpoints.length - 1);
    if (count <= wanted && count >= nearest * CHECKPOINT_EVERY) return;
    count = nearest * CHECKPOINT_EVERY;
    state = checkpoints[nearest];
  };

  const after = (wanted: number): View => {
    startFrom(wanted);
    while (count < wanted) {
      const fact = events[count];
      if (fact === undefined) break;
      state = projection.apply(state, fact);
      count++;
      if (count === checkpoints.length * CHECKPOINT_EVERY) checkpoints.push(state);
    }
    if (shown === null || shown.state !== state) shown = { state, view: projection.view(state) };
    return shown.view;
  };

  return {
    at: (t) => after(countUpTo(events, t, (fact) => fact.at)),
    atSeq: (seq) => after(Math.max(0, Math.min(seq + 1, events.length))),
  };
}
