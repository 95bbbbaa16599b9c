import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openApp } from './harness';
import { smallTargets } from './tapTargets';

/** Every shipped scenario, what a person does in it, and what it has come to at its end. */
const SCENARIOS = [
  { id: 'first-deployment', title: '첫 배포', end: 'v2 100%', fix: null },
  { id: 'failing-test', title: '실패한 테스트가 막아 준 배포', end: 'v3 100%', fix: 120 },
  { id: 'rollback-on-alarm', title: '경보로 되돌리기', end: 'v3 100%', fix: 480 },
] as const;
const SIZES = [
  { width: 390, height: 844 },
  { width: 320, height: 568 },
];

/** Seconds of the page's clock per frame: as long as a frame may count. */
const FRAME_MS = 100;

const slider = (page: Page) => page.getByRole('slider', { name: '시간 축' });
const now = async (page: Page): Promise<number> => Number(await slider(page).getAttribute('aria-valuenow'));
const horizon = async (page: Page): Promise<number> => {
  const text = await page.getByText(/^전체 \d+:\d\d$/).innerText();
  const [minutes = 0, seconds = 0] = text.replace('전체 ', '').split(':').map(Number);
  return 60 * minutes + seconds;
};

/** Lets the run play until this second, or to its end. */
async function playUntil(page: Page, second: number): Promise<void> {
  const play = page.getByRole('button', { name: '재생', exact: true });
  const pause = page.getByRole('button', { name: '일시 정지' });
  await tapUntil(play, pause);
  for (let frames = 0; frames < 2_000 && (await now(page)) < second; frames++) await page.clock.fastForward(FRAME_MS);
  await tapUntil(pause, play);
}

/** A busy browser may take back a touch before it has become a press; people tap again. */
async function tapUntil(button: Locator, effect: Locator): Promise<void> {
  await expect
    .poll(async () => {
      if (await button.isVisible()) await button.tap();
      return effect.isVisible();
    })
    .toBe(true);
}

describe.each(SCENARIOS)('$title', ({ id, title, end, fix }) => {
  test.each(SIZES)('is played to its end by touch at $width×$height', async ({ width, height }) => {
    const { page, problems } = await openApp({ viewport: { width, height }, hasTouch: true, isMobile: true });
    await page.getByRole('region', { name: '시나리오' }).getByRole('link', { name: title }).tap();
    await slider(page).waitFor();
    await page.clock.install();
    for (const tab of ['무대', '파일', '검사기']) {
      await page.getByRole('tab', { name: tab }).tap();
      expect(await smallTargets(page), tab).toEqual([]);
    }
    await page.getByRole('tab', { name: '무대' }).tap();
    await page.getByRole('combobox', { name: '속도' }).selectOption('32');
    const last = await horizon(page);
    if (fix !== null) {
      await playUntil(page, fix);
      await page.getByRole('tab', { name: '파일' }).tap();
      await page.getByRole('button', { name: /^커밋하고 푸시/ }).tap();
      await page.getByText('더한 줄').first().waitFor({ state: 'attached' });
      await page.getByRole('tab', { name: '무대' }).tap();
    }
    await playUntil(page, last);
    expect(await now(page)).toBe(last);
    await page.getByText(end).first().waitFor({ state: 'attached' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(problems).toEqual([]);
  });

  test('is played to its end by keyboard alone', async () => {
    const { page, problems } = await openApp({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const link = page.getByRole('region', { name: '시나리오' }).getByRole('link', { name: title });
    await link.waitFor();
    for (let steps = 0; steps < 30 && !(await link.evaluate((it) => it === document.activeElement)); steps++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await slider(page).waitFor();
    expect(page.url()).toContain(id);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '일시 정지' }).waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '재생', exact: true }).waitFor();
    const last = await horizon(page);
    const skipTo = async (second: number): Promise<void> => {
      while ((await now(page)) < second) await page.keyboard.press('Shift+ArrowRight');
    };
    if (fix !== null) {
      await skipTo(fix);
      await page.keyboard.press('Control+Enter');
      await expect.poll(() => page.getByText(/v3/).count()).toBeGreaterThan(0);
    }
    await skipTo(last);
    await page.getByText(end).first().waitFor({ state: 'attached' });
    await page.keyboard.press('Home');
    expect(await now(page)).toBe(0);
    await page.keyboard.press('End');
    expect(await now(page)).toBe(last);
    expect(problems).toEqual([]);
  });
});
