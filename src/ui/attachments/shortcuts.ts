import type { Attachment } from 'svelte/attachments';

/** Names as in `KeyboardEvent.key`, with `Shift+` and `Ctrl+` in front; Ctrl also stands for the command key. */
export type Shortcuts = Readonly<Record<string, () => void>>;

const FIELD = 'input, textarea, select, [contenteditable]';
/** These have keys of their own, but none with Ctrl. */
const COMPOSITE = '[role="slider"], [role="grid"], [role="tab"]';
const PRESSABLE = 'button, a[href], summary, [role="switch"]';

/** Listens on the document, so that shortcuts work wherever the focus is — but never inside fields or behind a dialog. */
export function shortcuts(areOn: () => boolean, keys: Shortcuts): Attachment<Document> {
  return (document) => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || !areOn()) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(FIELD) || document.querySelector('dialog[open]') !== null) return;
      if (target?.closest(COMPOSITE) && !event.ctrlKey && !event.metaKey) return;
      // Space presses the focused button; it must not also start the clock.
      if ((event.key === ' ' || event.key === 'Enter') && target?.closest(PRESSABLE)) return;
      const run = keys[nameOf(event)];
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
  return `${ctrl}${shift}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
}
