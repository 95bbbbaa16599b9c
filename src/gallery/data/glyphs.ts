import type { ComponentProps } from 'svelte';
import type { ArtifactGlyph, GlyphStatus, MarkGlyph } from '../../ui/glyphs';

/** The pictures of the visual language with the words that stand beside them. */

export const VERSIONS: readonly { version: number; words: string }[] = [
  { version: 1, words: 'circle, plain' },
  { version: 2, words: 'diamond, hatched' },
  { version: 3, words: 'triangle, dotted' },
  { version: 4, words: 'square, lined' },
];

export const STATUSES: readonly { status: GlyphStatus; words: string; aws: string }[] = [
  { status: 'ok', words: 'succeeded, healthy', aws: 'Succeeded' },
  { status: 'fail', words: 'failed, unhealthy', aws: 'Failed' },
  { status: 'running', words: 'in progress', aws: 'InProgress' },
  { status: 'pending', words: 'pending', aws: 'Pending' },
  { status: 'waiting', words: 'waiting for approval', aws: '' },
  { status: 'stopped', words: 'stopped', aws: 'Stopped' },
  { status: 'skipped', words: 'skipped, unused target', aws: 'Skipped' },
  { status: 'caution', words: 'caution', aws: '' },
];

export const MARKS: readonly { kind: ComponentProps<typeof MarkGlyph>['kind']; words: string }[] = [
  { kind: 'commit', words: 'a commit' },
  { kind: 'human', words: 'something a person did' },
  { kind: 'fault', words: 'an injected fault' },
  { kind: 'unhealthy', words: 'a target that became unhealthy' },
  { kind: 'alarm', words: 'an alarm' },
  { kind: 'rollback', words: 'a rollback' },
  { kind: 'failed', words: 'a failure' },
  { kind: 'succeeded', words: 'a success' },
];

export const ARTIFACTS: readonly { kind: ComponentProps<typeof ArtifactGlyph>['kind']; words: string }[] = [
  { kind: 'commit', words: 'commit: a node on a line' },
  { kind: 'zip', words: 'build artifact: a folder with a zip seam' },
  { kind: 'image', words: 'container image: stacked layers' },
];
