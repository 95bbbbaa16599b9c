import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { HOSTILE_FILES, HOSTILE_LINKS, linkOf, wire, type Hostile } from '../support/hostile';
import { keepScreenshot, openApp, type OpenedPage } from './harness';

const WIDE = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' } as const;
const slider = (page: Page) => page.getByRole('slider', { name: '시간 축' });
const now = async (page: Page): Promise<number> => Number(await slider(page).getAttribute('aria-valuenow'));
const transition = (page: Page) => page.getByRole('switch', { name: /Build.*Deploy/ });

async function skip(page: Page, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.press('Shift+ArrowRight');
}

/** A run at 60 s that was seen to 90 s, with a decision at 20 s and a branch from 40 s. */
async function openWork(): Promise<OpenedPage> {
  const opened = await openApp({ ...WIDE, address: '#/run/first-deployment' });
  const { page } = opened;
  await slider(page).waitFor();
  await skip(page, 2);
  await transition(page).click();
  await expect.poll(() => transition(page).getAttribute('aria-checked')).toBe('false');
  await skip(page, 5);
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowLeft');
  await transition(page).click();
  await expect.poll(() => transition(page).getAttribute('aria-checked')).toBe('true');
  await skip(page, 5);
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowLeft');
  expect(await now(page)).toBe(60);
  return opened;
}

async function shareLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: '이 순간 공유' }).click();
  const link = await page.getByRole('textbox', { name: '링크' }).inputValue();
  await page.getByRole('dialog').getByRole('button', { name: '닫기' }).click();
  // The focus goes back to where it was.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('이 순간 공유');
  return link;
}

const give = (page: Page, name: string, text: string) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

const fragment = (address: string): string => address.slice(address.indexOf('#'));
const story = (page: Page) => page.getByRole('complementary', { name: '검사기' }).innerText();

describe('a shared moment', () => {
  test('is the same elsewhere: playhead, branches, story and digest', async () => {
    const mine = await openWork();
    const link = await shareLink(mine.page);
    expect(link.length).toBeLessThanOrEqual(1_800);
    const theirs = await openApp({ ...WIDE, address: fragment(link) });
    await slider(theirs.page).waitFor();
    expect(await now(theirs.page)).toBe(60);
    await theirs.page.getByRole('button', { name: /분기 2개/ }).waitFor();
    expect(await story(theirs.page)).toBe(await story(mine.page));
    // The link carries the digest of the log: the same letters are the same run.
    expect(fragment(await shareLink(theirs.page))).toBe(fragment(link));
    await theirs.page.keyboard.press('End');
    expect(await now(theirs.page)).toBe(90);
    // From here on it is theirs: the address names the scenario, and a reload goes on.
    expect(new URL(theirs.page.url()).hash).toBe('#/run/first-deployment');
    await theirs.page.reload();
    await slider(theirs.page).waitFor();
    expect(await now(theirs.page)).toBe(90);
    expect([...mine.problems, ...theirs.problems]).toEqual([]);
  });

  test('can leave the other branches out', async () => {
    const { page } = await openWork();
    const whole = await shareLink(page);
    await page.getByRole('button', { name: '이 순간 공유' }).click();
    await page.getByRole('switch', { name: '다른 분기 1개도 함께' }).click();
    const field = page.getByRole('textbox', { name: '링크' });
    await expect.poll(() => field.inputValue()).not.toBe(whole);
    const alone = await openApp({ ...WIDE, address: fragment(await field.inputValue()) });
    await slider(alone.page).waitFor();
    expect(await now(alone.page)).toBe(60);
    expect(await alone.page.getByRole('button', { name: /분기 1개/ }).count()).toBe(1);
  });

  test('waits selected where the clipboard is denied', async () => {
    const { page, problems } = await openApp({ ...WIDE, address: '#/run/first-deployment' });
    await slider(page).waitFor();
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: () => Promise.reject(new DOMException('denied', 'NotAllowedError')) },
      });
    });
    await page.getByRole('button', { name: '이 순간 공유' }).click();
    await page.getByText('브라우저가 복사를 막았어요').waitFor();
    await keepScreenshot(page, 'share-denied');
    const selected = await page.evaluate(() => {
      const field = document.activeElement as HTMLInputElement;
      return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
    });
    expect(selected).toMatch(/#\/link\/1\.[\w-]+$/);
    expect(problems).toEqual([]);
  });

  test('of own files brings the files along', async () => {
    const mine = await openApp({ ...WIDE, address: '#/own' });
    const action = (name: string, category: string, provider: string, configuration: object, rest: object) => ({
      name,
      actions: [{ name, actionTypeId: { category, owner: 'AWS', provider, version: '1' }, configuration, ...rest }],
    });
    const stages = [
      action('Source', 'Source', 'CodeCommit', {}, { outputArtifacts: [{ name: 'Code' }] }),
      action(
        'Deploy',
        'Deploy',
        'CodeDeploy',
        { ApplicationName: 'mine', DeploymentGroupName: 'prod' },
        { inputArtifacts: [{ name: 'Code' }] },
      ),
    ];
    const artifactStore = { type: 'S3', location: 'bucket' };
    const text = JSON.stringify({ pipeline: { name: 'my-pipeline', artifactStore, stages } });
    await give(mine.page, 'pipeline.json', text);
    await mine.page.getByRole('button', { name: '실행하기' }).click();
    await slider(mine.page).waitFor();
    await skip(mine.page, 3);
    // A reload stays in the run.
    await mine.page.reload();
    await slider(mine.page).waitFor();
    expect(await now(mine.page)).toBe(30);
    const link = fragment(await shareLink(mine.page));
    const theirs = await openApp({ ...WIDE, address: link });
    await theirs.page.getByRole('heading', { level: 1, name: 'my-pipeline' }).waitFor();
    expect(await now(theirs.page)).toBe(30);
    expect(fragment(await shareLink(theirs.page))).toBe(link);
    expect([...mine.problems, ...theirs.problems]).toEqual([]);
  });

  test('does not cost anybody their own run: it becomes a restore point', async () => {
    const link = fragment(await shareLink((await openWork()).page));
    const { page, problems } = await openApp({ ...WIDE, address: '#/run/first-deployment' });
    await slider(page).waitFor();
    await skip(page, 3);
    await page.evaluate((hash) => (location.hash = hash), link);
    await page.getByText('하던 실행은 복원 지점으로 남겨 두었어요').waitFor();
    expect(await now(page)).toBe(60);
    await page.getByRole('button', { name: '보관함 보기' }).click();
    await page.getByRole('link', { name: '링크를 열기 전 열기' }).click();
    await slider(page).waitFor();
    expect(await now(page)).toBe(30);
    expect(problems).toEqual([]);
  });
});

test('on a phone the system’s own way of sharing is offered', async () => {
  const { page, problems } = await openApp({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
    address: '#/run/first-deployment',
  });
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'share', {
      value: (given: { url: string }) => {
        document.body.setAttribute('data-shared', given.url);
        return Promise.resolve();
      },
    });
  });
  await page.getByRole('button', { name: '이 순간 공유' }).tap();
  await page.getByRole('button', { name: '공유하기…' }).tap();
  const link = await page.getByRole('textbox', { name: '링크' }).inputValue();
  expect(await page.evaluate(() => document.body.getAttribute('data-shared'))).toBe(link);
  await keepScreenshot(page, 'share-390');
  expect(problems).toEqual([]);
});

describe('a link that is not what it seems', () => {
  const picked = (names: readonly string[]): Hostile[] => HOSTILE_LINKS.filter(({ name }) => names.includes(name));

  test('is named, and the work that was there stays', async () => {
    const { page, problems } = await openApp({ ...WIDE, address: '#/run/first-deployment' });
    await slider(page).waitFor();
    await skip(page, 3);
    await page.evaluate(() => (window.alert = () => document.body.setAttribute('data-alert', 'yes')));
    const cases = picked([
      'nothing',
      'a script',
      'a javascript address',
      'Hangul',
      'a link that was cut off',
      'a bomb of nought bytes',
      'a bomb of JSON',
      'an overlong link',
      'bytes that are not UTF-8',
      'a hundred thousand brackets',
      'a key __proto__',
      'a version yet to come',
      'version nought',
      'an unknown command',
      'commands in the wrong order',
      'a time of a billion years',
      'own files with a million instances',
    ]);
    expect(cases).toHaveLength(17);
    for (const { text, code } of cases) {
      await page.evaluate((hash) => (location.hash = hash), `#/link/${text}`);
      const title = code === 'newerVersion' ? '이 페이지보다 새로운 링크예요' : '열 수 없는 링크예요';
      await page.getByRole('heading', { name: title }).waitFor();
      await page.getByText('하던 실행은 그대로예요').waitFor();
      await page.getByRole('button', { name: '처음 화면' }).click();
      await page.getByRole('heading', { name: '시나리오', exact: true }).waitFor();
    }
    await page.evaluate(() => (location.hash = '#/run/first-deployment'));
    await slider(page).waitFor();
    expect(await now(page)).toBe(30);
    expect(await page.evaluate(() => document.body.getAttribute('data-alert'))).toBeNull();
    expect(problems).toEqual([]);
  });

  test('names a scenario that is not here', async () => {
    const { page, problems } = await openApp({ ...WIDE, address: `#/link/${linkOf(wire({ s: 'no-such-thing' }))}` });
    await page.getByText('no-such-thing 시나리오가 없어요').waitFor();
    expect(problems).toEqual([]);
  });

  test('made with another engine or content says so and offers today’s', async () => {
    const mine = await openWork();
    const [, payload = ''] = /1\.([\w-]+)$/.exec(await shareLink(mine.page)) ?? [];
    const { inflateRawSync } = await import('node:zlib');
    const content = JSON.parse(inflateRawSync(Buffer.from(payload, 'base64url')).toString()) as object;
    const titles: [object, string][] = [
      [{ e: 999 }, '예전 엔진에서 만들었어요'],
      [{ d: '0123456789abcdef' }, '그 뒤로 시나리오가 바뀌었어요'],
      [{ l: '0123456789abcdef' }, '공유한 내용과 달라요'],
    ];
    for (const [change, title] of titles) {
      const { page, problems } = await openApp({ ...WIDE, address: `#/link/${linkOf({ ...content, ...change })}` });
      await page.getByRole('heading', { name: title }).waitFor();
      await page.getByRole('button', { name: /지금 (엔진|시나리오)으?로 실행하기|그래도 열기/ }).click();
      await slider(page).waitFor();
      expect(await now(page)).toBe(60);
      expect(problems).toEqual([]);
    }
  });
});

describe('what is kept', () => {
  async function saveAll(page: Page): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '모두 파일로 저장' }).click(),
    ]);
    const name = download.suggestedFilename();
    await download.saveAs(`artifacts/browser/${name}`);
    return { name, text: await readFile(`artifacts/browser/${name}`, 'utf8') };
  }

  test('goes to another browser in one file', async () => {
    const mine = await openWork();
    await mine.page.getByRole('button', { name: /^실행 메뉴/ }).click();
    await mine.page.getByRole('textbox', { name: '복원 지점 이름' }).fill('전환을 끄기 전');
    await mine.page.getByRole('button', { name: '남기기', exact: true }).click();
    await mine.page.getByRole('link', { name: '전환을 끄기 전 열기' }).waitFor();
    await mine.page.getByRole('link', { name: '보관함 전체 보기' }).click();
    const { name, text } = await saveAll(mine.page);
    expect(name).toMatch(/^baepo-all-\d{4}-\d\d-\d\d\.baepo\.json$/);

    const theirs = await openApp({ ...WIDE, address: '#/kept' });
    await give(theirs.page, name, text);
    await theirs.page.getByText('실행 1개와 복원 지점 1개가 들어왔어요').waitFor();
    await keepScreenshot(theirs.page, 'kept');
    await theirs.page.getByRole('region', { name: '이어서 할 실행' }).getByRole('link').click();
    await slider(theirs.page).waitFor();
    expect(await now(theirs.page)).toBe(60);
    expect([...mine.problems, ...theirs.problems]).toEqual([]);
  });

  test('is deleted only after a chance to undo', async () => {
    const { page, problems } = await openApp({ ...WIDE, address: '#/run/first-deployment' });
    await slider(page).waitFor();
    await skip(page, 3);
    await page.evaluate(() => (location.hash = '#/run/first-deployment?seed=99'));
    await page.getByText('시드가 달라서 복원 지점으로').waitFor();
    await page.evaluate(() => (location.hash = '#/kept'));
    await page.getByRole('button', { name: '시드를 바꾸기 전 삭제' }).click();
    await page.getByRole('button', { name: '되돌리기' }).click();
    await page.getByRole('link', { name: '시드를 바꾸기 전 열기' }).click();
    await slider(page).waitFor();
    expect(await now(page)).toBe(30);
    expect(problems).toEqual([]);
  });

  test('is not touched by files that are no good', async () => {
    const { page, problems } = await openApp({ ...WIDE, address: '#/run/first-deployment' });
    await slider(page).waitFor();
    await skip(page, 3);
    await page.evaluate(() => (location.hash = '#/kept'));
    await page.getByRole('heading', { level: 1, name: '보관함' }).waitFor();
    const before = await page.evaluate(() => JSON.stringify(localStorage));
    for (const { text } of HOSTILE_FILES) {
      await give(page, '<img src=x onerror=alert(1)>.json', text);
      await page.getByRole('alert').waitFor();
      await give(
        page,
        'fine.baepo.json',
        '{"format":"baepo","version":1,"runs":[],"points":[],"own":null,"preferences":null}',
      );
      await page.getByText('모두 이미 있는 내용이에요').waitFor();
    }
    expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe(before);
    expect(await page.locator('img').count()).toBe(0);
    expect(problems).toEqual([]);
  });
});
