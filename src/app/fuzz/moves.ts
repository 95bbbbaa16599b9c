import type { Chance } from './Chance';
import { giveFile, isTextField, replaceText, type TextField } from './fields';
import { choose, pressKey } from './keyboard';
import type { Pointer } from './Pointer';
import { aimAt, describe, pickPressable, usable } from './targets';

export interface Scene {
  readonly root: HTMLElement;
  readonly chance: Chance;
  readonly pointer: Pointer;
  /** Lets the page draw. */
  readonly frame: () => Promise<void>;
  /** Things with this name are not pressed, such as those that would load the page anew. */
  readonly isLeftAlone: (name: string) => boolean;
}

/** One thing a person does: null when the screen offers no such thing, else what was done. */
export type Move = (scene: Scene) => Promise<string | null> | string | null;

/** Keys with how often they are pressed, relative to each other. */
const KEYS: readonly (readonly [number, string])[] = [
  ...(['Tab', 'Shift+ArrowRight', 'ArrowRight', 'Enter', ' '] as const).map((key) => [4, key] as const),
  ...(['Shift+Tab', 'ArrowLeft', 'ArrowUp', 'ArrowDown', '[', ']', 'End'] as const).map((key) => [2, key] as const),
  ...(['Shift+ArrowLeft', 'Home', 'Escape', 'Ctrl+z', 'Ctrl+y', 'Ctrl+Enter'] as const).map((key) => [2, key] as const),
  ...([...'-=+?ftar1234'] as const).map((key) => [1, key] as const),
  ...(['PageUp', 'PageDown', 'Backspace', 'Delete', 'Alt+ArrowUp', 'F2', '한'] as const).map(
    (key) => [1, key] as const,
  ),
];

/** What people and programs put into fields: names, numbers out of range, other scripts, markup, much of it. */
const TEXTS = [
  ...['v2', 'Try again', '0', '-1', '7', '12', '99999999999', '1e9', '  ', '', 'a/b/../c', 'orders-5xx'],
  ...['배포 다시 해보기', 'مرحبا', '👩‍💻🚀', '<img src=x onerror=alert(1)>', '{{x}}', '"\'`;--', 'x'.repeat(400)],
];

/** Browsers let nothing else into a field for numbers. */
const NUMBERS = TEXTS.filter((text) => text === '' || /^-?\d+(e\d+)?$/.test(text));

const FILES: readonly (readonly [name: string, text: string])[] = [
  ['broken.json', '{"version": 1, '],
  ['else.json', '{"hello": "world"}'],
  ['empty.json', ''],
  ['newer.baepo.json', '{"baepo":"bundle","version":99}'],
  ['buildspec.yml', 'version: 0.2\nphases:\n  build:\n    commands:\n      - npm test\n'],
  ['appspec.yml', 'version: 0.0\nos: linux\nfiles:\n  - source: /\n    destination: /srv\n'],
  ['nested.json', `${'['.repeat(300)}${']'.repeat(300)}`],
  ['hostile.yml', 'a: &a [*a, *a]\nb: !!js/function "x"\n'],
];

const press: Move = ({ root, chance, pointer, isLeftAlone }) => {
  const aim = pickPressable(root, chance, isLeftAlone);
  if (aim === null) return null;
  const kind = chance.happens(0.7) ? 'mouse' : 'touch';
  const done = `${kind === 'mouse' ? 'click' : 'tap'} ${describe(aim.element)}`;
  pointer.press(aim, kind);
  return done;
};

const anywhere: Move = ({ chance, pointer }) => {
  const at = { x: chance.below(innerWidth), y: chance.below(innerHeight) };
  const under = document.elementFromPoint(at.x, at.y);
  // Links and buttons are pressed on purpose only, so that those to be left alone are.
  if (under === null || under.closest('[data-fuzz-panel], a, button, label') !== null) return null;
  const done = `click at ${at.x}, ${at.y}, ${describe(under)}`;
  pointer.press(at, 'mouse');
  return done;
};

const key: Move = ({ root, chance, isLeftAlone }) => {
  const name = chance.weigh(KEYS) ?? 'Tab';
  const focused = document.activeElement ?? root;
  const wouldPress = name === 'Enter' || name === ' ';
  if (wouldPress && isLeftAlone(focused === document.body ? '' : (focused.textContent ?? '').trim())) return null;
  const done = `key ${name === ' ' ? 'Space' : name} on ${focused === document.body ? 'body' : describe(focused)}`;
  pressKey(name);
  return done;
};

/** A key that is held down: otherwise hardly any run would come to its end. */
const hold: Move = async ({ chance, frame }) => {
  const name = chance.pick(['Shift+ArrowRight', 'Shift+ArrowRight', 'ArrowRight', 'Tab', 'Ctrl+z']) ?? 'Tab';
  const count = 5 + chance.below(30);
  for (let pressed = 0; pressed < count; pressed++) {
    pressKey(name);
    await frame();
  }
  return `hold ${name}, ${count} times`;
};

const drag: Move = async ({ root, chance, pointer, frame }) => {
  const slider = chance.pick(usable<HTMLElement>(root, '[role="slider"], input[type="range"]'));
  const aim = slider === undefined ? null : aimAt(slider, chance);
  if (aim === null) return null;
  const box = aim.element.getBoundingClientRect();
  // Beyond both ends, too.
  const place = (): number => box.left - 20 + chance.below(Math.ceil(box.width) + 40);
  const path = [aim, ...Array.from({ length: 1 + chance.below(5) }, () => ({ x: place(), y: aim.y }))];
  const done = `drag ${describe(aim.element)} to ${path.map(({ x }) => Math.round(x - box.left)).join(' → ')} px`;
  await pointer.drag(path, chance.happens(0.6) ? 'mouse' : 'touch', frame);
  return done;
};

const scroll: Move = ({ root, chance }) => {
  const places = [root, ...root.querySelectorAll<HTMLElement>('*')].filter(
    (each) => each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1,
  );
  const place = chance.pick(places.filter((each) => /auto|scroll/.test(getComputedStyle(each).overflow)));
  if (place === undefined) return null;
  const [left, top] = [chance.below(801) - 400, chance.below(801) - 400];
  place.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaX: left, deltaY: top }));
  place.scrollBy({ left, top, behavior: 'instant' });
  return `scroll ${describe(place).slice(0, 40)} by ${left}, ${top}`;
};

const write: Move = async ({ root, chance, frame }) => {
  const field = chance.pick(usable<TextField>(root, 'input, textarea').filter(isTextField));
  if (field === undefined) return null;
  const text = chance.pick(field.type === 'number' ? NUMBERS : TEXTS) ?? '';
  field.focus();
  replaceText(field, text);
  await frame();
  if (field.isConnected) field.dispatchEvent(new Event('change', { bubbles: true }));
  return `type “${text.slice(0, 30)}” into ${describe(field)}`;
};

const select: Move = ({ root, chance }) => {
  const list = chance.pick(usable<HTMLSelectElement>(root, 'select'));
  const option = chance.pick([...(list?.options ?? [])].filter(({ disabled }) => !disabled));
  if (list === undefined || option === undefined) return null;
  list.focus();
  choose(list, option.value);
  return `choose “${option.label}” in ${describe(list)}`;
};

const file: Move = ({ root, chance }) => {
  // Such fields are hidden behind a button of ours.
  const field = chance.pick([...root.querySelectorAll<HTMLInputElement>('input[type="file"]:enabled')]);
  const [name, text] = chance.pick(FILES) ?? ['', ''];
  if (field === undefined) return null;
  giveFile(field, name, text);
  return `give the file ${name}`;
};

const wait: Move = async ({ chance }) => {
  const ms = 50 + chance.below(450);
  await new Promise((resolve) => setTimeout(resolve, ms));
  return `wait ${ms} ms`;
};

const MOVES: readonly (readonly [number, Move])[] = [
  ...([
    [44, press],
    [26, key],
    [8, drag],
    [6, write],
    [4, select],
  ] as const),
  ...([
    [4, hold],
    [4, scroll],
    [3, anywhere],
    [3, wait],
    [2, file],
  ] as const),
];

/** Does one thing that the screen offers; returns what. */
export async function moveOnce(scene: Scene): Promise<string> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const move = scene.chance.weigh(MOVES) ?? wait;
    const done = await move(scene);
    if (done !== null) return done;
  }
  return 'nothing to do';
}
