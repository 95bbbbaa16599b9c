import type { Attachment } from 'svelte/attachments';

/**
 * Opens and closes a native dialog as a modal one. The browser gives the focus back when the dialog closes; when it is
 * taken off the page while it is open, we do.
 */
export function modal(isOpen: () => boolean): Attachment<HTMLDialogElement> {
  return (dialog) => {
    let before: Element | null = null;
    const letGo = holdFocus(dialog);
    $effect(() => {
      if (isOpen() && !dialog.open) {
        before = document.activeElement;
        dialog.showModal();
      } else if (!isOpen() && dialog.open) dialog.close();
    });
    return () => {
      letGo();
      if (dialog.open && before instanceof HTMLElement) before.focus();
    };
  };
}

/**
 * Keeps the focus inside when what has it is taken away or disabled: it goes to what was around it, so that the next Tab
 * goes on from there and nothing else is pressed by mistake.
 */
function holdFocus(dialog: HTMLDialogElement): () => void {
  /** From what has the focus outwards. */
  let path: readonly HTMLElement[] = [];
  const remember = ({ target }: FocusEvent): void => {
    path = target instanceof Element ? pathTo(target, dialog) : [];
  };
  const observer = new MutationObserver(() => {
    if (dialog.open && isLost(document.activeElement)) {
      focusOn(path.find((each) => each.isConnected && !each.matches(':disabled')) ?? dialog);
    }
  });
  dialog.addEventListener('focusin', remember);
  observer.observe(dialog, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  return () => {
    dialog.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}

function pathTo(element: Element, root: HTMLElement): readonly HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let at: Element | null = element; at !== null && root.contains(at); at = at.parentElement) {
    if (at instanceof HTMLElement) path.push(at);
  }
  return path;
}

/** Browsers take the focus from a disabled button only when they draw. */
const isLost = (focused: Element | null): boolean =>
  focused === null || focused === document.body || focused.matches(':disabled');

/** Also what is usually not focused; it is so only until the focus leaves it. */
function focusOn(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  if (document.activeElement === element) return;
  element.setAttribute('tabindex', '-1');
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  element.focus({ preventScroll: true });
}
