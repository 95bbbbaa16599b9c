import type { Attachment } from 'svelte/attachments';

/**
 * Opens and closes a native dialog as a modal one. The browser gives the focus back when the dialog closes; when it is
 * taken off the page while it is open, we do.
 */
export function modal(isOpen: () => boolean): Attachment<HTMLDialogElement> {
  return (dialog) => {
    let before: Element | null = null;
    $effect(() => {
      if (isOpen() && !dialog.open) {
        before = document.activeElement;
        dialog.showModal();
      } else if (!isOpen() && dialog.open) dialog.close();
    });
    return () => {
      if (dialog.open && before instanceof HTMLElement) before.focus();
    };
  };
}
