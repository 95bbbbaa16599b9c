import type { RunSession } from '../../workspace/RunSession.svelte';
import type { Shortcuts } from '../attachments/shortcuts';

/** The keys of the simulator screen. */
export function shortcutsOf(session: () => RunSession, screen: { readonly help: () => void }): Shortcuts {
  const playback = () => session().playback;
  return {
    ' ': () => playback().toggle(),
    ArrowLeft: () => playback().step(-1),
    ArrowRight: () => playback().step(1),
    'Shift+ArrowLeft': () => playback().skip(-10_000),
    'Shift+ArrowRight': () => playback().skip(10_000),
    '[': () => playback().mark(-1),
    ']': () => playback().mark(1),
    Home: () => playback().restart(),
    End: () => playback().toFurthest(),
    '-': () => playback().changeSpeed(-1),
    '=': () => playback().changeSpeed(1),
    '+': () => playback().changeSpeed(1),
    'Ctrl+z': () => void session().undo(),
    'Ctrl+y': () => void session().redo(),
    '?': screen.help,
  };
}
