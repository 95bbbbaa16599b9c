import { err, fromBase64url, toBase64url, type Result } from '../../shared';
import { currentBranch } from '../branches';
import { deflate, inflate } from './deflate';
import { parseHostileJson } from './json';
import { fromWire, toWire, type LinkedRun } from './linkWire';
import type { KeptRun } from './runSchema';
import { unreadable, type Unreadable } from './unreadable';

/** What messengers and mail programs carry without cutting; the app offers a file for more. */
export const MAX_LINK_CHARS = 1_800;
/** What is read at most: somebody else's app may have been more generous. */
const MAX_READ_CHARS = 16_384;
const MAX_PLAIN_BYTES = 262_144;

/** The format that is written. Raised when the wire changes; then the old reader stays beside the new one. */
export const LINK_VERSION = 1;
const READERS: readonly ((value: unknown) => Result<LinkedRun, Unreadable>)[] = [fromWire];

/** Packs a run for the address: `1.` and then compressed JSON in base64url. */
export async function encodeLink(linked: LinkedRun): Promise<string> {
  const plain = new TextEncoder().encode(JSON.stringify(toWire(linked)));
  return `${LINK_VERSION}.${toBase64url(await deflate(plain))}`;
}

/** Reads a link, whatever it may be. Nothing is taken over that its schema does not know. */
export async function decodeLink(link: string): Promise<Result<LinkedRun, Unreadable>> {
  if (link.length > MAX_READ_CHARS) return err(unreadable('tooLarge'));
  // Chat programs and people add what ends a sentence.
  const [, version = '', payload = ''] = /^(\d{1,6})\.([^.]*)[.,;:!?)\]>'"\s]*$/.exec(link.trim()) ?? [];
  if (version === '') return err(unreadable(link.trim() === '' ? 'empty' : 'notBaepo'));
  const reader = READERS[Number(version) - 1];
  if (reader === undefined) return err(unreadable(Number(version) > LINK_VERSION ? 'newerVersion' : 'unknownVersion'));
  const plain = await unpack(payload.replace(/[,;:!?)\]>'"\s]+$/, ''));
  return plain.ok ? reader(plain.value) : plain;
}

async function unpack(payload: string): Promise<Result<unknown, Unreadable>> {
  if (payload === '') return err(unreadable('empty'));
  const bytes = fromBase64url(payload);
  if (bytes === null) return err(unreadable(/^[\w-]*$/.test(payload) ? 'damaged' : 'badCharacters'));
  const plain = await inflate(bytes, MAX_PLAIN_BYTES);
  if (!plain.ok) return plain;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(plain.value);
    return parseHostileJson(text, MAX_PLAIN_BYTES);
  } catch {
    return err(unreadable('notText'));
  }
}

/** The run with nothing but the branch on the screen: shorter, and nobody sees the other attempts. */
export function onlyCurrent(run: KeptRun): KeptRun {
  const branch = { ...currentBranch(run.tree), id: 1, parent: null, forkedAt: 0 };
  return { ...run, tree: { branches: [branch], current: 1 } };
}
