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
 * What a quantity may grow from the second to the last fifth. At rest the page is the same each time, so listeners and
 * nodes are equal but for what a frame may still have open. The heap also holds compiled code and what browsers learn
 * about functions, which come with use: half a megabyte or 5 %, whichever is more. A leak grows without an end; a run of
 * 5 minutes has about 30 rounds, and one run that is not let go weighs more than 100 kB, so it is seen.
 */
const TOLERANCE: Readonly<Record<keyof MemorySample, (before: number) => number>> = {
  heapBytes: (before) => Math.max(500_000, before * 0.05),
  listeners: () => 10,
  nodes: () => 60,
};

/** Compares the medians of the second and the last fifth of the samples; null when there are fewer than five. */
export function growthOf(samples: readonly MemorySample[]): GrowthReport | null {
  if (samples.length < 5) return null;
  const fifth = (index: number): readonly MemorySample[] =>
    samples.slice(Math.floor((samples.length * index) / 5), Math.floor((samples.length * (index + 1)) / 5));
  const compare = (name: keyof MemorySample): Growth => {
    const [before, after] = [median(fifth(1), name), median(fifth(4), name)];
    return { before, after, isGrowing: after - before > TOLERANCE[name](before) };
  };
  return { heapBytes: compare('heapBytes'), listeners: compare('listeners'), nodes: compare('nodes') };
}

function median(samples: readonly MemorySample[], name: keyof MemorySample): number {
  const sorted = samples.map((sample) => sample[name]).sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
