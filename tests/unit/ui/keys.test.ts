import { afterEach, expect, test, vi } from 'vitest';
import { letterKeys } from '../../../src/ui/attachments/letterKeys';
import { shortcuts } from '../../../src/ui/attachments/shortcuts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.innerHTML = '';
});

function listen(areOn = true) {
  const pressed: string[] = [];
  const keys = [' ', '?', 'ArrowRight', 'Shift+ArrowRight', 'Ctrl+z', 'Ctrl+Enter', 'f'];
  const actions = Object.fromEntries(keys.map((key) => [key, () => void pressed.push(key)]));
  const stop = shortcuts(() => areOn, actions)(document);
  if (stop) stops.push(stop);
  return pressed;
}

function press(target: Element, init: KeyboardEventInit): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}

function add(html: string): Element {
  document.body.innerHTML = html;
  return document.querySelector('[data-here]') ?? (document.body.firstElementChild as Element);
}

test.each([
  '<input type="text">',
  '<input type="number">',
  '<textarea></textarea>',
  '<select><option>1</option></select>',
  '<div contenteditable="true"><b data-here>x</b></div>',
  '<dialog open><p data-here>x</p></dialog>',
])('no key is taken from %s', (html) => {
  const pressed = listen();
  const field = add(html);
  for (const key of [' ', '?', 'f', 'ArrowRight']) expect(press(field, { key }).defaultPrevented).toBe(false);
  expect(press(field, { key: 'z', ctrlKey: true }).defaultPrevented).toBe(false);
  expect(pressed).toEqual([]);
});

test('Ctrl and Enter finish what was written, also inside a field', () => {
  const pressed = listen();
  press(add('<textarea></textarea>'), { key: 'Enter', ctrlKey: true });
  press(add('<textarea></textarea>'), { key: 'Enter', metaKey: true });
  expect(pressed).toEqual(['Ctrl+Enter', 'Ctrl+Enter']);
});

test.each(['<button>x</button>', '<a href="#x">x</a>', '<div role="switch" tabindex="0"></div>'])(
  'space presses %s and does not start the clock; other keys work there',
  (html) => {
    const pressed = listen();
    const element = add(html);
    expect(press(element, { key: ' ' }).defaultPrevented).toBe(false);
    press(element, { key: '?', shiftKey: true });
    expect(pressed).toEqual(['?']);
  },
);

test('on sliders and grids the keys that they leave alone work', () => {
  const pressed = listen();
  press(add('<div role="slider" tabindex="0"></div>'), { key: ' ' });
  press(add('<div role="grid"><div role="row" tabindex="0" data-here></div></div>'), { key: '?', shiftKey: true });
  expect(pressed).toEqual([' ', '?']);
});

test('a key that somebody has used already is left alone', () => {
  const pressed = listen();
  const element = add('<div role="grid"></div>');
  element.addEventListener('keydown', (event) => event.preventDefault());
  press(element, { key: 'ArrowRight' });
  expect(pressed).toEqual([]);
});

test('turned off, no key does anything', () => {
  const pressed = listen(false);
  const element = add('<p>x</p>');
  for (const key of [' ', '?', 'f']) expect(press(element, { key }).defaultPrevented).toBe(false);
  expect(pressed).toEqual([]);
});

test('letters are found by their place where the keyboard types Hangul; composed text is left alone', () => {
  const pressed = listen();
  const element = add('<p>x</p>');
  press(element, { key: 'ㄹ', code: 'KeyF' });
  press(element, { key: 'F', shiftKey: true });
  press(element, { key: 'f', isComposing: true });
  press(element, { key: 'f', altKey: true });
  expect(pressed).toEqual(['f', 'f']);
});

test('letters of a part act inside it alone, and only while shortcuts are on', () => {
  const act = vi.fn();
  let areOn = true;
  const part = add('<div><button data-here>x</button></div>').parentElement as HTMLElement;
  const stop = letterKeys(
    () => areOn,
    () => ({ a: act }),
  )(part);
  if (stop) stops.push(stop);
  press(part.firstElementChild as Element, { key: 'a' });
  press(part.firstElementChild as Element, { key: 'ㅁ', code: 'KeyA' });
  press(document.body, { key: 'a' });
  expect(act).toHaveBeenCalledTimes(2);
  areOn = false;
  press(part.firstElementChild as Element, { key: 'a' });
  expect(act).toHaveBeenCalledTimes(2);
});
