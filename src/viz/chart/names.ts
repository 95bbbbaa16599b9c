import type { ChartInput } from './types';

/** A state's place among nested ones: what stands in its box, and the state around it if that holds several. */
export interface Named {
  readonly label: string;
  readonly frame: string | null;
}

/**
 * `BUILD.running` is `BUILD` where that is the only state inside; where a state holds several it becomes a frame around them.
 */
export function nameStates(states: ChartInput['states']): ReadonlyMap<string, Named> {
  const inside = new Map<string, number>();
  for (const { value } of states) {
    const outer = outerOf(value);
    if (outer !== null) inside.set(outer, (inside.get(outer) ?? 0) + 1);
  }
  return new Map(
    states.map(({ value }): [string, Named] => {
      const outer = outerOf(value);
      if (outer === null) return [value, { label: value, frame: null }];
      return (inside.get(outer) ?? 0) > 1
        ? [value, { label: value.slice(outer.length + 1), frame: outer }]
        : [value, { label: outer, frame: null }];
    }),
  );
}

function outerOf(value: string): string | null {
  const end = value.lastIndexOf('.');
  return end < 0 ? null : value.slice(0, end);
}
