import {
  formatClock,
  formatCount,
  formatDuration,
  formatPercent,
  type Language,
  type LaterMessages,
} from '../../../i18n';
import type { RunSummary } from '../../../projections';

/** One line of the table: a measure of both branches, and what differs. */
export interface FigureRow {
  readonly key: string;
  readonly label: string;
  readonly a: string;
  readonly b: string;
  readonly difference: string;
}

type Words = LaterMessages['comparison'];

interface Span {
  readonly status: string;
  readonly version: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** The key figures of two branches at one moment, as texts. */
export function figureRows(a: RunSummary, b: RunSummary, words: Words, language: Language): readonly FigureRow[] {
  const count = (value: number): string => formatCount(value, language);
  const number = (key: string, label: string, of: (summary: RunSummary) => number): FigureRow => {
    const [one, other] = [of(a), of(b)];
    const difference = one === other ? words.noDifference : signed(other - one, count);
    return { key, label, a: count(one), b: count(other), difference };
  };
  const text = (key: string, label: string, of: (summary: RunSummary) => string): FigureRow => {
    const [one, other] = [of(a), of(b)];
    return { key, label, a: one, b: other, difference: one === other ? words.noDifference : '' };
  };
  return [
    number('requests', words.requests, ({ requests }) => requests.total),
    number('failed', words.failed5xx, ({ requests }) => requests.failed),
    shareRow(a, b, words, language),
    ...pairs(a.executions, b.executions).map(([one, other], index) =>
      spanRow(`execution-${index}`, words.execution(index + 1), one, other, words, language),
    ),
    ...pairs(a.deployments, b.deployments).map(([one, other], index) => {
      const isRollback = [one, other].some((each) => each !== undefined && each.rollbackOf !== null);
      const label = isRollback ? words.rollback(index + 1) : words.deployment(index + 1);
      return spanRow(`deployment-${index}`, label, one, other, words, language);
    }),
    text('alarms', words.alarms, (summary) => alarmText(summary, words)),
    text('fleet', words.fleet, (summary) => fleetText(summary, words)),
    number('minutes', words.buildMinutes, ({ billed }) => billed.buildMinutes),
  ];
}

function shareRow(a: RunSummary, b: RunSummary, words: Words, language: Language): FigureRow {
  const share = ({ requests }: RunSummary): number => (requests.total === 0 ? 0 : requests.failed / requests.total);
  const [one, other] = [share(a), share(b)];
  const points = (value: number): string => words.points(formatCount(Math.round(value * 1_000) / 10, language, 1));
  return {
    key: 'share',
    label: words.failedShare,
    a: formatPercent(one, language),
    b: formatPercent(other, language),
    difference: one === other ? words.noDifference : signed(other - one, points),
  };
}

/** What began and perhaps ended: executions and deployments. */
function spanRow(
  key: string,
  label: string,
  a: Span | undefined,
  b: Span | undefined,
  words: Words,
  language: Language,
): FigureRow {
  const text = (span: Span | undefined): string => {
    if (span === undefined) return words.none;
    const status = words.status[span.status] ?? span.status;
    if (span.endedAt === null) return words.lasting(status, span.version, formatClock(span.startedAt));
    const duration = formatDuration(span.endedAt - span.startedAt, language);
    return words.ended(status, span.version, formatClock(span.endedAt), duration);
  };
  const [one, other] = [text(a), text(b)];
  return {
    key,
    label,
    a: one,
    b: other,
    difference: one === other ? words.noDifference : laterText(a, b, words, language),
  };
}

function laterText(a: Span | undefined, b: Span | undefined, words: Words, language: Language): string {
  if (a === undefined || b === undefined) return words.onlyIn(a === undefined ? 'B' : 'A');
  if (a.endedAt === null || b.endedAt === null || a.endedAt === b.endedAt) return '';
  const duration = formatDuration(Math.abs(b.endedAt - a.endedAt), language);
  return b.endedAt > a.endedAt ? words.later(duration) : words.earlier(duration);
}

function alarmText({ alarms }: RunSummary, words: Words): string {
  const raised = alarms.flatMap(({ name, raisedAt }) => raisedAt.map((at) => `${name} ${formatClock(at)}`));
  return raised.length === 0 ? words.none : raised.join(', ');
}

function fleetText({ instances }: RunSummary, words: Words): string {
  const counts = new Map<number | null, number>();
  for (const { version } of instances) counts.set(version, (counts.get(version) ?? 0) + 1);
  return [...counts]
    .sort(([one], [other]) => (one ?? Infinity) - (other ?? Infinity))
    .map(([version, count]) => (version === null ? words.nothingRuns(count) : words.versions(version, count)))
    .join(', ');
}

function pairs<T>(a: readonly T[], b: readonly T[]): readonly (readonly [T | undefined, T | undefined])[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, index) => [a[index], b[index]] as const);
}

/** With the sign that typography uses. */
function signed(value: number, format: (value: number) => string): string {
  return `${value > 0 ? '+' : '−'}${format(Math.abs(value))}`;
}
