import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './axe';
import { keepScreenshot, openApp } from './harness';
import { smallTargets } from './tapTargets';

/** Opens the run at four minutes: the rollback is under way, two instances are unhealthy. */
async function openRun(options: Parameters<typeof openApp>[0] = {}) {
  const opened = await openApp({
    address: '#/run/rollback-on-alarm',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  await opened.page.getByRole('slider').waitFor();
  for (let i = 0; i < 24; i++) await opened.page.keyboard.press('Shift+ArrowRight');
  return opened;
}

const inspector = (page: Page) => page.getByRole('complementary', { name: '검사기' });
const panel = (page: Page) => inspector(page).getByRole('tabpanel');
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

test.each(['light', 'dark'] as const)(
  'every tab opens by keyboard and has nothing for axe to find (%s)',
  async (theme) => {
    const { page, problems } = await openRun({ address: `?theme=${theme}#/run/rollback-on-alarm` });
    await page.keyboard.press('1');
    await panel(page)
      .getByRole('img', { name: /working/ })
      .waitFor();
    expect(await focused(page)).toBe('상태도');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('로그');
    await panel(page).getByRole('region', { name: '배포 이벤트' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await panel(page).getByText('뿌리: 커밋').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await panel(page).getByText('경보 orders-5xx가 울렸어요').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(problems).toEqual([]);
  },
);

test('it follows what is chosen by keyboard: an instance, a stage, a deployment, a mark', async () => {
  const { page, problems } = await openRun();
  const name = inspector(page).locator('strong').first();
  await page.locator('[data-instance]').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => name.textContent()).toBe('i-02');
  expect(await page.locator('[data-instance="i-02"]').getAttribute('aria-selected')).toBe('true');
  await panel(page)
    .getByRole('img', { name: /수명 주기/ })
    .waitFor();
  await page.getByRole('button', { name: 'Build 살펴보기' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => name.textContent()).toBe('Build');
  await page
    .getByRole('button', { name: /^d-\w+ 살펴보기$/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => name.textContent()).toMatch(/^d-/);
  await page.keyboard.press('3');
  await page.keyboard.press('[');
  await panel(page).getByText('i-02가 상태 확인에 실패해서 비정상이 됐어요').waitFor();
  expect(await name.textContent()).toBe('i-02');
  expect(problems).toEqual([]);
});

test('a reason leads back to its moment, and the chain stays', async () => {
  const { page } = await openRun();
  await page.keyboard.press('3');
  const root = panel(page).getByRole('button', { name: /푸시했어요/ });
  await root.click();
  expect(await page.getByRole('slider').getAttribute('aria-valuenow')).toBe('12');
  await root.waitFor();
  expect(await panel(page).getByRole('listitem').count()).toBeGreaterThan(2);
});

test('the log can be searched and read as the service writes it', async () => {
  const { page, problems } = await openRun({ address: '#/run/failing-test' });
  await page.getByRole('button', { name: 'Build 살펴보기' }).click();
  await inspector(page).getByRole('tab', { name: '로그' }).click();
  await page.getByRole('searchbox').fill('exit status');
  await expect.poll(() => panel(page).getByRole('region').getByRole('listitem').count()).toBe(2);
  await page.getByRole('button', { name: '원래 모습으로 보기' }).click();
  const whole = await page.getByRole('dialog').locator('pre').textContent();
  expect(whole).toMatch(/^\[Container\] 2026\/01\/01 00:\d\d:\d\d Entering phase BUILD$/m);
  expect(whole).toMatch(
    /COMMAND_EXECUTION_ERROR Message: Error while executing command: npm test\. Reason: exit status 1/,
  );
  expect(problems).toEqual([]);
});

test('below 1200 px it is a drawer that Esc closes and that gives the focus back', async () => {
  const { page, problems } = await openRun({ viewport: { width: 1024, height: 900 } });
  expect(await inspector(page).count()).toBe(0);
  await page.locator('[data-instance]').first().focus();
  await page.keyboard.press('Enter');
  await panel(page).getByRole('img').waitFor();
  expect(await focused(page)).toBe('상태도');
  expect(await violations(page)).toEqual([]);
  await keepScreenshot(page, 'inspector-drawer');
  await page.keyboard.press('Escape');
  await expect.poll(() => inspector(page).count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-instance'))).toBe('i-01');
  expect(problems).toEqual([]);
});

test.each([
  [390, 844],
  [320, 640],
])('at %i px it is a tab, and nothing sticks out sideways', async (width, height) => {
  const { page, problems } = await openRun({ viewport: { width, height }, hasTouch: true, isMobile: true });
  await page.locator('[data-instance="i-02"]').click();
  for (const tab of ['상태도', '로그', '왜', '기록']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tabpanel').last().locator(':scope :is(svg[role=img], ol)').first().waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    expect(await smallTargets(page), tab).toEqual([]);
  }
  await page.getByRole('tab', { name: '무대' }).click();
  expect(await smallTargets(page)).toEqual([]);
  await keepScreenshot(page, `inspector-${width}`);
  expect(problems).toEqual([]);
});
