import * as v from 'valibot';
import { ok, type Result } from '../../shared';
import { checkShape } from './json';
import { ownSchema, type OwnInput } from './ownSchema';
import { pointSchema, type RestorePoint } from './RestorePoints.svelte';
import { runSchema, type KeptRun } from './runSchema';
import type { Unreadable } from './unreadable';
import { readVersioned, type Format } from './versioned';

/** A file of ours: one run, or everything that a browser keeps. */
export interface Bundle {
  readonly runs: readonly KeptRun[];
  readonly points: readonly Omit<RestorePoint, 'id'>[];
  readonly own: OwnInput | null;
  readonly preferences: PreferenceValues | null;
}

/** Choices that hold for all runs. A value that is not known is left out on the way in. */
export type PreferenceValues = Readonly<Record<string, string | boolean>>;

export const MAX_BUNDLE_CHARS = 20_000_000;

const preferencesSchema = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]{0,30}$/)),
    v.union([v.boolean(), v.pipe(v.string(), v.maxLength(40))]),
  ),
  v.check((values) => Object.keys(values).length <= 30, 'tooMany'),
);

const version1 = v.strictObject({
  format: v.literal('baepo'),
  runs: v.pipe(v.array(runSchema), v.maxLength(500)),
  points: v.pipe(v.array(pointSchema), v.maxLength(2_000)),
  own: v.nullable(ownSchema),
  preferences: v.nullable(preferencesSchema),
});

const FORMAT: Format<Bundle> = {
  version: 1,
  maxChars: MAX_BUNDLE_CHARS,
  readers: [
    (content) => {
      const read = checkShape(version1, content);
      if (!read.ok) return read;
      const { runs, points, own, preferences } = read.value;
      return ok({ runs, points, own, preferences });
    },
  ],
};

/** The text of a file, made to be read again and, by the curious, with the eyes. */
export function writeBundle({ runs, points, own, preferences }: Bundle): string {
  const plain = points.map(({ name, reason, savedAt, run }) => ({ name, reason, savedAt, run }));
  const content = { format: 'baepo', version: FORMAT.version, runs, points: plain, own, preferences };
  return `${JSON.stringify(content, null, 1)}\n`;
}

export function readBundle(text: string): Result<Bundle, Unreadable> {
  return readVersioned(text.replace(/^\uFEFF/, ''), FORMAT);
}
