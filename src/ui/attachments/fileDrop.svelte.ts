import type { Attachment } from 'svelte/attachments';

interface FileDrop {
  /** A file is held over the element, or no longer. */
  over(is: boolean): void;
  drop(files: readonly File[]): void;
}

/** Takes dropped and pasted files. Anywhere else on the page a dropped file must not replace the page. */
export function fileDrop({ over, drop }: FileDrop): Attachment<HTMLElement> {
  return (element) => {
    const stop = (event: DragEvent): void => event.preventDefault();
    const enter = (event: DragEvent): void => {
      event.preventDefault();
      over(true);
    };
    const leave = (event: DragEvent): void => {
      if (!element.contains(event.relatedTarget as Node | null)) over(false);
    };
    const take = (event: DragEvent): void => {
      event.preventDefault();
      over(false);
      drop([...(event.dataTransfer?.files ?? [])]);
    };
    element.addEventListener('dragenter', enter);
    element.addEventListener('dragleave', leave);
    element.addEventListener('drop', take);
    document.addEventListener('dragover', stop);
    document.addEventListener('drop', stop);
    return () => {
      element.removeEventListener('dragenter', enter);
      element.removeEventListener('dragleave', leave);
      element.removeEventListener('drop', take);
      document.removeEventListener('dragover', stop);
      document.removeEventListener('drop', stop);
    };
  };
}
