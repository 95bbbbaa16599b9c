import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keepScreenshot, openApp } from './harness';

const slider = (page: Page) => page.getByRole('slider');

/** Simulated seconds at the playhead. */
async function now(page: Page): Promise<number> {
  return Number(await slider(page).getAttribute('aria-valuenow'));
}

/** Goes forward by ten seconds at a time until the text of the run says so. */
async function skipUntil(page: Page, text: RegExp, limit = 120): Promise<void> {
  const line = page
    .getByRole('complementary', { name: /검사기|Inspector/ })
    .getByText(text)
    .first();
  for (let i = 0; i < limit && !(await line.isVisible()); i++) await page.keyboard.press('Shift+ArrowRight');
  await line.waitFor();
}

async function openRun(id: string, options: Parameters<typeof openApp>[0] = {}) {
  const opened = await openApp({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
    address: `#/run/${id}`,
  });
  await slider(opened.page).waitFor();
  return opened;
}

test('a commit travels to the whole fleet', async () => {
  const { page, problems } = await openRun('first-deployment');
  await skipUntil(page, /v2가 파이프라인 전체를|v2.*끝까지|배포 .*성공/);
  await keepScreenshot(page, 'first-deployment');
  expect(await page.getByText('v2 100%').count()).toBeGreaterThan(0);
  expect(problems).toEqual([]);
});

test('play and pause with the mouse move the clock', async () => {
  const { page, problems } = await openRun('first-deployment', { reducedMotion: 'no-preference' });
  expect(await now(page)).toBe(0);
  await page.getByRole('button', { name: /^재생/ }).click();
  await expect.poll(() => now(page)).toBeGreaterThan(3);
  await page.getByRole('button', { name: /^일시/ }).click();
  const stopped = await now(page);
  await page.waitForTimeout(200);
  expect(await now(page)).toBe(stopped);
  expect(problems).toEqual([]);
});

test('the keyboard alone steps, goes back and cannot scrub into the future', async () => {
  const { page, problems } = await openRun('rollback-on-alarm');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const second = await now(page);
  expect(second).toBeGreaterThan(0);
  await page.keyboard.press('ArrowLeft');
  expect(await now(page)).toBeLessThan(second);
  await page.keyboard.press('End');
  expect(await now(page)).toBe(second);
  await page.keyboard.press('Home');
  expect(await now(page)).toBe(0);
  await slider(page).focus();
  await page.keyboard.press('End');
  expect(await now(page)).toBe(second);
  await page.keyboard.press('Escape');
  expect(problems).toEqual([]);
});

test('an alarm stops the bad version, and the fleet comes back to version 1', async () => {
  const { page, problems } = await openRun('rollback-on-alarm');
  await skipUntil(page, /롤백이 성공했어요/);
  await keepScreenshot(page, 'rollback-on-alarm');
  expect(await page.getByText('v1 100%').count()).toBeGreaterThan(0);
  expect(problems).toEqual([]);
});

test('a failing test is fixed by a prepared change, and undo brings the old future back', async () => {
  const { page, problems } = await openRun('failing-test');
  await skipUntil(page, /빌드가|실패/);
  const past = await now(page);
  await page.getByRole('button', { name: '커밋하고 푸시' }).click();
  await skipUntil(page, /v3/);
  await skipUntil(page, /실행 #2.*(성공|통과)|v3.*(성공|통과)/);
  await page.getByRole('button', { name: '되돌리기' }).click();
  await expect.poll(() => page.getByText(/v3/).count()).toBe(0);
  expect(await now(page)).toBe(past);
  expect(problems).toEqual([]);
});

test('a transition that is switched off holds the execution', async () => {
  const { page, problems } = await openRun('first-deployment');
  await page.getByRole('switch', { name: /Build.*Deploy/ }).click();
  await skipUntil(page, /전환/);
  await expect
    .poll(() => page.getByRole('switch', { name: /Build.*Deploy/ }).getAttribute('aria-checked'))
    .toBe('false');
  expect(problems).toEqual([]);
});

test('a reload goes on where the run was left', async () => {
  const { page, problems } = await openRun('first-deployment');
  for (let i = 0; i < 6; i++) await page.keyboard.press('Shift+ArrowRight');
  const before = await now(page);
  await page.reload();
  await slider(page).waitFor();
  expect(await now(page)).toBe(before);
  expect(problems).toEqual([]);
});

test('a stored run that somebody has tampered with is set aside, whole, and the person is told', async () => {
  const { page, problems } = await openRun('first-deployment');
  const text = '{"version":1,"commands":[{"type":"evil"}],"t":1e99}';
  await page.evaluate((tampered) => {
    // Written while no page of ours is there to write over it.
    window.addEventListener('pagehide', () => localStorage.setItem('baepo:run:first-deployment', tampered));
  }, text);
  await page.reload();
  await slider(page).waitFor();
  expect(await now(page)).toBe(0);
  await page.getByText('저장된 실행을 읽을 수 없어요').waitFor();
  const aside = await page.evaluate(() =>
    Object.keys(localStorage).flatMap((key) => (key.startsWith('baepo:aside:') ? [localStorage.getItem(key)] : [])),
  );
  expect(aside.map((entry) => (JSON.parse(entry ?? '') as { text: string }).text)).toEqual([text]);
  await page.keyboard.press('ArrowRight');
  expect(await now(page)).toBeGreaterThan(0);
  expect(problems).toEqual([]);
});

test.each([
  [768, 1024],
  [390, 844],
  [320, 640],
])('nothing sticks out sideways at %i px', async (width, height) => {
  const { page, problems } = await openRun('rollback-on-alarm', { viewport: { width, height }, hasTouch: true });
  for (const name of ['무대', '파일', '검사기']) {
    await page.getByRole('tab', { name }).click();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
  await keepScreenshot(page, `narrow-${width}`);
  expect(problems).toEqual([]);
});
