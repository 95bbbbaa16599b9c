import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './axe';
import { keepScreenshot, openApp } from './harness';

async function open(scenario: string, seconds: number, options: Parameters<typeof openApp>[0] = {}) {
  const opened = await openApp({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    address: `#/run/${scenario}`,
    ...options,
  });
  await opened.page.getByRole('slider', { name: '시간 축' }).waitFor();
  for (let i = 0; i < seconds / 10; i++) await opened.page.keyboard.press('Shift+ArrowRight');
  return opened;
}

const story = (page: Page, text: string | RegExp) => page.getByText(text).first();

test('F opens the fault menu; a fault takes effect, says why it cannot come twice, and is repaired', async () => {
  const { page, problems } = await open('rollback-on-alarm', 40);
  await page.keyboard.press('f');
  const dialog = page.getByRole('dialog', { name: '고장 넣기' });
  await dialog.waitFor();
  await keepScreenshot(page, 'fault-menu');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('combobox', { name: '인스턴스' }).selectOption('i-05');
  await dialog.getByRole('button', { name: '인스턴스 꺼짐 i-05 넣기' }).press('Enter');
  await dialog
    .getByText('인스턴스 꺼짐 i-05을 넣었어요.')
    .or(dialog.getByText('인스턴스 꺼짐 i-05를 넣었어요.'))
    .waitFor();
  expect(await dialog.getByRole('button', { name: '인스턴스 꺼짐 i-05 넣기' }).isDisabled()).toBe(true);
  await dialog.getByText('이미 고장 난 상태예요.').waitFor();
  await dialog.getByRole('button', { name: '인스턴스 꺼짐 i-05 복구' }).press('Enter');
  await expect.poll(() => dialog.getByRole('button', { name: /복구$/ }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await story(page, /인스턴스 i-05.* 꺼졌어요/).waitFor();
  expect(problems).toEqual([]);
});

test('F on an instance of the fleet chooses that instance', async () => {
  const { page, problems } = await open('rollback-on-alarm', 20);
  const rows = page.getByRole('grid').getByRole('row');
  await rows.nth(1).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('f');
  const dialog = page.getByRole('dialog', { name: '고장 넣기' });
  expect(await dialog.getByRole('combobox', { name: '인스턴스' }).inputValue()).toBe('i-02');
  expect(problems).toEqual([]);
});

test('a failed build is retried from its card', async () => {
  const { page, problems } = await open('failing-test', 200);
  await page.getByRole('button', { name: /Build 스테이지 재시도$/ }).press('Enter');
  const dialog = page.getByRole('dialog');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: /^실패한 작업만 재시도/ }).press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await story(page, 'Build 스테이지를 재시도해요').waitFor();
  expect(problems).toEqual([]);
});

test('by touch on a telephone a deployment is stopped and rolled back', async () => {
  const { page, problems } = await open('rollback-on-alarm', 100, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await page.getByRole('button', { name: /^Deploy, / }).tap();
  await page.getByRole('button', { name: /^배포 d-.* 중지$/ }).tap();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^중지하고 롤백/ })
    .tap();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: '검사기' }).tap();
  await page.getByRole('tab', { name: '기록' }).tap();
  await story(page, /누군가 배포 d-.* 중지/).waitFor();
  expect(problems).toEqual([]);
});
