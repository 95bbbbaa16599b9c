import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violations } from './axe';
import { openApp } from './harness';
import { smallTargets } from './tapTargets';

const LANGUAGES = ['ko', 'en'] as const;
const looks = LANGUAGES.flatMap((lang) => (['light', 'dark'] as const).map((theme) => [lang, theme] as const));
type Look = (typeof looks)[number];

const WIDE = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' } as const;
const TELEPHONE = { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', hasTouch: true } as const;

async function open([lang, theme]: Look, hash: string, options: Parameters<typeof openApp>[0] = WIDE) {
  const opened = await openApp({ ...options, address: `?lang=${lang}&theme=${theme}${hash}` });
  await opened.page
    .locator(hash.startsWith('#/run') ? '[role=slider]' : 'h1')
    .first()
    .waitFor();
  return opened;
}

const skip = async (page: Page, times: number): Promise<void> => {
  for (let i = 0; i < times; i++) await page.keyboard.press('Shift+ArrowRight');
};

const NO_PIPELINE = { name: 'pipeline.json', mimeType: 'text/plain', buffer: Buffer.from('{"pipeline": {"name": 1}}') };

describe.each(looks)('axe finds nothing, %s, %s', (...look) => {
  test('on the start page, with its picture', async () => {
    const { page, problems } = await open(look, '#/');
    await page.getByRole('figure').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('on the page for own files, empty and with what is wrong', async () => {
    const { page, problems } = await open(look, '#/own');
    expect(await violations(page)).toEqual([]);
    await page.locator('input[type=file]').setInputFiles(NO_PIPELINE);
    await page.getByRole('alert').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('on the page of what is kept', async () => {
    const { page, problems } = await open(look, '#/kept');
    expect(await violations(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('on a run at its start, during the rollback and at its end', async () => {
    const { page, problems } = await open(look, '#/run/rollback-on-alarm');
    for (const times of [0, 20, 100]) {
      await skip(page, times);
      expect(await violations(page), `after ${times} more steps`).toEqual([]);
    }
    expect(problems).toEqual([]);
  });

  test('on a failed build, in the dialogs and in little height', async () => {
    const { page, problems } = await open(look, '#/run/failing-test');
    await skip(page, 10);
    expect(await violations(page)).toEqual([]);
    const dialogs = [/^설정|^Settings/, /^표로 보기|^Show as table/];
    for (const name of dialogs) {
      await page.getByRole('button', { name }).click();
      await page.getByRole('dialog').waitFor();
      expect(await violations(page), String(name)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await violations(page), 'shortcuts').toEqual([]);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1280, height: 640 });
    expect(await violations(page), 'little height').toEqual([]);
    expect(problems).toEqual([]);
  });

  test('on the tabs of a telephone', async () => {
    const { page, problems } = await open(look, '#/run/first-deployment', TELEPHONE);
    await skip(page, 18);
    const tabs = page.getByRole('tab');
    for (let index = 0; index < (await tabs.count()); index++) {
      await tabs.nth(index).click();
      expect(await violations(page), `tab ${index}`).toEqual([]);
    }
    expect(problems).toEqual([]);
  });
});

test.each(['#/', '#/own'])('what can be pressed on %s is large enough for fingers', async (hash) => {
  const { page } = await open(['ko', 'light'], hash, { ...TELEPHONE, viewport: { width: 320, height: 568 } });
  expect(await smallTargets(page)).toEqual([]);
  await page.getByRole('button', { name: '설정' }).tap();
  await page.getByRole('dialog').waitFor();
  expect(await smallTargets(page)).toEqual([]);
});
