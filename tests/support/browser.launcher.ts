import { chromium, type BrowserServer } from 'playwright-core';
import { installWithApt } from './apt';
import { findExecutables } from './executables';
import { packagedChromium } from './packaged-chromium';

interface Candidate {
  executablePath: string;
  env?: Record<string, string>;
}

const SYSTEM_NAMES = [
  'chromium',
  'chromium-headless-shell',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const HOW_TO_INSTALL =
  'No Chromium could be started for the browser tests: install one (on Debian: apt-get install ' +
  'chromium-headless-shell) or set BAEPO_CHROMIUM to the path of its executable.';

const systemBrowsers = (): Candidate[] => findExecutables(SYSTEM_NAMES).map((executablePath) => ({ executablePath }));

/** In order: the one asked for, the system's, the one inside the npm package. Lazy, since unpacking takes seconds. */
async function* candidates(): AsyncGenerator<Candidate> {
  if (process.env.BAEPO_CHROMIUM) yield { executablePath: process.env.BAEPO_CHROMIUM };
  yield* systemBrowsers();
  const packaged = await packagedChromium();
  if (packaged) yield packaged;
}

async function launchFirst(list: AsyncIterable<Candidate> | Candidate[]): Promise<BrowserServer | undefined> {
  for await (const { executablePath, env } of list) {
    try {
      return await chromium.launchServer({
        executablePath,
        args: ARGUMENTS,
        host: '127.0.0.1',
        env: { ...process.env, ...env } as Record<string, string>,
        timeout: 20_000,
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
      console.warn(`Browser ${executablePath} does not start: ${reason}`);
    }
  }
  return undefined;
}

export async function launchBrowser(): Promise<BrowserServer> {
  const first = await launchFirst(candidates());
  if (first) return first;
  const second = installWithApt(['chromium-headless-shell']) ? await launchFirst(systemBrowsers()) : undefined;
  if (second) return second;
  const error = new Error(HOW_TO_INSTALL);
  // The sentence says it all; where it was thrown helps nobody.
  error.stack = error.message;
  throw error;
}
