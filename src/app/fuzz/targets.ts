import type { Chance } from './Chance';
import { nameOf } from './accessibleName';

/** What a person can press. */
export const INTERACTIVE = [
  ...['a[href]', 'button', 'input:not([type="hidden"])', 'select', 'textarea', 'summary'],
  ...['button', 'link', 'tab', 'switch', 'slider', 'checkbox', 'radio', 'option', 'menuitem'].map(
    (role) => `[role="${role}"]`,
  ),
].join(', ');

/** Cells and rows of grids, and what else takes the focus. */
const PRESSABLE = `${INTERACTIVE}, [role="gridcell"], [role="row"], [tabindex="0"]`;

/** The dialog on top, else the app. Of several dialogs the one with the focus was opened last. */
export function sceneOf(app: HTMLElement): HTMLElement {
  return topDialog() ?? app;
}

export function topDialog(): HTMLDialogElement | null {
  const dialogs = [...document.querySelectorAll<HTMLDialogElement>('dialog:modal')];
  return dialogs.find((dialog) => dialog.contains(document.activeElement)) ?? dialogs.at(-1) ?? null;
}

const isUsable = (element: HTMLElement): boolean =>
  !element.matches(':disabled, [aria-disabled="true"]') &&
  element.closest('[data-fuzz-panel], [inert]') === null &&
  element.checkVisibility({ visibilityProperty: true });

/** Everything in the scene that fits the selector and can be used. */
export function usable<T extends HTMLElement>(scene: HTMLElement, selector: string): readonly T[] {
  return [...scene.querySelectorAll<T>(selector)].filter(isUsable);
}

/**
 * One thing to press. First a sort of thing is chosen, then one of the sort: a grid of fifty cells is no likelier than a
 * button. What lies outside the view is scrolled into it.
 */
export function pickPressable(scene: HTMLElement, chance: Chance, isLeftAlone: (name: string) => boolean): Aim | null {
  const sorts = new Map<string, HTMLElement[]>();
  for (const element of usable<HTMLElement>(scene, PRESSABLE)) {
    const sort = `${element.tagName} ${element.getAttribute('role') ?? ''} ${element.className}`;
    const same = sorts.get(sort);
    if (same === undefined) sorts.set(sort, [element]);
    else same.push(element);
  }
  const all = [...sorts.values()];
  for (let attempt = 0; attempt < 8; attempt++) {
    const element = chance.pick(chance.pick(all) ?? []);
    if (element === undefined) return null;
    if (isLeftAlone(nameOf(element))) continue;
    // Most links lead away from the screen that is to be tried.
    if (element.matches('a') && chance.happens(0.7)) continue;
    const aim = aimAt(element, chance);
    if (aim !== null) return aim;
  }
  return null;
}

/** A place on the screen and what is there. */
export interface Aim {
  readonly element: HTMLElement;
  readonly x: number;
  readonly y: number;
}

/** A point of the element that a pointer reaches; null when something else lies over it. */
export function aimAt(element: HTMLElement, chance: Chance): Aim | null {
  if (!isInView(element.getBoundingClientRect())) element.scrollIntoView({ block: 'center', inline: 'center' });
  const box = element.getBoundingClientRect();
  const x = box.left + box.width * (0.2 + 0.6 * (chance.below(100) / 100));
  const y = box.top + box.height * (0.3 + 0.4 * (chance.below(100) / 100));
  const hit = document.elementFromPoint(x, y);
  if (hit === null || hit.closest('[data-fuzz-panel]') !== null) return null;
  return element.contains(hit) ? { element, x, y } : null;
}

function isInView({ left, top, right, bottom, width, height }: DOMRect): boolean {
  return width > 0 && height > 0 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
}

/** How a thing is called in the report. */
export function describe(element: Element): string {
  const name = nameOf(element).slice(0, 60);
  const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
  return name === '' ? role : `${role} “${name}”`;
}
