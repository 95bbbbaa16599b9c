export type TextField = HTMLInputElement | HTMLTextAreaElement;

const TEXT_TYPES = ['text', 'search', 'number', 'url', 'email', 'tel', ''];

/** Whether something can be written here. */
export function isTextField(element: Element | null): element is TextField {
  if (element instanceof HTMLTextAreaElement) return !element.readOnly && !element.disabled;
  if (!(element instanceof HTMLInputElement)) return false;
  return TEXT_TYPES.includes(element.type) && !element.readOnly && !element.disabled;
}

/** Writes at the end; a negative count takes so many letters away. What is longer than the field allows is cut. */
export function typeInto(field: TextField, text: string, count = 0): void {
  const kept = count < 0 ? [...field.value].slice(0, count).join('') : field.value;
  replaceText(field, kept + text);
}

/** Writes this in place of what is there, as selecting all and typing does. */
export function replaceText(field: TextField, text: string): void {
  field.value = field.maxLength >= 0 ? text.slice(0, field.maxLength) : text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
}

/** Gives a file field a file without asking the person for one. */
export function giveFile(field: HTMLInputElement, name: string, text: string): void {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], name, { type: 'application/json' }));
  field.files = transfer.files;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
