import { resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { launchBrowser } from '../tests/support/browser.launcher';
import { serveFolder } from '../tests/support/static-server';
import { quantile, rounded } from './statistics';

export interface FrameWork {
  readonly speed: string;
  readonly frames: number;
  /**
   * Main-thread work per frame: script, style, layout, paint and whatever else ran between two animation frames, in processor
   * time of that thread, so that other programs on the machine do not count.
   */
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** The same by the clock, waiting for a processor included. */
  readonly clockMedianMs: number;
  readonly clockP99Ms: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread, where the system tells it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const PLAYED_MS = 12_000;

/** Ten simulated seconds each: the deployment runs and traffic flows. */
const STEPS_TO_THE_BUSY_PART = 14;

/** Plays the busiest scenario in the built app at the usual and the highest speed and adds up the main thread's tasks between animation frames. */
export async function measureFrames(): Promise<FrameWork[]> {
  const server = await serveFolder(resolve('dist'), '/bench/');
  const browserServer = await launchBrowser();
  const browser = await chromium.connect(browserServer.wsEndpoint());
  const results: FrameWork[] = [];
  for (const speed of ['8', '32']) results.push(await playAt(browser, server.url, speed));
  await browser.close();
  await browserServer.close();
  await server.close();
  return results;
}

async function playAt(browser: Browser, url: string, speed: string): Promise<FrameWork> {
  const context = await browser.newContext({ locale: 'ko-KR', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${url}#/run/rollback-on-alarm`, { waitUntil: 'networkidle' });
  await page.locator('select', { has: page.locator('option[value="32"]') }).selectOption(speed);
  await page.getByRole('slider').first().focus();
  for (let step = 0; step < STEPS_TO_THE_BUSY_PART; step++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Tab');
  const trace = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  trace.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await page.keyboard.press('Space');
  await page.waitForTimeout(1_000);
  await trace.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
  });
  await page.waitForTimeout(PLAYED_MS);
  const complete = new Promise((done) => trace.once('Tracing.tracingComplete', done));
  await trace.send('Tracing.end');
  await complete;
  await context.close();
  return { speed, ...summary(events) };
}

function summary(events: readonly TraceEvent[]): Omit<FrameWork, 'speed'> {
  const frames = events.filter(({ name }) => name === 'FireAnimationFrame').sort((a, b) => a.ts - b.ts);
  const main = frames[0];
  if (main === undefined) throw new Error('the app did not play: no animation frame was traced');
  const tasks = events
    .filter(
      ({ name, ph, pid, tid }) =>
        name === 'ThreadControllerImpl::RunTask' && ph === 'X' && pid === main.pid && tid === main.tid,
    )
    .sort((a, b) => a.ts - b.ts);
  if (tasks.length === 0) throw new Error('the trace holds no tasks');
  const work = frames.slice(0, -1).map(() => ({ own: 0, clock: 0 }));
  let frame = 0;
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    // A task belongs to the frame in which it ends: the one that fires the callbacks counts from its own start.
    while (frame + 1 < frames.length && (frames[frame + 1]?.ts ?? Infinity) < ts + dur) frame++;
    const now = work[frame];
    if (now === undefined || (frames[frame]?.ts ?? Infinity) > ts + dur) continue;
    now.own += tdur;
    now.clock += dur;
  }
  const ms = work.map(({ own }) => own / 1_000);
  const clock = work.map(({ clock: micros }) => micros / 1_000);
  return {
    frames: ms.length,
    medianMs: rounded(quantile(ms, 0.5)),
    p99Ms: rounded(quantile(ms, 0.99)),
    maxMs: rounded(Math.max(...ms)),
    clockMedianMs: rounded(quantile(clock, 0.5)),
    clockP99Ms: rounded(quantile(clock, 0.99)),
  };
}
