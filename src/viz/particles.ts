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

/** 32 bits from a text and numbers (FNV-1a with a final mix), as a share from 0 to 1. Equal on every machine. */
export function hashShare(text: string, ...numbers: readonly number[]): number {
  let hash = textHash(text);
  for (const number of numbers) hash = Math.imul(hash ^ (number | 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** Names of instances are few and asked for in every frame. */
const textHashes = new Map<string, number>();

function textHash(text: string): number {
  const known = textHashes.get(text);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  if (textHashes.size >= 10_000) textHashes.clear();
  textHashes.set(text, hash);
  return hash;
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

/** All dots of one look as one path: a line of no length with round ends is a dot, and one attribute moves them all. */
export interface ParticlePaths {
  /** By version, in the order of first appearance. */
  readonly dots: readonly { readonly version: number; readonly path: string }[];
  /** Crosses of the requests that fail; empty when none does. */
  readonly crosses: string;
}

const CROSS_PX = 3;

/** The dots of all ribbons at a phase as few paths. A target on which nothing runs has crosses only. */
export function particlePaths(
  streams: readonly { readonly ribbon: Ribbon; readonly instance: InstanceView }[],
  heightPx: number,
  phase: number,
): ParticlePaths {
  const dots = new Map<number, string>();
  let crosses = '';
  for (const { ribbon, instance } of streams) {
    for (const { x, y, isFailed } of particlesOf(instance, ribbon, heightPx, phase)) {
      if (isFailed) crosses += crossAt(x, y);
      else if (instance.version !== null) {
        dots.set(instance.version, `${dots.get(instance.version) ?? ''}M${tenths(x)} ${tenths(y)}h0`);
      }
    }
  }
  return { dots: [...dots].map(([version, path]) => ({ version, path })), crosses };
}

function crossAt(x: number, y: number): string {
  const size = CROSS_PX * 2;
  return `M${tenths(x - CROSS_PX)} ${tenths(y - CROSS_PX)}l${size} ${size}m0-${size}l-${size} ${size}`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
