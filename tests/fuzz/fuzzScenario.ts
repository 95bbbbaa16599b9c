import type { Browser, CDPSession, Page } from 'playwright-core';
import type { FuzzControl, FuzzReport } from '../../src/app/fuzz/report';
import { growthOf, sampleMemory, type GrowthReport, type MemorySample } from './memory';

export interface FuzzOutcome {
  readonly scenario: string;
  readonly report: FuzzReport;
  /** What the browser itself complained of, which the page may not have heard. */
  readonly complaints: readonly string[];
  readonly samples: readonly MemorySample[];
  /** Null when it was too short to tell. */
  readonly growth: GrowthReport | null;
}

const SAMPLES = 30;
const MIN_PAUSE_MS = 1_500;

type Playing = { readonly baepoFuzz: FuzzControl };

/** Lets the built app be played at random, and rests from time to time to see what it holds. */
export async function fuzzScenario(
  browser: Browser,
  appUrl: string,
  { scenario, seed, durationMs }: { readonly scenario: string; readonly seed: number; readonly durationMs: number },
): Promise<FuzzOutcome> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ko-KR' });
  const page = await context.newPage();
  const complaints = listen(page);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(`${appUrl}?fuzz=${seed}&fuzzFor=${Math.ceil(durationMs / 1_000)}s#/run/${scenario}`);
  await page.waitForFunction(() => 'baepoFuzz' in globalThis);
  const samples = await sampleWhilePlaying(page, session, Math.max(MIN_PAUSE_MS, durationMs / SAMPLES));
  const report = await page.evaluate(() => (globalThis as unknown as Playing).baepoFuzz.report());
  await context.close();
  return { scenario, report, complaints, samples, growth: growthOf(samples) };
}

async function sampleWhilePlaying(page: Page, session: CDPSession, pauseMs: number): Promise<MemorySample[]> {
  const samples: MemorySample[] = [];
  const isDone = (): boolean => (globalThis as unknown as Playing).baepoFuzz.status === 'done';
  for (;;) {
    const over = await page.waitForFunction(isDone, undefined, { timeout: pauseMs, polling: 500 }).catch(() => null);
    if (over !== null) return samples;
    if (!(await page.evaluate(() => (globalThis as unknown as Playing).baepoFuzz.rest()))) return samples;
    samples.push(await sampleMemory(session));
    await page.evaluate(() => (globalThis as unknown as Playing).baepoFuzz.goOn());
  }
}

function listen(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('crash', () => complaints.push('the page crashed'));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('popup', (popup) => complaints.push(`a window was opened: ${popup.url()}`));
  page.on('download', (download) => complaints.push(`a download began: ${download.suggestedFilename()}`));
  page.on('filechooser', () => complaints.push('a file was asked for'));
  page.on('dialog', (dialog) => {
    complaints.push(`the browser asked: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return complaints;
}
