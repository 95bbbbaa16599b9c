import * as v from 'valibot';
import { err, ok, type Result } from '../../shared';
import { unreadable, type Unreadable } from './unreadable';

/** Deeper than anything we write. Checked before parsing, so that no parser has to survive it. */
export const MAX_DEPTH = 16;

/** Names that reach into the machinery of objects. Nothing we write has them. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Parses JSON from a source that nobody vouches for: limited in size and depth, without names that touch prototypes. */
export function parseHostileJson(text: string, maxChars: number): Result<unknown, Unreadable> {
  if (text.length > maxChars) return err(unreadable('tooLarge'));
  if (text.trim() === '') return err(unreadable('empty'));
  if (depthOf(text) > MAX_DEPTH) return err(unreadable('tooDeep'));
  let forbidden: string | null = null;
  try {
    const value: unknown = JSON.parse(text, (key, member: unknown) => {
      if (FORBIDDEN.has(key)) forbidden = key;
      return member;
    });
    return forbidden === null ? ok(value) : err(unreadable('forbiddenKey', forbidden));
  } catch {
    return err(unreadable('notJson'));
  }
}

/** How deep brackets nest, strings left out. Need not be exact for what is no JSON anyway. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (isInString) {
      if (char === '\\') index++;
      else if (char === '"') isInString = false;
    } else if (char === '"') isInString = true;
    else if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth);
    else if (char === '}' || char === ']') depth--;
  }
  return deepest;
}

/** Checks a value against its schema; the error names the first place that is wrong. */
export function checkShape<T>(schema: v.GenericSchema<unknown, T>, value: unknown): Result<T, Unreadable> {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return ok(parsed.output);
  return err(unreadable('badShape', v.getDotPath(parsed.issues[0]) ?? ''));
}
