import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain';
import { FAULT_TYPES } from '../../../src/engine';
import { loadLaterMessages } from '../../../src/i18n';
import { createReader, fleetProjection, interventionsProjection, pipelineProjection } from '../../../src/projections';
import { faultOffers } from '../../../src/workspace/offers';
import type { Act } from '../../../src/ui/simulator/acting/act';
import { sheetOf } from '../../../src/ui/simulator/acting/choices';
import { FAULT_GROUPS, isChosen } from '../../../src/ui/simulator/acting/faultGroups';
import { factsOf, theFact } from '../../support/facts';
import * as runs from '../projections/runs';

const words = (await loadLaterMessages('en')).acting;

function situationAt(t: number, commands: readonly Command[] = []) {
  const { scenario, log } = runs.run({}, { untilMs: 2_400_000 }, commands);
  return {
    scenario,
    pipeline: createReader(scenario, log, pipelineProjection).at(t),
    fleet: createReader(scenario, log, fleetProjection).at(t),
    interventions: createReader(scenario, log, interventionsProjection).at(t),
  };
}

const sheet = (act: Act, t: number, commands: readonly Command[] = []) => sheetOf(act, situationAt(t, commands), words);
const { log } = runs.run();
const building = factsOf(log, 'build.started')[0]?.at ?? 0;
const deploying = theFact(log, 'deployment.started').at;
const { deploymentId } = theFact(log, 'deployment.created').data;

describe('what can be done about a run', () => {
  test('a running execution can be stopped in two ways', () => {
    const { title, choices } = sheet({ kind: 'stop', execution: 1 }, building);
    expect(title).toBe('Stop execution #1');
    expect(choices.map(({ label, refusal }) => [label, refusal])).toEqual([
      ['Stop and wait', null],
      ['Stop and abandon', null],
    ]);
  });

  test('a stopping one can only be abandoned, and says why', () => {
    const stop: Command = { at: building, type: 'execution.stop', execution: 1, isAbandoned: false, reason: '' };
    const { choices } = sheet({ kind: 'stop', execution: 1 }, building + 1, [stop]);
    expect(choices.map(({ refusal }) => refusal)).toEqual(['command.alreadyStopping', null]);
  });

  test('a failed stage can be retried until a newer execution enters it', () => {
    const fail: Command = {
      at: 1_000,
      type: 'fault.inject',
      fault: { type: 'build.fail', scope: 'next', project: null, exitCode: 1 },
    };
    const again: Command = { at: 200_000, type: 'execution.start' };
    const act: Act = { kind: 'retry', stage: 'Build' };
    expect(sheet(act, 190_000, [fail]).choices.map(({ refusal }) => refusal)).toEqual([null, null]);
    expect(sheet(act, 1_000_000, [fail, again]).choices).toEqual([]);
  });

  test('a running deployment can be stopped with or without a rollback; nothing is left when it is over', () => {
    const act: Act = { kind: 'deployment', deploymentId };
    const bodies = sheet(act, deploying).choices.map(({ body }) => body);
    expect(bodies).toMatchObject([{ autoRollback: null }, { autoRollback: true }, { autoRollback: false }]);
    expect(sheet(act, 2_399_000).choices).toEqual([]);
  });

  test('earlier versions are offered newest first, and refused while a deployment runs', () => {
    const act: Act = { kind: 'rollBack', group: 'orders/prod' };
    expect(sheet(act, 2_399_000).choices.map(({ label, refusal }) => [label, refusal])).toEqual([
      ['Deploy v2', null],
      ['Deploy v1', null],
    ]);
    expect(sheet(act, deploying).choices[0]?.refusal).toBe('command.deploymentInProgress');
  });
});

describe('the fault menu', () => {
  test('has a place, a hint and exactly one choice for every fault', () => {
    expect(FAULT_GROUPS.flatMap(({ types }) => types).sort()).toEqual([...FAULT_TYPES].sort());
    const targets = {
      instance: 'i-02',
      zone: 'ap-northeast-2c',
      target: null,
      version: 1,
      build: 'next',
      deployment: 'current',
      event: 'AfterInstall',
    } as const;
    const offers = faultOffers(situationAt(deploying));
    for (const type of FAULT_TYPES) {
      expect(words.hint[type]).toBeDefined();
      const chosen = offers.filter(({ body: { fault } }) => fault.type === type && isChosen(fault, targets));
      expect(chosen, type).toHaveLength(1);
    }
  });
});
