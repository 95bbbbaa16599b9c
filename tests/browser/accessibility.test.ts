import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from './harness';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page: Page): Promise<string[]> {
  // The page's own policy forbids scripts from elsewhere; evaluating in the page's context is not bound by it.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const runner = (
      window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe;
    const { violations: found } = await runner.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}

const screens = [
  ['home', '#/', 'h1'],
  ['own files', '#/own', 'h1'],
  ['run', '#/run/rollback-on-alarm', '[role=slider]'],
] as const;
const cases = screens.flatMap(([name, hash, ready]) =>
  (['ko', 'en'] as const).flatMap((lang) =>
    (['light', 'dark'] as const).map((theme) => [name, lang, theme, hash, ready] as const),
  ),
);

test.each(cases)('axe finds nothing on %s, %s, %s', async (name, lang, theme, hash, ready) => {
  const { page, problems } = await openApp({
    address: `?lang=${lang}&theme=${theme}${hash}`,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  await page.locator(ready).first().waitFor();
  if (name === 'run') for (let i = 0; i < 20; i++) await page.keyboard.press('Shift+ArrowRight');
  expect(await violations(page)).toEqual([]);
  expect(problems).toEqual([]);
});

test('axe finds nothing on the run of a narrow screen', async () => {
  const { page } = await openApp({
    address: '#/run/failing-test',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await page.getByRole('slider').waitFor();
  for (const name of ['무대', '파일', '기록']) {
    await page.getByRole('tab', { name }).click();
    expect(await violations(page)).toEqual([]);
  }
});
