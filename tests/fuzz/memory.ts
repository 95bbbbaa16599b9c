import type { CDPSession } from 'playwright-core';

/** What the page holds while it rests on the start page, after everything unused was collected. */
export interface MemorySample {
  readonly heapBytes: number;
  readonly listeners: number;
  readonly nodes: number;
}

export async function sampleMemory(session: CDPSession): Promise<MemorySample> {
  // Twice: what finalisers let go in the first pass goes in the second.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((each) => each.name === name)?.value ?? 0;
  return { heapBytes: usedSize, listeners: metric('JSEventListeners'), nodes: metric('Nodes') };
}

interface Growth {
  readonly before: number;
  readonly after: number;
  readonly isGrowing: boolean;
}

export type GrowthReport = Readonly<Record<keyof MemorySample, Growth>>;

/**
 * What a quantity may grow from the second to the last fifth. The heap also holds compiled code and what the engine learns
 * about functions: measured on a build without leaks that comes to 1 to 2 MB within the first minutes. One run that is not
 * let go weighs 0.2 MB, so a leak shows after a dozen rounds: the one that was found grew by 4.7 MB in a minute. Nodes of the
 * screen left last are sometimes still held at rest, 600 at most were seen; a screen that leaks has more than 1 000.
 */
const TOLERANCE: Readonly<Record<keyof MemorySample, number>> = {
  heapBytes: 2_500_000,
  listeners: 10,
  nodes: 1_000,
};

/** Compares the medians of the second and the last fifth of the samples; null when there are fewer than five. */
export function growthOf(samples: readonly MemorySample[]): GrowthReport | null {
  if (samples.length < 5) return null;
  const fifth = (index: number): readonly MemorySample[] =>
    samples.slice(Math.floor((samples.length * index) / 5), Math.floor((samples.length * (index + 1)) / 5));
  const compare = (name: keyof MemorySample): Growth => {
    const [before, after] = [median(fifth(1), name), median(fifth(4), name)];
    return { before, after, isGrowing: after - before > TOLERANCE[name] };
  };
  return { heapBytes: compare('heapBytes'), listeners: compare('listeners'), nodes: compare('nodes') };
}

function median(samples: readonly MemorySample[], name: keyof MemorySample): number {
  const sorted = samples.map((sample) => sample[name]).sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
