import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser } from '../tests/support/browser.launcher';
import { serveFolder } from '../tests/support/static-server';

export interface FirstLoad {
  /** All JS and CSS fetched before the first click, gzipped, workers included, fonts apart. */
  readonly homeBytes: number;
  readonly runBytes: number;
  readonly budgetBytes: number;
}

/** What the built app fetches before the first click, measured in a browser. Builds the app. */
export async function measureFirstLoad(): Promise<FirstLoad> {
  await build({ logLevel: 'error' });
  const server = await serveFolder(resolve('dist'), '/bench/');
  const browserServer = await launchBrowser();
  const browser = await chromium.connect(browserServer.wsEndpoint());
  const bytesOf = async (hash: string): Promise<number> => {
    const context = await browser.newContext({ locale: 'ko-KR' });
    const page = await context.newPage();
    const bodies: Promise<number>[] = [];
    context.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!/\.(js|css)$/.test(pathname) || pathname.includes('/fonts-')) return;
      bodies.push(response.body().then((body) => gzipSync(body).length));
    });
    await page.goto(server.url + hash, { waitUntil: 'networkidle' });
    await page.waitForTimeout(500);
    const sizes = await Promise.all(bodies);
    await context.close();
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const homeBytes = await bytesOf('#/');
  const runBytes = await bytesOf('#/run/first-deployment');
  await browser.close();
  await browserServer.close();
  await server.close();
  return { homeBytes, runBytes, budgetBytes: 100 * 1_024 };
}
