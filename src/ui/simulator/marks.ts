import type { Selection } from '../../workspace/inspect/Selection.svelte';
import type { RunSession } from '../../workspace/RunSession.svelte';

/** To the next or previous mark, which the inspector, where there is one, then looks at. */
export function toMark(session: RunSession, selection: Selection | undefined, direction: 1 | -1): void {
  const { playback } = session;
  const from = playback.destination;
  const seen = (session.timeline?.marks ?? []).filter(({ at }) => at <= playback.furthest);
  const mark = direction > 0 ? seen.find(({ at }) => at > from) : seen.filter(({ at }) => at < from).at(-1);
  playback.mark(direction);
  if (mark !== undefined) selection?.ask(mark.seq);
}
