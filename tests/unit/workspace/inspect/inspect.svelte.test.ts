import { flushSync } from 'svelte';
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../../src/domain';
import { createInProcessClient, type SimulationClient } from '../../../../src/workers';
import { Inspection } from '../../../../src/workspace/inspect/Inspection.svelte';
import { Selection } from '../../../../src/workspace/inspect/Selection.svelte';
import { RunSession } from '../../../../src/workspace/RunSession.svelte';
import { buildScenario } from '../../../support/scenarioBuilder';
import { alarmAndRollback, failingBuild } from '../../projections/runs';

const client = createInProcessClient();

async function open(scenario: Scenario, given: SimulationClient = client) {
  const session = new RunSession(scenario, 7, given);
  session.playback.setReducedMotion(true);
  await session.start(null);
  const selection = new Selection(() => session);
  const inspection = new Inspection(() => ({ session, selection }));
  return { session, selection, inspection };
}

/** Loads the record of the machine that is shown, and waits for it. */
async function loaded(inspection: Inspection): Promise<void> {
  inspection.load();
  await expect.poll(() => inspection.chart.kind).not.toBe('loading');
}

describe('the selection', () => {
  test('is what the run is about until something is chosen', async () => {
    const { session, selection } = await open(alarmAndRollback().scenario);
    expect(selection.subject).toEqual({ kind: 'stage', stage: 'Source' });
    session.playback.skip(150_000);
    expect(selection.subject).toMatchObject({ kind: 'deployment' });
    selection.select({ kind: 'instance', instance: 'i-02' });
    expect(selection.subject).toEqual({ kind: 'instance', instance: 'i-02' });
    expect(selection.isSelected({ kind: 'instance', instance: 'i-02' })).toBe(true);
    expect(selection.isSelected({ kind: 'instance', instance: 'i-01' })).toBe(false);
    expect(selection).toMatchObject({ tab: 'chart', isOpen: true });
  });

  test('asks about a fact: what it is about is chosen, and the story stays', async () => {
    const { session, selection } = await open(alarmAndRollback().scenario);
    const alarm = session.log?.events.find((fact) => fact.type === 'alarm.stateChanged' && fact.data.to === 'ALARM');
    selection.ask(alarm?.seq ?? -1);
    expect(selection).toMatchObject({ subject: { kind: 'alarm', alarm: 'errors' }, asked: alarm?.seq, tab: 'story' });
    selection.show('logs');
    selection.ask(alarm?.seq ?? -1);
    expect(selection.tab).toBe('why');
  });

  test('forgets a fact that the run no longer has', async () => {
    const { session, selection } = await open(alarmAndRollback().scenario);
    session.playback.skip(100_000);
    const last = session.log?.events.at(-1);
    selection.ask(last?.seq ?? -1);
    await session.issue({ type: 'transition.disable', stage: 'Deploy', reason: '' });
    expect(session.log?.events[last?.seq ?? -1]?.type).not.toBe('run.ended');
    expect(selection.asked).toBeNull();
  });
});

describe('the inspection', () => {
  test('explains the newest failure of the selection at the playhead, or what was asked', async () => {
    const { session, selection, inspection } = await open(failingBuild().scenario);
    session.playback.skip(200_000);
    selection.select({ kind: 'stage', stage: 'Build' });
    expect(inspection.why?.items.at(-1)).toMatchObject({ code: 'commit.changed', root: 'commit' });
    session.playback.seek(0);
    expect(inspection.why).toBeNull();
    session.playback.seek(200_000);
    const pushed = session.log?.events.find(({ type }) => type === 'commit.pushed');
    selection.ask(pushed?.seq ?? -1);
    expect(inspection.why?.seq).toBe(pushed?.seq);
  });

  test('shows the log up to the playhead', async () => {
    const { session, selection, inspection } = await open(failingBuild().scenario);
    selection.select({ kind: 'action', stage: 'Build', action: 'Build' });
    expect(inspection.log).toMatchObject({ kind: 'build', source: null, lines: [] });
    session.playback.skip(200_000);
    expect(inspection.log?.lines.some(({ text }) => text.startsWith('Command did not exit successfully'))).toBe(true);
    expect(inspection.build?.status).toBe('FAILED');
    selection.select({ kind: 'traffic' });
    expect(inspection.log).toBeNull();
  });

  test('records the machine once, follows the playhead, and changes the machine', async () => {
    let asked = 0;
    const counting: SimulationClient = {
      ...client,
      record: (...given) => {
        asked++;
        return client.record(...given);
      },
    };
    const { session, selection, inspection } = await open(alarmAndRollback().scenario, counting);
    selection.select({ kind: 'instance', instance: 'i-01' });
    expect(inspection.machines.map(({ role }) => role)).toEqual(['target', 'application']);
    expect(inspection.chart.kind).toBe('loading');
    inspection.load();
    await loaded(inspection);
    expect(asked).toBe(1);
    expect(inspection.chart).toMatchObject({ kind: 'ready', view: { active: 'healthy' } });
    session.playback.skip(600_000);
    expect(inspection.machine?.role).toBe('lifecycle');
    inspection.showMachine('application');
    await loaded(inspection);
    expect(inspection.chart).toMatchObject({ kind: 'ready', view: { active: 'running' } });
  });

  test('has no chart where there is no machine yet', async () => {
    const { selection, inspection } = await open(buildScenario());
    selection.select({ kind: 'action', stage: 'Deploy', action: 'Deploy' });
    expect(inspection.chart.kind).toBe('none');
  });

  test('says that the machine could not be worked out, and tries again when asked', async () => {
    let isBroken = true;
    const failing: SimulationClient = {
      ...client,
      record: (...given) => (isBroken ? Promise.reject(new Error('no')) : client.record(...given)),
    };
    const { selection, inspection } = await open(buildScenario(), failing);
    selection.select({ kind: 'alarm', alarm: 'errors' });
    await loaded(inspection);
    expect(inspection.chart.kind).toBe('failed');
    isBroken = false;
    inspection.reload();
    await expect.poll(() => inspection.chart.kind).toBe('ready');
    flushSync();
  });
});
