import { expect, test } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import type { EmbedAnswer } from '../../src/workspace/embedMessages';
import { HOSTILE_MESSAGES } from '../support/hostileMessages';
import { keepScreenshot, openApp } from './harness';

interface FrameOptions {
  readonly query: string;
  /** Without it the frame has the origin of the app. */
  readonly sandbox?: string;
  readonly width?: number;
  readonly height?: number;
}

type HostWindow = typeof globalThis & { answers: { index: number; data: EmbedAnswer }[] };

const SANDBOX = 'allow-scripts';

/** A page of somebody else's with a field that has the focus, much text, and frames with the embedded app. */
function hostPage(frames: readonly FrameOptions[]): string {
  const text = '<p>Text of the article.</p>'.repeat(60);
  const html = frames.map(({ query, sandbox, width = 320, height = 560 }) => {
    const limits = sandbox === undefined ? '' : `sandbox="${sandbox}"`;
    return `<iframe title="Baepo" ${limits} width="${width}" height="${height}" src="embed/index.html?${query}"></iframe>`;
  });
  return `<!doctype html><html lang="en"><link rel="icon" href="favicon.svg"><title>An article</title><meta name="viewport" content="width=device-width">
    <body style="margin:0"><script>
      window.answers = [];
      addEventListener('message', ({ source, data }) => {
        answers.push({ index: [...document.querySelectorAll('iframe')].findIndex((f) => f.contentWindow === source), data });
      });
    </script><input id="field" autofocus>${text}${html.join('')}${text}</body></html>`;
}

/** Opens the host page and waits until every frame has said that it is ready. */
async function openHost(frames: readonly FrameOptions[], options: Parameters<typeof openApp>[0] = {}) {
  const { page, problems } = await openApp({
    viewport: { width: 1280, height: 900 },
    ...options,
    address: 'host.html',
    prepare: (empty) =>
      empty.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body: hostPage(frames) })),
  });
  await expect.poll(() => answersOf(page, 'baepo:ready').then((ready) => ready.length)).toBe(frames.length);
  return { page, problems };
}

const answersOf = (page: Page, type: EmbedAnswer['type']) =>
  page.evaluate((wanted) => (window as unknown as HostWindow).answers.filter(({ data }) => data.type === wanted), type);

const post = (page: Page, index: number, message: unknown) =>
  page.evaluate(([at, data]) => document.querySelectorAll('iframe')[at]?.contentWindow?.postMessage(data, '*'), [
    index,
    message,
  ] as const);

/** Sends a request and waits for the answer to it. */
async function ask(page: Page, index: number, message: Record<string, unknown>) {
  const id = `${index}-${Math.floor(performance.now() * 1_000)}`;
  await post(page, index, { ...message, id });
  const answer = async () =>
    (await answersOf(page, 'baepo:state')).find(({ data }) => data.type === 'baepo:state' && data.id === id)?.data;
  await expect.poll(answer).toBeDefined();
  return (await answer()) as Extract<EmbedAnswer, { type: 'baepo:state' }>;
}

const framesOf = (page: Page): readonly Frame[] => page.frames().slice(1);

test('three sandboxed frames at 320 px run side by side, each with its own run', async () => {
  const { page, problems } = await openHost([
    { query: 'scenario=rollback-on-alarm&seed=42&t=6:30&lang=en', sandbox: SANDBOX },
    { query: 'scenario=first-deployment&t=100&lang=ko&theme=dark', sandbox: SANDBOX },
    { query: 'scenario=failing-test&lang=en&theme=light', sandbox: SANDBOX },
  ]);
  const [first, second, third] = framesOf(page);
  await first?.getByRole('heading', { level: 1, name: 'Rolled back by an alarm' }).waitFor();
  await second?.getByRole('heading', { level: 1, name: '첫 배포' }).waitFor();
  await third?.getByRole('heading', { level: 1, name: 'A failing test stops a bad artifact' }).waitFor();
  for (const frame of framesOf(page)) {
    // Without an origin: no storage, no module scripts, no workers.
    expect(await frame.evaluate(() => window.origin)).toBe('null');
    expect(await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(await frame.evaluate(() => document.querySelectorAll('script[type=module]').length)).toBe(0);
  }
  expect(await second?.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');

  const moved = await ask(page, 1, { type: 'baepo:seek', t: 250 });
  expect(moved).toMatchObject({ scenario: 'first-deployment', t: 250, isPlaying: false, language: 'ko' });
  const untouched = await ask(page, 0, { type: 'baepo:getState' });
  expect(untouched).toMatchObject({ scenario: 'rollback-on-alarm', seed: 42, t: 390, isPlaying: false });
  await keepScreenshot(page, 'embed-three');
  expect(problems).toEqual([]);
});

test('the frame takes neither focus nor scroll, and nothing plays by itself', async () => {
  const { page, problems } = await openHost([
    { query: 'scenario=rollback-on-alarm&lang=en', sandbox: SANDBOX },
    { query: 'scenario=rollback-on-alarm&lang=en' },
  ]);
  for (const index of [0, 1]) {
    await ask(page, index, { type: 'baepo:seek', t: 300 });
    await ask(page, index, { type: 'baepo:play' });
    await ask(page, index, { type: 'baepo:pause' });
    await ask(page, index, { type: 'baepo:setLanguage', language: 'ko' });
  }
  const { scrollY, focus } = await page.evaluate(() => ({
    scrollY: window.scrollY,
    focus: document.activeElement?.id,
  }));
  expect({ scrollY, focus }).toEqual({ scrollY: 0, focus: 'field' });
  // A frame of the same origin could scroll the page around it with a careless scrollIntoView.
  await page.evaluate(() => window.scrollTo(0, 400));
  await ask(page, 1, { type: 'baepo:seek', t: 900 });
  expect(await page.evaluate(() => window.scrollY)).toBe(400);
  const before = (await ask(page, 0, { type: 'baepo:getState' })).t;
  await page.waitForTimeout(300);
  expect((await ask(page, 0, { type: 'baepo:getState' })).t).toBe(before);
  expect(problems).toEqual([]);
});

test('hostile messages are refused by name, and the run goes on', async () => {
  const { page, problems } = await openHost([{ query: 'scenario=first-deployment&t=60&lang=en', sandbox: SANDBOX }]);

  // Deep, cyclic and huge ones are made in the page: they do not get there otherwise.
  const plain = HOSTILE_MESSAGES.filter(
    (message) => !/nested|self|list|__proto__/.test(Object.keys(message as object).join()),
  );
  for (const message of plain) await post(page, 0, message);
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')?.contentWindow;
    const cyclic: Record<string, unknown> = { type: 'baepo:play' };
    cyclic.self = cyclic;
    let nested: unknown = 'evil';
    for (let level = 0; level < 2_000; level++) nested = { nested };
    const list = Array.from({ length: 100_000 }, () => 'evil');
    const polluting: unknown = JSON.parse('{"type":"baepo:play","__proto__":{"t":1}}');
    for (const data of [cyclic, polluting, { type: 'baepo:play', nested }, { type: 'baepo:play', list }]) {
      frame?.postMessage(data, '*');
    }
    // Whatever is no message of ours stays without an answer.
    for (const data of [null, 'baepo:play', [], new Map(), { type: 'resize' }]) frame?.postMessage(data, '*');
  });
  expect(await ask(page, 0, { type: 'baepo:getState' })).toMatchObject({ t: 60, isPlaying: false, language: 'en' });
  expect((await answersOf(page, 'baepo:error')).length).toBe(plain.length + 4);
  expect(await framesOf(page)[0]?.evaluate(() => document.querySelectorAll('img, iframe').length)).toBe(0);
  expect(problems).toEqual([]);
});

test('what cannot be understood in the address is said, and the frame runs', async () => {
  const bad = 'scenario=nope&seed=-1&lang=fr&autoplay=1&theme=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E';
  const { page, problems } = await openHost([{ query: bad, sandbox: SANDBOX, height: 700 }], { locale: 'en-US' });
  const [frame] = framesOf(page);
  const notice = frame?.getByRole('region', { name: /not understood/ });
  for (const text of ['“nope”', '“-1”', '“fr”', '“autoplay”', '<img src=x onerror=alert(1)>']) {
    await notice?.getByText(text).waitFor();
  }
  expect(await ask(page, 0, { type: 'baepo:seek', t: 120 })).toMatchObject({ scenario: 'first-deployment', t: 120 });
  await notice?.getByRole('button', { name: 'Hide this notice' }).click();
  expect(await notice?.count()).toBe(0);
  expect(problems).toEqual([]);
});

test('a person plays, steps and reads the table inside the frame; the link leads to the same moment', async () => {
  const { page, problems } = await openHost([
    { query: 'scenario=rollback-on-alarm&seed=42&t=5:00&lang=en', width: 800, height: 500 },
  ]);
  const [frame] = framesOf(page);
  if (frame === undefined) throw new Error('no frame');
  expect(await frame.getByRole('link', { name: 'Open in Baepo' }).getAttribute('href')).toMatch(
    /index\.html#\/run\/rollback-on-alarm\?seed=42&t=300$/,
  );
  await frame.getByRole('slider').press('Shift+ArrowRight');
  await expect.poll(() => frame.getByRole('slider').getAttribute('aria-valuenow')).toBe('310');
  await frame.getByRole('button', { name: 'Show as table' }).click();
  await frame.getByRole('dialog').getByRole('table').waitFor();
  await page.keyboard.press('Escape');
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    frame.getByRole('link', { name: 'Open in Baepo' }).click(),
  ]);
  await expect.poll(() => tab.getByRole('slider').getAttribute('aria-valuenow')).toBe('310');
  await keepScreenshot(page, 'embed-800');
  expect(problems).toEqual([]);
});

test('a sandbox that lets nothing open gets the address to copy', async () => {
  const { page } = await openHost([{ query: 'scenario=first-deployment&t=60&lang=en', sandbox: SANDBOX }]);
  const [frame] = framesOf(page);
  await frame?.getByRole('link', { name: 'Open in Baepo' }).click();
  expect(await frame?.getByRole('textbox', { name: 'Address of this moment' }).inputValue()).toMatch(
    /#\/run\/first-deployment\?seed=\d+&t=60$/,
  );
});

test('the policy of the frame lets no other script in, sandboxed or not', async () => {
  const { page } = await openHost([{ query: 'lang=en', sandbox: SANDBOX }, { query: 'lang=en' }]);
  for (const frame of framesOf(page)) {
    const ran = await frame.evaluate(async () => {
      const blocked: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ blockedURI }) => blocked.push(blockedURI));
      const inline = document.createElement('script');
      inline.textContent = 'window.evil = true';
      const outside = document.createElement('script');
      outside.src = new URL('../../outside.js', location.href).href;
      const refused = new Promise((resolve) => outside.addEventListener('error', resolve));
      document.head.append(inline, outside);
      await refused;
      return { evil: 'evil' in window, blocked: new Set(blocked.map((uri) => uri.split('/').at(-1))).size };
    });
    expect(ran).toEqual({ evil: false, blocked: 2 });
  }
});
