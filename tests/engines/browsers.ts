import { chromium, firefox, type Browser } from 'playwright-core';
import { installWithApt } from '../support/apt';
import { launchBrowser } from '../support/browser.launcher';
import { findExecutables } from '../support/executables';
import type { ProbeRun } from './probe';
import { openWebDriver } from './webdriver';

/** What a browser is asked: in the app, to do the runs in the worker that ships; in another page, to embed the app. */
export interface Question {
  readonly appUrl: string;
  readonly hostUrl: string;
  readonly probe: string;
  readonly worker: string;
  readonly runs: readonly ProbeRun[];
}

export interface BrowserUnderTest {
  readonly name: string;
  /** Says what is missing when the browser is not on this machine. */
  readonly missing: string;
  /** Null when the browser is not on this machine. */
  ask(question: Question): Promise<Answer | null>;
}

export interface Answer {
  readonly version: string;
  /** One per run. */
  readonly digests: readonly string[];
  /** What the app in a sandboxed frame says of itself after a message moved it. */
  readonly frame: string;
}

type Digests = readonly string[];

/** Scripts for the two pages; each gives a promise. */
function scripts({ appUrl, probe, worker, runs }: Question): { readonly app: string; readonly host: string } {
  const call = (name: string, ...given: unknown[]): string =>
    `(() => { ${probe}; return probe.${name}(${given.map((each) => JSON.stringify(each)).join(', ')}); })()`;
  return {
    app: call('digests', new URL(worker, appUrl).href, runs),
    host: call('sandboxedFrame', new URL('embed/index.html', appUrl).href),
  };
}

async function askPlaywright(browser: Browser, question: Question): Promise<Answer> {
  const { app, host } = scripts(question);
  const page = await browser.newPage();
  await page.goto(question.appUrl, { waitUntil: 'load' });
  await page.locator('h1').first().waitFor();
  const digests = await page.evaluate<Digests>(app);
  await page.goto(question.hostUrl, { waitUntil: 'load' });
  return { version: browser.version(), digests, frame: await page.evaluate<string>(host) };
}

/** Executables by name; where there is none, after an installation that is allowed on continuous integration only. */
function find(names: readonly string[], packages: readonly string[]): string | undefined {
  const [found] = findExecutables(names);
  if (found !== undefined) return found;
  return installWithApt(packages) ? findExecutables(names)[0] : undefined;
}

const chromiumBrowser: BrowserUnderTest = {
  name: 'Chromium',
  missing: 'No Chromium could be started (on Debian: apt-get install chromium-headless-shell).',
  async ask(question) {
    const server = await launchBrowser().catch(() => null);
    if (server === null) return null;
    const browser = await chromium.connect(server.wsEndpoint());
    try {
      return await askPlaywright(browser, question);
    } finally {
      await browser.close();
      await server.close();
    }
  },
};

const firefoxBrowser: BrowserUnderTest = {
  name: 'Firefox',
  missing: 'Firefox is not installed (on Debian: apt-get install firefox-esr).',
  async ask(question) {
    const executablePath = find(['firefox-esr', 'firefox'], ['firefox-esr']);
    if (executablePath === undefined) return null;
    // Over WebDriver BiDi, which an ordinary Firefox speaks.
    const browser = await firefox.launch({ channel: 'moz-firefox', executablePath });
    try {
      return await askPlaywright(browser, question);
    } finally {
      await browser.close();
    }
  },
};

const webkitBrowser: BrowserUnderTest = {
  name: 'WebKit',
  missing: 'WebKitGTK’s driver or Xvfb is not installed (on Debian: apt-get install webkit2gtk-driver xvfb).',
  async ask(question) {
    const driver = find(['WebKitWebDriver'], ['webkit2gtk-driver', 'xvfb']);
    const display = find(['Xvfb'], ['xvfb']);
    if (driver === undefined || display === undefined) return null;
    const { app, host } = scripts(question);
    const session = await openWebDriver(driver, display);
    try {
      await session.open(question.appUrl);
      const digests = (await session.evaluate(app)) as Digests;
      await session.open(question.hostUrl);
      return { version: session.version, digests, frame: (await session.evaluate(host)) as string };
    } finally {
      await session.close();
    }
  },
};

export const BROWSERS: readonly BrowserUnderTest[] = [chromiumBrowser, firefoxBrowser, webkitBrowser];
