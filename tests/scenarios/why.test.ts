import { describe, expect, test } from 'vitest';
import type { Command, Scenario, SimulationLog } from '../../src/domain';
import { simulate } from '../../src/engine';
import { parseAppspec, parseBuildspec } from '../../src/formats';
import { isFailure, MAX_ITEMS, whyOf } from '../../src/projections/why';
import { MissingSpecError } from '../../src/engine';
import { sha256 } from '../../src/shared';
import { shipped, SHIPPED } from '../support/shipped';

const SEEDS = [1, 2, 3, 4, 5, 6];

/** Nobody does anything, or somebody pushes one of the prepared changes after two minutes. */
function plays({ edits }: Scenario): readonly (readonly Command[])[] {
  const pushes = edits.map(({ id, author, changes }): readonly Command[] => [
    { at: 120_000, type: 'commit.push', editId: id, author, changes },
  ]);
  return [[], ...pushes];
}

/** Simulates, and reads specifications that edits bring about. */
function run(scenario: Scenario, seed: number, commands: readonly Command[]): SimulationLog {
  try {
    return simulate(scenario, seed, commands);
  } catch (error) {
    if (!(error instanceof MissingSpecError)) throw error;
    const { kind, text } = error;
    const { buildspecs, appspecs } = scenario.specs;
    const specs =
      kind === 'buildspec'
        ? { appspecs, buildspecs: { ...buildspecs, [sha256(text)]: parseBuildspec(text) } }
        : { buildspecs, appspecs: { ...appspecs, [sha256(text)]: parseAppspec(text) } };
    return run({ ...scenario, specs }, seed, commands);
  }
}

describe.each(SHIPPED)('every bad outcome of %s', (id) => {
  const { scenario } = shipped(id);

  test.each(SEEDS)('has a chain of at most seven sentences down to a root (seed %i)', (seed) => {
    for (const commands of plays(scenario)) {
      const log = run(scenario, seed, commands);
      for (const fact of log.events.filter(isFailure)) {
        const items = whyOf(scenario, log, fact.seq)?.items ?? [];
        expect(items.length, `fact ${fact.seq}, ${fact.type}`).toBeGreaterThan(1);
        expect(items.length).toBeLessThanOrEqual(MAX_ITEMS);
        expect(items[0]?.seq).toBe(fact.seq);
        expect(
          items
            .map(({ root }) => root)
            .slice(0, -1)
            .every((root) => root === null),
        ).toBe(true);
        // Nothing that fails was there from the start: somebody pushed it, decided it or put it in.
        expect(['commit', 'fault', 'decision']).toContain(items.at(-1)?.root);
      }
    }
  });
});

test('the scenarios have bad outcomes to ask about', () => {
  const bad = (id: string): number => run(shipped(id).scenario, 1, []).events.filter(isFailure).length;
  expect(bad('failing-test')).toBeGreaterThan(0);
  expect(bad('rollback-on-alarm')).toBeGreaterThan(5);
});
