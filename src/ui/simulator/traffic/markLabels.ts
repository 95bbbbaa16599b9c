import type { Messages } from '../../../i18n';
import { placeLabels, type Hairline, type PlacedLabel, type Wording } from '../../../viz/errorStrip';
import { estimateTextWidth } from '../../../viz/textWidth';
import { hairlineTexts } from './words';

/** The bar of a deployment above the charts, px from the left edge of the plot. */
export interface Span {
  readonly key: string;
  readonly version: number;
  readonly isRollback: boolean;
  readonly x: number;
  readonly width: number;
}

const FONT = 11;
const BOLD = 1.04;
const OFF_PX = 4;
/** Words may stand over the edge of the plot a little: nothing else is there. */
const OVER_PX = 6;

/** Failed checks end left of their line, alarms start right of theirs; the other side is better than no words. */
function beside({ x, kind }: Hairline, text: string): Wording {
  const width = estimateTextWidth(text, FONT) * BOLD;
  const sides = [x - OFF_PX - width, x + OFF_PX];
  return { text, width, places: kind === 'alarm' ? sides.reverse() : sides };
}

function along({ x, width: bar }: Span, text: string): Wording {
  const width = estimateTextWidth(text, FONT);
  return { text, width, places: [x, x + (bar - width) / 2, x + bar - width] };
}

/** The words above the charts: alarms first, then failed checks; the deployments take what is left. */
export function markLabels(
  lines: readonly Hairline[],
  spans: readonly Span[],
  plotWidth: number,
  words: Messages['traffic'],
): PlacedLabel[] {
  const marks = [...lines]
    .reverse()
    .map((line) => ({ key: line.key, wordings: hairlineTexts(line, words).map((text) => beside(line, text)) }));
  const deployments = spans.map((span) => {
    const text = span.isRollback ? words.rollsBack(span.version) : words.deploys(span.version);
    return { key: span.key, wordings: [along(span, text)] };
  });
  const row = { left: 0, right: plotWidth + OVER_PX, lines: lines.map(({ x }) => x) };
  return placeLabels([...marks, ...deployments], row);
}
