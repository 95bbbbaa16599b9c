import type { Attachment } from 'svelte/attachments';
import { keyName } from './keyNames';

/**
 * Single letters that act while the focus is inside the element, and nowhere else, so that they take no letter from
 * fields, editors or screen readers' own keys; and only while a person has shortcuts on. Asked at every key press, so
 * that what they do may change.
 */
export function letterKeys(
  areOn: () => boolean,
  actions: () => Readonly<Record<string, () => void>>,
): Attachment<HTMLElement> {
  return (element) => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing || !areOn()) return;
      const action = actions()[keyName(event)];
      if (action === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    element.addEventListener('keydown', press);
    return () => element.removeEventListener('keydown', press);
  };
}
