import type { ChartWay } from './types';

/** A transition, as far as a picture needs it; see `MachineChart`. */
interface Transition {
  readonly from: string;
  readonly to: string;
  readonly event: string | null;
  readonly delay: string | null;
  readonly passing: readonly string[];
}

/**
 * The arrows of a chart: one per pair of states, with the names of what triggers it. A way that only passes through another state has
 * no arrow of its own. Where one of the triggers has no name, the arrow has no label: half the truth would mislead.
 */
export function waysOf(
  transitions: readonly Transition[],
  nameOf: (transition: Transition) => string | null,
): readonly ChartWay[] {
  const ways = new Map<string, { from: string; to: string; names: (string | null)[] }>();
  for (const transition of transitions) {
    const { from, to, passing } = transition;
    if (from === to || passing.length > 0) continue;
    const key = `${from} → ${to}`;
    const way = ways.get(key) ?? { from, to, names: [] };
    way.names.push(nameOf(transition));
    ways.set(key, way);
  }
  return [...ways].map(([key, { from, to, names }]) => {
    const known = names.filter((name) => name !== null);
    return { key, from, to, label: known.length === names.length ? [...new Set(known)] : [] };
  });
}
