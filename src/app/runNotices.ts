import type { Messages } from '../i18n';
import type { ScreenNotice } from '../ui/simulator/notice';
import { fileName, saveFile } from '../ui/shell/saveFile';
import type { Unreadable } from '../workspace/keeping/unreadable';
import type { OpeningNote, OpenRun } from '../workspace/OpenRun.svelte';
import { routeHref } from '../workspace/route';

interface Surroundings {
  /** Whether the browser keeps anything at all. */
  readonly isLasting: boolean;
  /** Whether the page's address carries the run instead. */
  readonly isInAddress: boolean;
  readonly onreopen: () => void;
}

/** Why something cannot be read, in words, with the place where there is one. */
export function whyText({ code, path }: Unreadable, { keeping }: Messages): string {
  return path === '' ? keeping.why[code] : keeping.whyAt(keeping.why[code], path);
}

/** What to tell about a run: whether it is kept, what another tab did, how it was opened. */
export function noticesOf(
  run: OpenRun,
  m: Messages,
  { isLasting, isInAddress, onreopen }: Surroundings,
): readonly ScreenNotice[] {
  const t = m.keeping;
  const notices: ScreenNotice[] = [];
  const rescue = isInAddress ? t.inAddress : t.goneOnClose;
  const exportFile = { label: t.exportFile, run: () => void saveRun(run) };
  if (!isLasting || run.saved === 'denied')
    notices.push({ id: 'denied', text: `${t.notKept} ${rescue}`, actions: [exportFile] });
  else if (run.saved === 'full') notices.push({ id: 'full', text: `${t.noRoom} ${rescue}`, actions: [exportFile] });
  const { error } = run.session;
  if (error !== null) {
    const reload = { label: m.app.reload, run: () => location.reload() };
    notices.push({ id: 'engine', text: t.engineFailed(error), actions: [exportFile, reload] });
  }
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
  const seeKept = { label: t.seeKept, run: () => void (location.hash = routeHref({ page: 'kept' })) };
  switch (note.code) {
    case 'unreadable': {
      const why = whyText(note.problem, m);
      const text = note.isMoved ? t.unreadable(why) : t.unreadableStays(why);
      return { id: note.code, text, actions: [seeKept], dismiss };
    }
    case 'keptBefore':
      return { id: note.code, text: t.keptBefore[note.reason], actions: [seeKept], dismiss };
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

async function saveRun(run: OpenRun): Promise<void> {
  saveFile(fileName(run.scenario.id), await run.file());
}
