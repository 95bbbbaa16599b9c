import { expect, test } from 'vitest';
import { keepScreenshot, openApp } from './harness';

test('the built app starts under a sub-path, without errors and without another origin', async () => {
  const { page, problems } = await openApp();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('listitem').count()).toBeGreaterThanOrEqual(3);
  await keepScreenshot(page, 'start');
  expect(problems).toEqual([]);
});

test('the content security policy is in force', async () => {
  const { page } = await openApp();
  const evaluated = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    return 'injected' in window;
  });
  expect(evaluated).toBe(false);
});

test('Korean browsers get Korean, others English, and the choice is kept', async () => {
  const { page, problems } = await openApp({ locale: 'de-DE' });
  await page.getByRole('heading', { name: 'Watch a deployment, break it, roll it back' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: '한국어' }).click();
  await page.getByRole('heading', { name: '배포를 눈으로 보고 망가뜨리고 되돌려 보세요' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: '배포를 눈으로 보고 망가뜨리고 되돌려 보세요' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('ko');
  expect(problems).toEqual([]);
});

test('only the active language is downloaded', async () => {
  const { page } = await openApp({ locale: 'en-US' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded.filter((name) => /\/ko-[^/]*\.js$/.test(name))).toEqual([]);
});

test('an unknown scenario is told, and the way home works', async () => {
  const { page, problems } = await openApp({ address: '#/run/no-such-thing' });
  await page.getByRole('heading', { name: '그런 시나리오가 없어요' }).waitFor();
  await page.getByRole('button', { name: '처음 화면' }).click();
  await page.getByRole('heading', { name: '시나리오', exact: true }).waitFor();
  expect(problems).toEqual([]);
});
