import { formatClock, type Messages } from '../../../i18n';
import type { TimelineBar, TimelineMark } from '../../../projections/views';

type Words = Messages['transport'];

/** What may stand on a bar, longest first. */
export function barLabels({ kind, label }: TimelineBar, words: Words): readonly string[] {
  if (kind === 'rollback') return [words.rollback];
  return kind === 'waiting' ? [words.waiting(label), words.waitingShort] : [label];
}

/** Entities of executions read as their number, commits as the beginning of their id: nobody listens to forty digits. */
function subjectOf(subject: string, words: Words): string {
  if (/^[0-9a-f]{40}$/.test(subject)) return subject.slice(0, 7);
  const number = /^execution-(\d+)$/.exec(subject)?.[1];
  return number === undefined ? subject : words.execution(Number(number));
}

/** `04:12, injected fault, i-02`. */
export function markLabel({ at, kind, subject, version }: TimelineMark, words: Words): string {
  const parts = [formatClock(at), words.mark[kind], subjectOf(subject, words)];
  if (version !== null) parts.push(words.version(version));
  return parts.filter((part) => part !== '').join(', ');
}
