import type { Attachment } from 'svelte/attachments';

/** Opens and closes a native dialog as a modal one. */
export function modal(isOpen: () => boolean): Attachment<HTMLDialogElement> {
  return (dialog) => {
    $effect(() => {
      if (isOpen() && !dialog.open) dialog.showModal();
      else if (!isOpen() && dialog.open) dialog.close();
    });
  };
}
