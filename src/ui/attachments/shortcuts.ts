import type { Attachment } from 'svelte/attachments';
import { keyName } from './keyNames';

/** Names as in `KeyboardEvent.key`, with `Shift+` and `Ctrl+` in front; Ctrl also stands for the command key. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** What is typed or chosen here is nobody else's. Sliders, grids and tabs keep the keys they use to themselves. */
const FIELD = 'input, textarea, select, [contenteditable]:not([contenteditable="false"]), dialog';
const PRESSABLE = 'button, a[href], summary, [role="switch"], [role="tab"]';

/** Listens on the document, so that shortcuts work wherever the focus is — but never inside fields or behind a dialog. */
export function shortcuts(areOn: () => boolean, keys: Shortcuts): Attachment<Document> {
  return (document) => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.isComposing || !areOn()) return;
      const name = nameOf(event);
      const target = event.target instanceof Element ? event.target : null;
      if (document.querySelector('dialog[open]') !== null) return;
      // Ctrl and Enter mean nothing inside fields, so there they finish what was written.
      if (name !== 'Ctrl+Enter' && target?.closest(FIELD)) return;
      // Space presses the focused button; it must not also start the clock.
      if ((name === ' ' || name === 'Enter') && target?.closest(PRESSABLE)) return;
      const run = keys[name];
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  };
}

function nameOf(event: KeyboardEvent): string {
  const shift = event.shiftKey && event.key.length > 1 ? 'Shift+' : '';
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  return `${ctrl}${shift}${keyName(event)}`;
}
