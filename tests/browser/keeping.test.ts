import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openApp, openTab, type OpenedPage } from './harness';

const now = async (page: Page): Promise<number> =>
  Number(await page.getByRole('slider', { name: '시간 축' }).getAttribute('aria-valuenow'));

async function openRun(id = 'first-deployment'): Promise<OpenedPage> {
  const opened = await openApp({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    address: `#/run/${id}`,
  });
  await opened.page.getByRole('slider').waitFor();
  return opened;
}

async function skip(page: Page, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.press('Shift+ArrowRight');
}

const transition = (page: Page) => page.getByRole('switch', { name: /Build.*Deploy/ });

describe('a decision', () => {
  test('outlives a tab that is killed right after it', async () => {
    const first = await openRun();
    await skip(first.page, 3);
    await transition(first.page).click();
    await expect.poll(() => transition(first.page).getAttribute('aria-checked')).toBe('false');
    // No event of leaving reaches the page: its renderer is gone at once.
    const session = await first.page.context().newCDPSession(first.page);
    void session.send('Page.crash').catch(() => undefined);
    await first.page.waitForEvent('crash');
    const second = await openTab(first, '#/run/first-deployment');
    await second.page.getByRole('slider').waitFor();
    expect(await now(second.page)).toBe(30);
    expect(await transition(second.page).getAttribute('aria-checked')).toBe('false');
    expect(second.problems).toEqual([]);
  });

  test('is not lost silently when storage is full', async () => {
    const { page, problems } = await openRun();
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
    });
    await transition(page).click();
    await page.getByText('브라우저에 남은 공간이 없어서').waitFor();
    await skip(page, 3);
    expect(await now(page)).toBe(30);
    expect(problems).toEqual([]);
  });
});

test('where storage is denied the app says so, and the address carries the run over a reload', async () => {
  const { page, problems } = await openApp({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto(`${page.url()}#/run/first-deployment`);
  await page.reload();
  await page.getByText('이 브라우저는 이 페이지의 내용을 저장하지 않아요').waitFor();
  await skip(page, 3);
  await transition(page).click();
  await expect.poll(() => transition(page).getAttribute('aria-checked')).toBe('false');
  await page.getByText('이 페이지의 주소에 실행을 담아 두어서').waitFor();
  const before = page.url();
  await skip(page, 1);
  // Writing goes on in the background: the address is done when it has stopped changing.
  let address = before;
  const isSettled = (): boolean => {
    const earlier = address;
    address = page.url();
    return address !== before && address === earlier;
  };
  await expect.poll(isSettled, { interval: 700 }).toBe(true);
  await page.reload();
  await page.getByRole('slider').waitFor();
  expect(await now(page)).toBe(40);
  expect(await transition(page).getAttribute('aria-checked')).toBe('false');
  expect(problems).toEqual([]);
});

describe('two tabs with one run', () => {
  async function twoTabs(): Promise<{ first: OpenedPage; second: OpenedPage }> {
    const first = await openRun();
    await skip(first.page, 2);
    await transition(first.page).click();
    await expect.poll(() => transition(first.page).getAttribute('aria-checked')).toBe('false');
    const second = await openTab(first, '#/run/first-deployment');
    await second.page.getByRole('slider').waitFor();
    await second.page.emulateMedia({ reducedMotion: 'reduce' });
    await skip(second.page, 4);
    await transition(second.page).click();
    await expect.poll(() => transition(second.page).getAttribute('aria-checked')).toBe('true');
    await first.page.getByText('다른 탭에서 이 실행을 이어서 저장했어요').waitFor();
    return { first, second };
  }

  test('the overtaken one shows the other’s run when asked to', async () => {
    const { first, second } = await twoTabs();
    await first.page.getByRole('button', { name: '다른 탭의 실행 보기' }).click();
    await expect.poll(() => transition(first.page).getAttribute('aria-checked')).toBe('true');
    expect(await now(first.page)).toBe(60);
    expect([...first.problems, ...second.problems]).toEqual([]);
  });

  test('the overtaken one keeps both lines when asked to, and the other hears of it', async () => {
    const { first, second } = await twoTabs();
    await skip(first.page, 6);
    await transition(first.page).click();
    await expect.poll(() => transition(first.page).getAttribute('aria-checked')).toBe('true');
    await first.page.getByRole('button', { name: '내 것을 분기로 남기기' }).click();
    await first.page.getByRole('button', { name: /^실행 메뉴: .*분기 2개/ }).waitFor();
    await second.page.getByText('다른 탭에서 이 실행을 이어서 저장했어요').waitFor();
    await first.page.reload();
    await first.page.getByRole('button', { name: /^실행 메뉴: .*분기 2개/ }).waitFor();
    expect(await now(first.page)).toBe(80);
    expect([...first.problems, ...second.problems]).toEqual([]);
  });
});
