import { describe, expect, it } from 'vitest';
import { bestMoment, coverAt, momentAt, takePictures } from '../../../scripts/vite/covers';
import { simulate } from '../../../src/engine';
import { createReader, fleetProjection, pipelineProjection } from '../../../src/projections';
import { SHIPPED, shipped } from '../../support/shipped';

const runs = SHIPPED.map((id) => {
  const { scenario } = shipped(id);
  const log = simulate(scenario, scenario.seed, []);
  return { id, scenario, log, ...bestMoment(scenario, log) };
});

function runOf(id: string) {
  const found = runs.find((run) => run.id === id);
  if (found === undefined) throw new Error(`no scenario ${id}`);
  return found;
}

describe('pictures of runs', () => {
  it.each(runs)('shows $id as its run is at that moment', ({ scenario, log, at }) => {
    const cover = coverAt(scenario, log, at);
    const { stages } = createReader(scenario, log, pipelineProjection).at(at);
    const { instances } = createReader(scenario, log, fleetProjection).at(at);
    expect(cover.stages.map(({ status }) => status)).toEqual(stages.map(({ status }) => status));
    expect(cover.instances).toHaveLength(instances.length);
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(scenario.untilMs);
  });

  it('finds the moment in which a deployment is under way', () => {
    const { scenario, log, at } = runOf('first-deployment');
    const { instances } = coverAt(scenario, log, at);
    expect(new Set(instances.map(({ state, version }) => `${state} ${version}`))).toEqual(
      new Set(['running 1', 'running 2', 'deploying 1']),
    );
  });

  it('finds the failed build', () => {
    const { scenario, log, at } = runOf('failing-test');
    expect(coverAt(scenario, log, at).stages.map(({ status }) => status)).toEqual([
      'Succeeded',
      'Failed',
      'NotStarted',
    ]);
  });

  it('shows the rollback large: it has the most to see', () => {
    const { moment, covers } = takePictures(runs.map(({ scenario }) => scenario));
    const { scenario, log, at } = runOf('rollback-on-alarm');
    expect(moment).toEqual(momentAt(scenario, log, at));
    expect(moment?.fleet.unhealthyTargets).toBeGreaterThan(0);
    expect(moment?.fleet.deployment?.rollbackOf).not.toBeNull();
    expect(moment?.points.every(({ from }) => from <= at)).toBe(true);
    expect(Object.keys(covers).sort()).toEqual([...SHIPPED]);
  });
});
