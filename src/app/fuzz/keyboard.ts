import { typeInto, isTextField, type TextField } from './fields';
import { topDialog } from './targets';

const TABBABLE = [
  ...['a[href]', 'button', 'input', 'select', 'textarea', 'summary', 'audio[controls]', '[tabindex]'],
].join(', ');

/** Presses a key, written as in `Ctrl+Shift+z`, where the focus is, and does what browsers do when nobody prevents it. */
export function pressKey(name: string): void {
  const parts = name.split('+');
  // The plus sign itself is a key, too.
  const key = name.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  const held = new Set(name.endsWith('+') ? [] : parts.slice(0, -1));
  const init: KeyboardEventInit = {
    ...{ key, bubbles: true, cancelable: true, composed: true },
    ...{ ctrlKey: held.has('Ctrl'), shiftKey: held.has('Shift'), altKey: held.has('Alt') },
  };
  const target = document.activeElement ?? document.body;
  const goesOn = target.dispatchEvent(new KeyboardEvent('keydown', init));
  if (goesOn && !held.has('Ctrl') && !held.has('Alt')) actOn(target, key, held.has('Shift'));
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keyup', init));
}

function actOn(target: Element, key: string, isShifted: boolean): void {
  if (key === 'Tab') moveFocus(isShifted ? -1 : 1);
  else if (key === 'Escape') closeDialog();
  else if (key === 'Enter') enter(target);
  else if (key === ' ' && isPressedBySpace(target)) target.click();
  else if (/^Arrow/.test(key)) arrow(target, /Down|Right/.test(key) ? 1 : -1);
  else if (isTextField(target)) editText(target, key);
}

function enter(target: Element): void {
  if (target instanceof HTMLTextAreaElement) typeInto(target, '\n');
  else if (target instanceof HTMLInputElement) target.form?.requestSubmit();
  else if (target instanceof HTMLElement && target.matches('a[href], button, summary')) target.click();
}

function isPressedBySpace(target: Element): target is HTMLElement {
  return target.matches('button, summary, input[type="checkbox"], input[type="radio"]');
}

function editText(field: TextField, key: string): void {
  if (key === 'Backspace') typeInto(field, '', -1);
  else if ([...key].length === 1 && (field.type !== 'number' || /\d/.test(key))) typeInto(field, key);
}

/** Chooses among radio buttons and options, moves a slider of the browser's own. */
function arrow(target: Element, direction: 1 | -1): void {
  if (target instanceof HTMLSelectElement) {
    const next = target.options[target.selectedIndex + direction];
    if (next !== undefined && !next.disabled) choose(target, next.value);
  } else if (target instanceof HTMLInputElement && target.type === 'radio') {
    const group = [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]:enabled')];
    const same = group.filter(({ name, form }) => name === target.name && form === target.form);
    const next = same[(same.indexOf(target) + direction + same.length) % same.length];
    next?.focus();
    next?.click();
  } else if (target instanceof HTMLInputElement && target.type === 'range') {
    if (direction > 0) target.stepUp();
    else target.stepDown();
    told(target);
  }
}

/** Chooses an option of a list. */
export function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  told(select);
}

function told(field: HTMLElement): void {
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

function closeDialog(): void {
  const dialog = topDialog();
  if (dialog?.dispatchEvent(new Event('cancel', { cancelable: true }))) dialog.close();
}

/** Tab, within the dialog that is open. */
function moveFocus(direction: 1 | -1): void {
  const root = topDialog() ?? document.body;
  const stops = [...root.querySelectorAll<HTMLElement>(TABBABLE)].filter(isTabStop);
  if (stops.length === 0) return;
  const { activeElement } = document;
  const index = activeElement instanceof HTMLElement ? stops.indexOf(activeElement) : -1;
  const after =
    index >= 0 || activeElement === null
      ? index + direction
      : stops.findIndex((stop) => isBefore(activeElement, stop)) - (direction > 0 ? 0 : 1);
  stops[(after + stops.length) % stops.length]?.focus();
}

function isTabStop(element: HTMLElement): boolean {
  if (element.tabIndex < 0 || element.matches(':disabled') || element.closest('[data-fuzz-panel]') !== null)
    return false;
  if (element instanceof HTMLInputElement && element.type === 'radio' && !element.checked) return false;
  return element.checkVisibility({ visibilityProperty: true });
}

const isBefore = (a: Node, b: Node): boolean => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
