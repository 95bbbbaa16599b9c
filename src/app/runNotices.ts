import type { Messages } from '../i18n';
import type { ScreenNotice } from '../ui/simulator/notice';
import type { Unreadable } from '../workspace/keeping/unreadable';
import type { OpeningNote, OpenRun } from '../workspace/OpenRun.svelte';

interface Surroundings {
  /** Whether the browser keeps anything at all. */
  readonly isLasting: boolean;
  readonly onreopen: () => void;
}

/** Why something cannot be read, in words, with the place where there is one. */
export function whyText({ code, path }: Unreadable, { keeping }: Messages): string {
  return path === '' ? keeping.why[code] : keeping.whyAt(keeping.why[code], path);
}

/** What to tell about a run: whether it is kept, what another tab did, how it was opened. */
export function noticesOf(run: OpenRun, m: Messages, { isLasting, onreopen }: Surroundings): readonly ScreenNotice[] {
  const t = m.keeping;
  const notices: ScreenNotice[] = [];
  if (!isLasting || run.saved === 'denied') notices.push({ id: 'denied', text: t.notKept, actions: [] });
  else if (run.saved === 'full') notices.push({ id: 'full', text: t.tooBigToKeep, actions: [] });
  if (run.isOvertaken) {
    const takeOver = async (): Promise<void> => {
      if (!(await run.takeOver())) onreopen();
    };
    notices.push({
      id: 'overtaken',
      text: t.overtaken,
      actions: [
        { label: t.takeOver, run: () => void takeOver() },
        { label: t.keepBoth, run: () => void run.keepBoth() },
      ],
    });
  }
  return [...notices, ...run.notes.map((note) => noticeOf(note, run, m))];
}

function noticeOf(note: OpeningNote, run: OpenRun, m: Messages): ScreenNotice {
  const t = m.keeping;
  const dismiss = (): void => run.dismiss(note);
  switch (note.code) {
    case 'unreadable': {
      const why = whyText(note.problem, m);
      const text = note.isMoved ? t.unreadable(why) : t.unreadableStays(why);
      return { id: note.code, text, actions: [], dismiss };
    }
    case 'keptBefore':
      return { id: note.code, text: t.keptBefore[note.reason], actions: [], dismiss };
    case 'engineChanged':
      return { id: note.code, text: t.engineChanged(note.from, note.to), actions: [], dismiss };
    case 'leftBeside':
      return {
        id: note.code,
        text: t.leftBeside(note.count),
        actions: [{ label: t.bringIn, run: () => void run.bringIn() }],
        dismiss,
      };
  }
}
