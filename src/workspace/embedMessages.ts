import * as v from 'valibot';
import { LANGUAGES, type Language } from '../i18n';
import type { Theme } from './Preferences.svelte';

/*
 * What the page around an embedded frame may ask of it, and what the frame answers. Every message is an object whose
 * `type` begins with `baepo:`. Anything else on this channel is somebody else's and stays without an answer.
 */

const PREFIX = 'baepo:';
const MAX_SECONDS = 1_000_000;

/** Given back with the answer, so that the page can tell its questions apart. */
const id = v.optional(v.pipe(v.string(), v.maxLength(64)));

const request = v.variant('type', [
  v.strictObject({
    type: v.literal('baepo:seek'),
    id,
    /** Simulated seconds. */
    t: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MAX_SECONDS)),
  }),
  v.strictObject({ type: v.literal('baepo:play'), id }),
  v.strictObject({ type: v.literal('baepo:pause'), id }),
  v.strictObject({ type: v.literal('baepo:setLanguage'), id, language: v.picklist(LANGUAGES) }),
  v.strictObject({ type: v.literal('baepo:setTheme'), id, theme: v.picklist(['auto', 'light', 'dark']) }),
  v.strictObject({ type: v.literal('baepo:getState'), id }),
]);

const TYPES: ReadonlySet<string> = new Set(request.options.map(({ entries }) => entries.type.literal));

export type HostRequest = v.InferOutput<typeof request>;

/** Everything the page around the frame gets to know. Times in simulated seconds. */
export interface EmbedState {
  readonly scenario: string;
  readonly seed: number;
  readonly t: number;
  /** The scenario's declared end. */
  readonly end: number;
  readonly isPlaying: boolean;
  readonly speed: number;
  readonly language: Language;
  readonly theme: Theme;
  /** Targets behind the load balancer that it calls healthy, and that it calls unhealthy. */
  readonly healthy: number;
  readonly unhealthy: number;
}

const ANSWERS: ReadonlySet<string> = new Set(['baepo:ready', 'baepo:state', 'baepo:error']);

/** Why a message changed nothing. */
export type MessageError = 'unknownType' | 'badMessage' | 'failed';

export type EmbedAnswer =
  | ({ readonly type: 'baepo:ready' } & EmbedState)
  | ({ readonly type: 'baepo:state'; readonly id: string | null } & EmbedState)
  | {
      readonly type: 'baepo:error';
      readonly id: string | null;
      readonly error: MessageError;
      /** Names of the members that are wrong, never their contents. */
      readonly where: readonly string[];
    };

export type ReadMessage =
  | { readonly kind: 'foreign' }
  | { readonly kind: 'request'; readonly request: HostRequest }
  | { readonly kind: 'error'; readonly answer: Extract<EmbedAnswer, { type: 'baepo:error' }> };

/** Reads one message. The contents of a message that is wrong are never repeated, so that nobody can echo through us. */
export function readHostMessage(data: unknown): ReadMessage {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { kind: 'foreign' };
  const { type, id: given } = data as { type?: unknown; id?: unknown };
  if (typeof type !== 'string' || !type.startsWith(PREFIX)) return { kind: 'foreign' };
  // Our own answers sent back to us: answering them would go on for ever.
  if (ANSWERS.has(type)) return { kind: 'foreign' };
  const readId = v.safeParse(id, given);
  const answerId = readId.success ? (readId.output ?? null) : null;
  const error = (name: MessageError, where: readonly string[]): ReadMessage => ({
    kind: 'error',
    answer: { type: 'baepo:error', id: answerId, error: name, where },
  });
  if (!TYPES.has(type)) return error('unknownType', ['type']);
  const read = v.safeParse(request, data, { abortEarly: true });
  if (read.success) return { kind: 'request', request: read.output };
  return error('badMessage', [memberOf(read.issues[0])]);
}

/** The member at fault by name; for members that do not belong there only that, since their names are the sender's. */
function memberOf(issue: v.BaseIssue<unknown>): string {
  const key = issue.path?.[0]?.key;
  const isOurs = typeof key === 'string' && ['id', 't', 'language', 'theme'].includes(key);
  return isOurs ? key : 'member';
}
