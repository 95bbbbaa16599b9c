import { expect, test } from 'vitest';
import { keepScreenshot, openApp } from './harness';

test('the built app starts under a sub-path, without errors and without another origin', async () => {
  const { page, problems } = await openApp();
  await page.locator('#app > *').first().waitFor();
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
