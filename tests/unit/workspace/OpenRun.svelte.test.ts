import { beforeEach, describe, expect, test } from 'vitest';
import { createInProcessClient } from '../../../src/workers';
import { currentBranch } from '../../../src/workspace/branches';
import { Library } from '../../../src/workspace/keeping/Library.svelte';
import { OpenRun } from '../../../src/workspace/OpenRun.svelte';
import type { OpenedScenario } from '../../../src/workspace/scenarioSource';
import { buildScenario } from '../../support/scenarioBuilder';
import { fakeBrowser, type FakeBrowser } from '../../support/stores';

const client = createInProcessClient();
const HOLD = { type: 'transition.disable', stage: 'Deploy', reason: '' } as const;
const RELEASE = { type: 'transition.enable', stage: 'Deploy' } as const;

function opened(scenario = buildScenario({ instances: 2 })): OpenedScenario {
  const text = { title: '', summary: '', edits: {}, commits: {} };
  return { ref: { kind: 'shipped', id: 'demo' }, scenario, text: () => Promise.resolve(text) };
}

interface Tab {
  readonly run: OpenRun;
  readonly library: Library;
}

async function openTab(browser: FakeBrowser, seed: number | null = null, source = opened()): Promise<Tab> {
  const library = new Library(browser.tab());
  const run = await OpenRun.open(source, seed, 'en', client, library);
  run.session.playback.setReducedMotion(true);
  return { run, library };
}

/** Plays to a time and decides there. */
async function decide({ run }: Tab, ms: number, body: typeof HOLD | typeof RELEASE = HOLD): Promise<void> {
  run.session.playback.skip(ms);
  expect(await run.session.issue(body)).toBe(true);
  run.keep();
}

const linesIn = ({ run }: Tab): string[] => run.session.tree.branches.map(({ commands }) => JSON.stringify(commands));
const codes = ({ run }: Tab): string[] => run.notes.map(({ code }) => code);

let browser: FakeBrowser;
beforeEach(() => {
  browser = fakeBrowser();
});

describe('a run that is opened again', () => {
  test('goes on with all its branches where it was left', async () => {
    const first = await openTab(browser);
    await decide(first, 100_000);
    first.run.session.playback.seek(50_000);
    // The transition is open again at this moment: the other branch closed it later.
    await decide(first, 0);
    const again = await openTab(browser);
    expect(again.run.session.save()).toEqual(first.run.session.save());
    expect(codes(again)).toEqual([]);
  });

  test('with another seed is new, and the old one a restore point', async () => {
    const first = await openTab(browser);
    await decide(first, 100_000);
    const second = await openTab(browser, 99);
    expect(second.run.session.seed).toBe(99);
    expect(linesIn(second)).toEqual(['[]']);
    expect(second.run.notes).toEqual([{ code: 'keptBefore', reason: 'seed' }]);
    expect(second.library.points.all[0]?.run.tree).toEqual(first.run.session.save());
    second.run.keep();
    expect((await openTab(browser)).run.session.seed).toBe(99);
  });

  test('on a scenario that has changed is new, and the old one a restore point', async () => {
    await decide(await openTab(browser), 100_000);
    const changed = await openTab(browser, null, opened(buildScenario({ instances: 3 })));
    expect(linesIn(changed)).toEqual(['[]']);
    expect(changed.run.notes).toEqual([{ code: 'keptBefore', reason: 'scenario' }]);
    expect(changed.library.points.all).toHaveLength(1);
  });

  test('that was made by another engine says so', async () => {
    await decide(await openTab(browser), 100_000);
    const kept = browser.entries.get('run:demo') ?? '';
    browser.entries.set('run:demo', kept.replace(/"engineVersion":\d+/, '"engineVersion":999'));
    const again = await openTab(browser);
    expect(again.run.notes).toMatchObject([{ code: 'engineChanged', from: 999 }]);
    expect(currentBranch(again.run.session.tree).commands).toHaveLength(1);
  });

  test('that cannot be read begins anew; what was there is set aside, whole', async () => {
    browser.entries.set('run:demo', '{"version":1,"commands":[{"type":"evil"}]');
    const tab = await openTab(browser);
    expect(tab.run.notes).toEqual([{ code: 'unreadable', problem: { code: 'notJson', path: '' }, isMoved: true }]);
    expect(tab.library.aside[0]?.text).toBe('{"version":1,"commands":[{"type":"evil"}]');
    await decide(tab, 1_000);
    expect(tab.run.saved).toBe('saved');
  });

  test('that cannot be read nor set aside is left alone', async () => {
    browser.entries.set('run:demo', 'garbage');
    browser.outcome = 'full';
    const tab = await openTab(browser);
    expect(tab.run.notes).toMatchObject([{ code: 'unreadable', isMoved: false }]);
    browser.outcome = 'saved';
    await decide(tab, 1_000);
    expect(tab.run.saved).toBe('full');
    expect(browser.entries.get('run:demo')).toBe('garbage');
  });

  test('from a version that kept one line of commands has that line as its branch', async () => {
    const tab = await openTab(browser);
    await decide(tab, 100_000);
    const { seed, digest, tree } = JSON.parse(browser.entries.get('run:demo') ?? '');
    const { commands, t, furthest } = tree.branches[0];
    browser.entries.set('run:demo', JSON.stringify({ version: 1, seed, digest, commands, t, furthest }));
    const again = await openTab(browser);
    expect(again.run.session.save()).toEqual(tab.run.session.save());
  });
});

test('full storage is said, and the run goes on', async () => {
  const tab = await openTab(browser);
  browser.outcome = 'full';
  await decide(tab, 1_000);
  expect(tab.run.saved).toBe('full');
  browser.outcome = 'saved';
  tab.run.keep();
  expect(tab.run.saved).toBe('saved');
});

describe('two tabs with one run', () => {
  async function twoTabs(): Promise<{ mine: Tab; theirs: Tab }> {
    const mine = await openTab(browser);
    await decide(mine, 10_000);
    return { mine, theirs: await openTab(browser) };
  }

  test('tell the one that was overtaken, and it writes over nothing', async () => {
    const { mine, theirs } = await twoTabs();
    await decide(theirs, 10_000, RELEASE);
    expect(mine.run.isOvertaken).toBe(true);
    const kept = browser.entries.get('run:demo');
    await decide(mine, 50_000, RELEASE);
    expect(mine.run.saved).toBe('overtaken');
    expect(browser.entries.get('run:demo')).toBe(kept);
  });

  test('notice it even when no message came', async () => {
    const { mine } = await twoTabs();
    const text = (browser.entries.get('run:demo') ?? '').replace('"furthest":10000', '"furthest":20000');
    browser.entries.set('run:demo', text);
    await decide(mine, 50_000, RELEASE);
    expect(mine.run.isOvertaken).toBe(true);
    expect(browser.entries.get('run:demo')).toBe(text);
  });

  test('keep both lines when the person wants that', async () => {
    const { mine, theirs } = await twoTabs();
    await decide(theirs, 10_000, RELEASE);
    await decide(mine, 50_000, RELEASE);
    const [mineBefore, theirsBefore] = [linesIn(mine), linesIn(theirs)];
    await mine.run.keepBoth();
    expect(mine.run.isOvertaken).toBe(false);
    expect(linesIn(mine)).toEqual(expect.arrayContaining([...mineBefore, ...theirsBefore]));
    expect(JSON.stringify(currentBranch(mine.run.session.tree).commands)).toBe(mineBefore[0]);
    expect(theirs.run.isOvertaken).toBe(true);
    await theirs.run.takeOver();
    expect(linesIn(theirs)).toEqual(linesIn(mine));
    expect(theirs.library.points.all).toEqual([]);
    expect([...browser.entries.keys()].filter((key) => key.startsWith('side:'))).toEqual([]);
  });

  test('show the other line when the person wants that; what only this tab did is a restore point', async () => {
    const { mine, theirs } = await twoTabs();
    await decide(theirs, 10_000, RELEASE);
    await decide(mine, 50_000, RELEASE);
    const before = mine.run.session.save();
    await mine.run.takeOver();
    expect(linesIn(mine)).toEqual(linesIn(theirs));
    expect(mine.library.points.all.map(({ run }) => run.tree)).toEqual([before]);
    await mine.run.session.undo();
    expect(mine.run.session.save()).toEqual(before);
  });

  test('lose nothing when the overtaken one is closed without an answer', async () => {
    const { mine, theirs } = await twoTabs();
    await decide(theirs, 10_000, RELEASE);
    await decide(mine, 50_000, RELEASE);
    const wanted = linesIn(mine);
    mine.run.dispose();
    const later = await openTab(browser);
    expect(later.run.notes).toEqual([{ code: 'leftBeside', count: 1 }]);
    await later.run.bringIn();
    expect(linesIn(later)).toEqual(expect.arrayContaining(wanted));
    expect(codes(await openTab(browser))).toEqual([]);
  });

  test('with different seeds stay apart: the one not chosen becomes a restore point', async () => {
    const { mine } = await twoTabs();
    const other = await openTab(browser, 99);
    await decide(other, 10_000);
    await decide(mine, 50_000, RELEASE);
    expect(mine.run.isOvertaken).toBe(true);
    await mine.run.keepBoth();
    expect(mine.library.points.all.some(({ run }) => run.seed === 99)).toBe(true);
    expect((await openTab(browser)).run.session.seed).toBe(mine.run.session.seed);

    await decide(other, 10_000, RELEASE);
    expect(await other.run.takeOver()).toBe(false);
    other.run.dispose();
    expect(other.library.points.all.some(({ run }) => run.tree.branches[0]?.commands.length === 2)).toBe(true);
    expect((await openTab(browser)).run.session.seed).toBe(mine.run.session.seed);
  });
});
