import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { launchBrowser } from './browser.launcher';
import { serveFolder } from './static-server';

declare module 'vitest' {
  interface ProvidedContext {
    appUrl: string;
    browserEndpoint: string;
  }
}

/** Once per run: serve the built app under a sub-path and start one browser, which every test file connects to. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = resolve('dist');
  if (!existsSync(resolve(folder, 'index.html'))) {
    throw new Error('The browser tests need the built app: run "npm run build" first.');
  }
  const browser = await launchBrowser();
  const server = await serveFolder(folder, '/some/path/');
  project.provide('appUrl', server.url);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await server.close();
  };
}
