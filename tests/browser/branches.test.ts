import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './axe';
import { keepScreenshot, openApp } from './harness';

const now = async (page: Page): Promise<number> =>
  Number(await page.getByRole('slider', { name: '시간 축' }).getAttribute('aria-valuenow'));

/** A run that was seen to 500 s, and a fork at 200 s that was seen to 400 s. */
async function openForked(options: Parameters<typeof openApp>[0] = {}) {
  const opened = await openApp({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    address: '#/run/rollback-on-alarm',
    ...options,
  });
  const { page } = opened;
  await page.getByRole('slider').waitFor();
  for (let i = 0; i < 50; i++) await page.keyboard.press('Shift+ArrowRight');
  for (let i = 0; i < 30; i++) await page.keyboard.press('Shift+ArrowLeft');
  await page.getByRole('button', { name: /^커밋하고 푸시/ }).click();
  await page.getByText('에서 새 분기가 시작됐어요').waitFor();
  for (let i = 0; i < 20; i++) await page.keyboard.press('Shift+ArrowRight');
  return opened;
}

const openMenu = (page: Page) => page.getByRole('button', { name: /^실행 메뉴/ }).press('Enter');

test('acting in the past keeps the old future, and the run menu shows it again by keyboard', async () => {
  const { page, problems } = await openForked();
  expect(await now(page)).toBe(400);
  await openMenu(page);
  const rows = page.getByRole('list', { name: '분기' }).getByRole('listitem');
  await expect.poll(() => rows.count()).toBe(2);
  await keepScreenshot(page, 'run-menu');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '첫 실행 보기' }).press('Enter');
  await page.getByText('이제 첫 실행을 보고 있어요.').waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  // While the menu is open, the keys of the page rest.
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await now(page)).toBe(200);
  await page.keyboard.press('End');
  await expect.poll(() => now(page)).toBe(500);
  await page.keyboard.press('Control+z');
  await expect.poll(() => now(page)).toBe(400);
  expect(problems).toEqual([]);
});

test('a branch is named, removed and brought back', async () => {
  const { page, problems } = await openForked();
  await openMenu(page);
  await page.getByRole('button', { name: /^첫 실행 이름/ }).click();
  await page.getByRole('textbox', { name: '이름', exact: true }).fill('<b>원래 미래</b>');
  await page.keyboard.press('Enter');
  await page.getByText('<b>원래 미래</b>', { exact: true }).waitFor();
  await page.getByRole('button', { name: '<b>원래 미래</b> 삭제' }).click();
  const rows = page.getByRole('list', { name: '분기' }).getByRole('listitem');
  await expect.poll(() => rows.count()).toBe(1);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^되돌리기: 분기 삭제/ })
    .click();
  await expect.poll(() => rows.count()).toBe(2);
  expect(problems).toEqual([]);
});

test('two branches are compared on one time axis, up to where both were seen', async () => {
  const { page, problems } = await openForked();
  await openMenu(page);
  await page.getByRole('button', { name: /지금 보는 분기와 비교$/ }).click();
  await page.getByText('03:20까지는 둘이 똑같아요.').waitFor();
  const moment = page.getByRole('slider', { name: '비교하는 시점' });
  expect(await moment.getAttribute('aria-valuemax')).toBe('400');
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
  expect(await row('실행 #2').innerText()).toContain('B에만 있음');
  await keepScreenshot(page, 'compare');
  expect(await violations(page)).toEqual([]);
  await moment.press('Home');
  await page.getByText('00:00까지의 수치').waitFor();
  await moment.press('ArrowRight');
  expect(Number(await moment.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'A와 B 바꾸기' }).click();
  await moment.press('End');
  expect(await row('실행 #2').innerText()).toContain('A에만 있음');
  await page.keyboard.press('Escape');
  expect(await now(page)).toBe(400);
  expect(problems).toEqual([]);
});

test.each([390, 320])('run menu and comparison fit %i px', async (width) => {
  const { page, problems } = await openForked();
  await page.setViewportSize({ width, height: 800 });
  await page.getByRole('button', { name: /^실행 메뉴/ }).click();
  await page.getByRole('list', { name: '분기' }).waitFor();
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const dialogSideways = () =>
    page.evaluate(() => {
      const dialog = document.querySelector('dialog[open]');
      return dialog === null ? 0 : dialog.scrollWidth - dialog.clientWidth;
    });
  expect([await sideways(), await dialogSideways()]).toEqual([0, 0]);
  await keepScreenshot(page, `run-menu-${width}`);
  await page.getByRole('button', { name: /지금 보는 분기와 비교$/ }).click();
  await page.getByText('까지는 둘이 똑같아요').waitFor();
  expect([await sideways(), await dialogSideways()]).toEqual([0, 0]);
  await keepScreenshot(page, `compare-${width}`);
  expect(problems).toEqual([]);
});
