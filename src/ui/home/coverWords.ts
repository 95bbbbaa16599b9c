import { formatClock, formatCount, type Language, type Messages } from '../../i18n';
import type { ScenarioCover } from '../../workspace/scenarioSource';
import type { GlyphStatus } from '../glyphs';

type Stage = ScenarioCover['stages'][number];

const GLYPHS: Readonly<Record<Stage['status'], GlyphStatus>> = {
  NotStarted: 'pending',
  InProgress: 'running',
  Stopping: 'running',
  Stopped: 'stopped',
  Succeeded: 'ok',
  Failed: 'fail',
  Cancelled: 'stopped',
  Skipped: 'skipped',
};

export const stageGlyph = ({ status }: Stage): GlyphStatus => GLYPHS[status];

/** What a small picture of a run shows, as a sentence: `01:27: Source succeeded, Build failed; v1 6`. */
export function coverWords({ at, stages, instances }: ScenarioCover, messages: Messages, language: Language): string {
  const pipeline = stages.map(({ name, status }) => `${name} ${messages.pipeline.status[status]}`).join(', ');
  const groups = new Map<string, { count: number; name: (count: string) => string }>();
  for (const { state, version, nextVersion } of instances) {
    const shown = nextVersion ?? version;
    const words = shown === null ? messages.fleet.nothingRunning : messages.fleet.version(shown);
    const key = `${state} ${shown}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { count: 1, name: (count) => messages.fleet.group[state](words, count) });
    else known.count++;
  }
  const fleet = [...groups.values()].map(({ count, name }) => name(formatCount(count, language))).join(', ');
  return messages.home.cover(formatClock(at), pipeline, fleet);
}
