import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { FuzzControl, FuzzReport } from '../../src/app/fuzz/report';
import { openApp, type OpenOptions } from './harness';

type Playing = { readonly baepoFuzz: FuzzControl };

const open = (parameters: string, options: OpenOptions = {}) =>
  openApp({ ...options, address: `?lang=en&${parameters}#/run/rollback-on-alarm` });

/** The report when it is over. */
async function reportOf(page: Page): Promise<FuzzReport> {
  await page.waitForFunction(() => document.documentElement.dataset.fuzz === 'done', undefined, { timeout: 50_000 });
  return page.evaluate(() => (globalThis as unknown as Playing).baepoFuzz.report());
}

const kept = (page: Page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));

describe('played at random', () => {
  test.each([7, 8])('nothing breaks, seed %i', async (seed) => {
    const { page, problems } = await open(`fuzz=${seed}&fuzzFor=10s`);
    const report = await reportOf(page);
    expect(report.findings).toEqual([]);
    expect(problems).toEqual([]);
    expect(report.steps).toBeGreaterThan(20);
    const { errors: _1, console: _2, policy: _3, ...looks } = report.checks;
    for (const [check, times] of Object.entries(looks)) expect(times, check).toBeGreaterThan(0);
  });

  test('on a narrow screen, by touch, nothing breaks', async () => {
    const { page, problems } = await open('fuzz=9&fuzzFor=10s', {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    expect((await reportOf(page)).findings).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('what is wrong is found, each by its check, with what was done before', async () => {
    const { page } = await open('fuzz=7&fuzzFor=1h');
    await page.getByRole('slider', { name: 'Timeline' }).waitFor();
    await page.evaluate(() => {
      const plant = (html: string): void => document.getElementById('app')?.insertAdjacentHTML('beforeend', html);
      plant('<button class="planted"></button><i id="twin"></i><i id="twin"></i>');
      plant('<p>v2 has undefined instances</p><p class="planted wide">wide</p><p>deployment.succeeded</p>');
      document.querySelector<HTMLElement>('.planted.wide')?.style.setProperty('width', '5000px');
      setTimeout(() => {
        throw new Error('planted');
      });
      void Promise.reject(new Error('planted, too'));
      console.warn('planted on the console');
    });
    const checksThatFound = async (): Promise<string[]> => {
      const { findings } = await page.evaluate(() => (globalThis as unknown as Playing).baepoFuzz.report());
      return [...new Set(findings.map(({ check }) => check))].sort();
    };
    await expect
      .poll(checksThatFound)
      .toEqual(expect.arrayContaining(['console', 'errors', 'ids', 'names', 'overflow', 'text']));
    await page.evaluate(() => (globalThis as unknown as Playing).baepoFuzz.stop());
    const { findings } = await reportOf(page);
    const words = findings.map(({ message }) => message).join('\n');
    expect(words).toMatch(/Error: planted/);
    expect(words).toMatch(/Error: planted, too/);
    expect(words).toMatch(/undefined instances/);
    expect(findings.find(({ check }) => check === 'names')?.actions.length).toBeGreaterThan(0);
    await page.getByRole('dialog', { name: 'Report of the random test' }).waitFor();
    expect(await page.getByRole('textbox', { name: /^The problems/ }).inputValue()).toMatch(
      /seed 7[^]*names|has a name/,
    );
  });

  test('a person stops it; what is kept stays as it was', async () => {
    const opened = await open('fuzz=3&fuzzFor=1h', {
      prepare: (page) =>
        page.addInitScript(() => localStorage.setItem('baepo:preferences', JSON.stringify({ theme: 'light' }))),
    });
    const { page, problems } = opened;
    const before = await kept(page);
    const bar = page.getByRole('region', { name: 'Random test' });
    await expect.poll(() => bar.textContent()).toMatch(/step [1-9]\d/);
    // Where the stop button is, whatever dialog the test may have opened.
    const box = await bar.getByRole('button', { name: 'Stop' }).boundingBox();
    if (box === null) throw new Error('there is no stop button');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const { steps } = await reportOf(page);
    expect(steps).toBeGreaterThan(0);
    expect(await kept(page)).toBe(before);
    const dialog = page.getByRole('dialog', { name: 'Report of the random test' });
    await dialog.getByRole('button', { name: 'Back to my work' }).click();
    await page.getByRole('slider', { name: 'Timeline' }).waitFor();
    expect(page.url()).not.toContain('fuzz');
    expect(await page.evaluate(() => 'baepoFuzz' in globalThis)).toBe(false);
    expect(problems).toEqual([]);
  });
});

test.each([
  ['fuzz=seven&fuzzFor=30s', /fuzz=seven is no whole number/],
  ['fuzz=7&fuzzFor=soon', /fuzzFor=soon is no duration/],
  ['fuzzFor=30s', /fuzz= is no whole number/],
])('%s is refused in words, and the app is as always', async (parameters, words) => {
  const { page, problems } = await open(parameters);
  const notice = page.getByRole('alert');
  await expect.poll(() => notice.textContent()).toMatch(words);
  await notice.getByRole('button', { name: 'Close' }).click();
  await notice.waitFor({ state: 'detached' });
  await page.getByRole('slider', { name: 'Timeline' }).waitFor();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => page.getByRole('slider', { name: 'Timeline' }).getAttribute('aria-valuenow')).toBe('10');
  expect(await page.evaluate(() => 'baepoFuzz' in globalThis)).toBe(false);
  expect(problems).toEqual([]);
});

test('without the parameter nothing of it is downloaded', async () => {
  const scriptsOf = async (parameters: string): Promise<readonly string[]> => {
    const texts: Promise<string>[] = [];
    const { page } = await open(parameters, {
      prepare: async (fresh) => {
        fresh.on('response', (response) => {
          if (response.url().endsWith('.js')) texts.push(response.text().catch(() => ''));
        });
      },
    });
    await page.getByRole('slider', { name: 'Timeline' }).waitFor();
    return Promise.all(texts);
  };
  const isFuzz = (text: string): boolean => text.includes('baepoFuzz');
  expect((await scriptsOf('fuzz=1&fuzzFor=1s')).some(isFuzz)).toBe(true);
  expect((await scriptsOf('')).some(isFuzz)).toBe(false);
});
