import type { InstanceView } from '../projections/views';
import type { SimTimeMs } from '../shared';
import { ribbonPoint, type Ribbon } from './fanLayout';

/** One request on its way from the load balancer to an instance. */
export interface Particle {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly isFailed: boolean;
}

/** More than this many dots in a ribbon say nothing more. */
export const MOST_PER_TARGET = 4;
/** How long a dot falls, in simulated time. */
const FALL_MS = 6_000;
/** Dots keep off the ribbon's sides and ends. */
const SIDE = 0.16;
const ENDS = 0.06;

/** 32 bits from a text and two numbers (FNV-1a with a final mix), as a share from 0 to 1. Equal on every machine. */
export function hashShare(text: string, ...numbers: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  for (const number of numbers) hash = Math.imul(hash ^ (number | 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** How many dots stand for a rate: one up to 4 per second, then one more for each fourfold. */
export function particleCount(requestsPerSecond: number): number {
  if (requestsPerSecond <= 0) return 0;
  return Math.min(MOST_PER_TARGET, 1 + Math.floor(Math.log2(Math.max(1, requestsPerSecond)) / 2));
}

/** How often a dot has fallen down at `t`; what follows the decimal point is where it is. */
export function particlePhaseAt(t: SimTimeMs): number {
  return t / FALL_MS;
}

/**
 * The dots of one ribbon. Where each is, and whether it fails, is a hash of the instance, its number and the round that
 * it falls, so that scrubbing back to a moment shows the same picture again.
 */
export function particlesOf(
  { id, requestsPerSecond, errorRate }: Pick<InstanceView, 'id' | 'requestsPerSecond' | 'errorRate'>,
  ribbon: Pick<Ribbon, 'top' | 'bottom'>,
  heightPx: number,
  phase: number,
): Particle[] {
  const count = particleCount(requestsPerSecond);
  return Array.from({ length: count }, (_, k): Particle => {
    // Evenly spread with some irregularity: dots of one ribbon neither bunch nor march.
    const position = phase + (k + 0.8 * hashShare(id, k)) / count;
    const round = Math.floor(position);
    const u = ENDS + (1 - 2 * ENDS) * (position - round);
    const lateral = SIDE + (1 - 2 * SIDE) * hashShare(id, k, round);
    const [x, y] = ribbonPoint(ribbon, heightPx, u, lateral);
    return { key: `${id}/${k}`, x, y, isFailed: hashShare(id, k, round, 7) < errorRate };
  });
}
