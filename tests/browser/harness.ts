import { mkdir } from 'node:fs/promises';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, inject } from 'vitest';

export interface OpenedPage {
  page: Page;
  /** Everything that went wrong so far: script errors, console errors and warnings, failed requests, other origins. */
  problems: string[];
}

export interface OpenOptions extends BrowserContextOptions {
  /** Added to the address of the app, such as "?lang=en" or "#/about". */
  address?: string;
  /** Called with the empty page, before the address is opened. */
  prepare?: (page: Page) => Promise<unknown>;
}

let connecting: Promise<Browser> | undefined;
const openPages: Page[] = [];

afterEach(async () => {
  await Promise.all(openPages.splice(0).map((page) => page.context().close()));
});

afterAll(async () => {
  const browser = await connecting;
  connecting = undefined;
  await browser?.close();
});

function watch(page: Page, origin: string): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const { origin: asked, protocol } = new URL(request.url());
    if (asked !== origin && !['data:', 'blob:'].includes(protocol)) problems.push(`other origin: ${request.url()}`);
  });
  return problems;
}

/** Opens the built app in a fresh browser context; it is closed after the test. */
export async function openApp({ address = '', prepare, ...options }: OpenOptions = {}): Promise<OpenedPage> {
  connecting ??= chromium.connect(inject('browserEndpoint'));
  const browser = await connecting;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ko-KR', ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  openPages.push(page);
  const appUrl = inject('appUrl');
  const problems = watch(page, new URL(appUrl).origin);
  await prepare?.(page);
  await page.goto(appUrl + address, { waitUntil: 'load' });
  return { page, problems };
}

/** One more tab of the same browser: it shares storage with the first one. */
export async function openTab({ page }: OpenedPage, address = ''): Promise<OpenedPage> {
  const tab = await page.context().newPage();
  const appUrl = inject('appUrl');
  const problems = watch(tab, new URL(appUrl).origin);
  await tab.goto(appUrl + address, { waitUntil: 'load' });
  return { page: tab, problems };
}

/** Keeps a picture as an artefact under `artifacts/browser/`. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await mkdir('artifacts/browser', { recursive: true });
  await page.screenshot({ path: `artifacts/browser/${name}.png` });
}
