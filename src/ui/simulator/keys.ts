import type { RunSession } from '../../workspace/RunSession.svelte';
import type { Shortcuts } from '../attachments/shortcuts';

/** The keys of the simulator screen. */
export function shortcutsOf(
  session: () => RunSession,
  screen: {
    readonly help: () => void;
    /** Where faults can be put in. */
    readonly fault?: () => void;
    /** Where there is an inspector. */
    readonly tab?: (index: number) => void;
    /** What goes to marks; left out, the playhead alone does. */
    readonly mark?: (direction: 1 | -1) => void;
  },
): Shortcuts {
  const playback = () => session().playback;
  const mark = screen.mark ?? ((direction: 1 | -1): void => playback().mark(direction));
  const { tab, fault } = screen;
  return {
    ' ': () => playback().toggle(),
    ArrowLeft: () => playback().step(-1),
    ArrowRight: () => playback().step(1),
    'Shift+ArrowLeft': () => playback().skip(-10_000),
    'Shift+ArrowRight': () => playback().skip(10_000),
    '[': () => mark(-1),
    ']': () => mark(1),
    Home: () => playback().restart(),
    End: () => playback().toFurthest(),
    '-': () => playback().changeSpeed(-1),
    '=': () => playback().changeSpeed(1),
    '+': () => playback().changeSpeed(1),
    'Ctrl+z': () => void session().undo(),
    'Ctrl+y': () => void session().redo(),
    '?': screen.help,
    ...(fault === undefined ? {} : { f: fault }),
    ...(tab === undefined ? {} : { '1': () => tab(0), '2': () => tab(1), '3': () => tab(2), '4': () => tab(3) }),
  };
}
