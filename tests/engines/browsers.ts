import { chromium, firefox, type Browser } from 'playwright-core';
import { installWithApt } from '../support/apt';
import { launchBrowser } from '../support/browser.launcher';
import { findExecutables } from '../support/executables';
import type { ProbeRun } from './probe';
import { openWebDriver } from './webdriver';

/** What a browser is asked: open the app, load the probe, and run the runs in the worker that ships. */
export interface Question {
  readonly appUrl: string;
  readonly probe: string;
  readonly worker: string;
  readonly runs: readonly ProbeRun[];
}

export interface BrowserUnderTest {
  readonly name: string;
  /** Says what is missing when the browser is not on this machine. */
  readonly missing: string;
  /** Answers with the version and one digest per run; null when the browser is not on this machine. */
  ask(question: Question): Promise<{ readonly version: string; readonly digests: readonly string[] } | null>;
}

type Digests = readonly string[];

async function askPlaywright(browser: Browser, { appUrl, probe, worker, runs }: Question): Promise<Digests> {
  const page = await browser.newPage();
  await page.goto(appUrl, { waitUntil: 'load' });
  await page.locator('h1').first().waitFor();
  const call = `probe.digests(${JSON.stringify(new URL(worker, appUrl).href)}, ${JSON.stringify(runs)})`;
  return page.evaluate<Digests>(`(() => { ${probe}; return ${call}; })()`);
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
      return { version: browser.version(), digests: await askPlaywright(browser, question) };
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
      return { version: browser.version(), digests: await askPlaywright(browser, question) };
    } finally {
      await browser.close();
    }
  },
};

const webkitBrowser: BrowserUnderTest = {
  name: 'WebKit',
  missing: 'WebKitGTK’s driver or Xvfb is not installed (on Debian: apt-get install webkit2gtk-driver xvfb).',
  async ask({ appUrl, probe, worker, runs }) {
    const driver = find(['WebKitWebDriver'], ['webkit2gtk-driver', 'xvfb']);
    const display = find(['Xvfb'], ['xvfb']);
    if (driver === undefined || display === undefined) return null;
    const session = await openWebDriver(driver, display);
    try {
      await session.open(appUrl);
      const answer = await session.executeAsync(
        `const done = arguments[arguments.length - 1];
         ${probe};
         probe.digests(arguments[0], arguments[1]).then((digests) => done({ digests }), (e) => done({ error: String(e) }));`,
        [new URL(worker, appUrl).href, runs],
      );
      const { digests, error } = answer as { digests?: Digests; error?: string };
      if (digests === undefined) throw new Error(error);
      return { version: session.version, digests };
    } finally {
      await session.close();
    }
  },
};

export const BROWSERS: readonly BrowserUnderTest[] = [chromiumBrowser, firefoxBrowser, webkitBrowser];
