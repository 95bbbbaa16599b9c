import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/engine';
import { narrative } from '../../src/i18n/en/narrative';
import { createReader, fleetProjection, narrativeProjection, trafficProjection } from '../../src/projections';
import { shipped } from '../support/shipped';
import { accessibilityTree, focused, tabTo } from './accessibilityTree';
import { openApp } from './harness';

const slider = (page: Page) => page.getByRole('slider', { name: 'Timeline' });
const now = async (page: Page): Promise<number> => Number(await slider(page).getAttribute('aria-valuenow'));

async function open(address: string) {
  const opened = await openApp({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    address: `?lang=en${address}`,
    // The test's own clock: what is said after a pause is said when the test lets time pass.
    prepare: (page) => page.clock.install(),
  });
  return opened;
}

async function openRun(id: string) {
  const opened = await open(`#/run/${id}`);
  await slider(opened.page).waitFor();
  return opened;
}

/** Goes on by ten seconds at a time until the log has a line. */
async function skipUntil(page: Page, text: RegExp): Promise<void> {
  const line = page.getByRole('complementary', { name: 'Inspector' }).getByText(text).first();
  for (let step = 0; step < 130 && !(await line.isVisible()); step++) await page.keyboard.press('Shift+ArrowRight');
  await line.waitFor();
}

/** What the run does, by the engine and the catalogue alone. */
function truth(id: string) {
  const { scenario } = shipped(id);
  const log = simulate(scenario, scenario.seed, []);
  const texts: Readonly<Record<string, (params: Readonly<Record<string, string | number>>) => string>> = narrative;
  const lines = createReader(scenario, log, narrativeProjection).at(scenario.untilMs);
  return {
    scenario,
    lines: lines.map(({ code, params }) => ({ code, text: texts[code]?.(params) ?? code })),
    fleetAt: (t: number) => createReader(scenario, log, fleetProjection).at(t),
    trafficAt: (t: number) => createReader(scenario, log, trafficProjection).at(t),
  };
}

/** Steps through the whole run by keyboard and writes down what the polite live region says. */
async function listen(page: Page, untilMs: number): Promise<string> {
  const region = page.locator('[aria-live=polite][aria-atomic=true]');
  const said: string[] = [];
  while ((await now(page)) * 1_000 < untilMs) {
    await page.keyboard.press('Shift+ArrowRight');
    await page.clock.runFor(2_600);
    const message = (await region.textContent())?.trim() ?? '';
    if (message !== said.at(-1)) said.push(message);
  }
  return said.join('\n');
}

/** What must never pass unsaid. */
const IMPORTANT =
  /^(execution\.(succeeded|failed)|deployment\.|rollback\.|build\.phaseFailed|alarm\.|targetHealth\.unhealthy|run\.ended)/;

describe.each(['first-deployment', 'failing-test', 'rollback-on-alarm'])('%s by screen reader', (id) => {
  test('the live region tells what happens, with its numbers', async () => {
    const { page, problems } = await openRun(id);
    const { scenario, lines } = truth(id);
    const said = await listen(page, scenario.untilMs);
    const important = lines.filter(({ code }) => IMPORTANT.test(code));
    expect(important.length).toBeGreaterThan(1);
    for (const { text } of important) expect(said).toContain(text);
    expect(problems).toEqual([]);
  });

  test('the tree has the pipeline, every instance, the charts and the moment in words', async () => {
    const { page } = await openRun(id);
    const { scenario, fleetAt } = truth(id);
    while ((await now(page)) < 260) await page.keyboard.press('Shift+ArrowRight');
    const tree = await accessibilityTree(page);
    const named = (role: string) => tree.filter((node) => node.role === role).map(({ name }) => name);
    expect(named('heading')).toEqual(expect.arrayContaining([scenario.pipeline.name, 'Inspector']));
    const stages = tree.filter(
      ({ role, name, inside }) => role === 'group' && inside === `list ${scenario.pipeline.name}` && name !== '',
    );
    expect(stages.map(({ name }) => name.split(',')[0])).toEqual(scenario.pipeline.stages.map(({ name }) => name));
    const { instances, healthyTargets } = fleetAt(260_000);
    expect(named('rowheader')).toEqual(instances.map((instance) => instance.id));
    const health = tree.filter(({ role, name }) => role === 'gridcell' && name === 'healthy');
    expect(health).toHaveLength(healthyTargets);
    expect(named('image').some((name) => /^At 04:20: .*5xx rate/.test(name))).toBe(true);
    expect(await slider(page).getAttribute('aria-valuetext')).toMatch(
      new RegExp(`^04:20, .+, ${healthyTargets} healthy`),
    );
    // Everything that can be pressed has a name.
    const pressable = tree.filter(({ role }) => ['button', 'link', 'switch', 'combobox', 'slider'].includes(role));
    expect(pressable.filter(({ name }) => name === '')).toEqual([]);
  });
});

test('what the deployment, the alarm and the rollback did can be asked of the tree', async () => {
  const { page } = await openRun('rollback-on-alarm');
  const { trafficAt } = truth('rollback-on-alarm');
  await skipUntil(page, /The rollback succeeded/);
  const tree = await accessibilityTree(page);
  const all = tree.map(({ name }) => name).join('\n');
  expect(all).toMatch(/Deploy, failed, execution 1, v2/);
  expect(all).toMatch(/stopped by alarm 3 of 12 instances done/);
  expect(all).toMatch(/An alarm stopped deployment d-\w+ of v2: 3 succeeded, 3 failed, 6 skipped/);
  const { totalFailed, totalRequests } = trafficAt((await now(page)) * 1_000);
  expect(all).toContain(`${totalFailed.toLocaleString('en')} of ${totalRequests.toLocaleString('en')} requests failed`);
  expect(tree.filter(({ role, name }) => role === 'gridcell' && name === 'v1')).toHaveLength(12);
});

test('a step about which the log says nothing is read too', async () => {
  const { page } = await openRun('first-deployment');
  await skipUntil(page, /Deployment d-/);
  const region = page.locator('[aria-live=polite][aria-atomic=true]');
  await page.clock.runFor(5_000);
  await page.keyboard.press('ArrowRight');
  await page.clock.runFor(1_000);
  await expect.poll(() => region.textContent()).toMatch(/^\d\d:\d\d, v2 deploying, \d healthy\. .*i-\d+/);
});

describe('by keyboard alone', () => {
  test('a first deployment is opened from the start page, played, held at a transition and let go', async () => {
    const { page, problems } = await open('');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await tabTo(page, 'a', /^A first deployment/);
    await page.keyboard.press('Enter');
    await slider(page).waitFor();
    await page.keyboard.press('Space');
    await page.clock.runFor(3_000);
    await page.keyboard.press('Space');
    expect(await now(page)).toBeGreaterThan(0);
    await page.keyboard.press('Home');
    await tabTo(page, 'switch', /Build to Deploy|from Build/);
    await page.keyboard.press('t');
    await skipUntil(page, /waits: the transition to Deploy is disabled/);
    await page.keyboard.press('t');
    await skipUntil(page, /Execution #1 succeeded: v2 passed the whole pipeline/);
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByText(/passed the whole pipeline/).count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('a failing test is found and fixed', async () => {
    const { page, problems } = await openRun('failing-test');
    await skipUntil(page, /The build failed in BUILD/);
    await tabTo(page, 'button', /^Commit and push/);
    await page.keyboard.press('Enter');
    await page
      .getByText(/pushed v3/)
      .first()
      .waitFor();
    await skipUntil(page, /Execution #2 succeeded/);
    await tabTo(page, 'row', /^i-01/);
    const walked: string[] = [];
    for (let instance = 0; instance < 6; instance++) {
      walked.push((await focused(page)).name.slice(0, 4));
      await page.keyboard.press('ArrowRight');
    }
    expect(walked).toEqual(['i-01', 'i-02', 'i-03', 'i-04', 'i-05', 'i-06']);
    expect((await focused(page)).name).toMatch(/v3.*healthy/);
    expect(problems).toEqual([]);
  });

  test('a rollback is followed from mark to mark, and its numbers are read in the table', async () => {
    const { page, problems } = await openRun('rollback-on-alarm');
    await skipUntil(page, /The rollback succeeded/);
    await page.keyboard.press('Home');
    const marks: number[] = [];
    for (let mark = 0; mark < 3; mark++) {
      await page.keyboard.press(']');
      marks.push(await now(page));
    }
    expect(marks).toEqual([...marks].sort((a, b) => a - b));
    expect(new Set(marks).size).toBe(3);
    await tabTo(page, 'button', /^Show as table/);
    await page.keyboard.press('Enter');
    await page.getByRole('table').waitFor();
    expect(
      await page
        .getByRole('row')
        .filter({ hasText: /orders-5xx/ })
        .count(),
    ).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.getByRole('table').waitFor({ state: 'detached' });
    // The focus comes back to where it was.
    expect((await focused(page)).name).toMatch(/^Show as table/);
    expect(problems).toEqual([]);
  });

  test('shortcuts are listed, can be turned off, and stay off', async () => {
    const { page, problems } = await openRun('first-deployment');
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    await tabTo(page, 'switch', /^Shortcuts are on/);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    for (const key of ['Shift+ArrowRight', 'Space', '?']) await page.keyboard.press(key);
    expect(await now(page)).toBe(0);
    expect(await dialog.count()).toBe(0);
    await page.reload();
    await slider(page).waitFor();
    await page.keyboard.press('Shift+ArrowRight');
    expect(await now(page)).toBe(0);
    // The timeline's own keys are no shortcuts.
    await slider(page).focus();
    await page.keyboard.press('Shift+ArrowRight');
    expect(await now(page)).toBe(10);
    expect(problems).toEqual([]);
  });
});
