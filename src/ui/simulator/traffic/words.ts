import { formatClock, formatCount, type Language, type Messages } from '../../../i18n';
import type { TrafficPoint } from '../../../projections/views';
import { layerShare, type Layers } from '../../../viz/areaChart';
import type { Hairline } from '../../../viz/errorStrip';
import { sharePercent } from '../sharePercent';

type Words = Messages['traffic'];

/** A percentage that is one already, such as a threshold. */
export function percentText(percent: number): string {
  return `${Math.round(percent * 10) / 10}%`;
}

/** What a layer is called; null stands for requests that nobody answered. */
export function layerName(layer: number | null, words: Words): string {
  return layer === null ? words.unanswered : words.version(layer);
}

/** The charts at one moment as a sentence. */
export function summary(
  point: TrafficPoint | undefined,
  { t, layers, thresholdPercent }: { t: number; layers: Layers; thresholdPercent: number | null },
  words: Words,
): string {
  if (point === undefined) return words.summaryEmpty;
  const shares = layers
    .map((layer) => ({ layer, share: layerShare(point, layer) }))
    .filter(({ share }) => share > 0)
    .map(({ layer, share }) => words.summaryShare(layerName(layer, words), sharePercent(share)));
  const threshold = thresholdPercent === null ? null : percentText(thresholdPercent);
  const said = shares.length === 0 ? words.summaryNoRequests : shares.join(', ');
  return words.summary(formatClock(t), said, sharePercent(point.errorRate), threshold);
}

/** What a red line stands for, and the same in less room. */
export function hairlineTexts({ kind, subjects }: Hairline, words: Words): string[] {
  if (kind === 'alarm') return [words.alarmRaised(subjects.length)];
  const [first = ''] = subjects;
  const more = subjects.length - 1;
  return [words.becameUnhealthy(first, more), words.andMore(first, more)];
}

/** A latency in whole milliseconds; a dash when nobody was answered. */
export function latencyText(latencyMs: number | null, language: Language): string {
  return latencyMs === null || latencyMs <= 0 ? '–' : formatCount(latencyMs, language);
}
