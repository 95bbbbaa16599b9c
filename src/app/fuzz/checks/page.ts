import { nameOf } from '../accessibleName';
import { INTERACTIVE, topDialog } from '../targets';
import type { Check } from './types';

/** Several times what the largest screen of the shipped scenarios has. */
const MAX_NODES = 20_000;
const EXCERPT = 80;

const isHidden = (element: Element): boolean =>
  element.closest('[aria-hidden="true"], [inert]') !== null || !element.checkVisibility({ visibilityProperty: true });

/** Beginning of an element's tag, to find it by. */
const tagOf = (element: Element): string => (element.cloneNode(false) as Element).outerHTML.slice(0, EXCERPT);

const names: Check = {
  name: 'names',
  every: 5,
  *find({ app }) {
    for (const element of app.querySelectorAll(`${INTERACTIVE}, dialog[open]`)) {
      if (nameOf(element) === '' && !isHidden(element)) yield `no accessible name: ${tagOf(element)}`;
    }
  },
};

const focus: Check = {
  name: 'focus',
  every: 1,
  *find() {
    const dialog = topDialog();
    const focused = document.activeElement;
    if (dialog === null || (focused !== null && dialog.contains(focused))) return;
    yield `the focus is on ${focused === null ? 'nothing' : tagOf(focused)} while a dialog is open: “${nameOf(dialog)}”`;
  },
};

const ids: Check = {
  name: 'ids',
  every: 5,
  *find() {
    const seen = new Set<string>();
    for (const { id } of document.querySelectorAll('[id]')) {
      if (seen.has(id)) yield `two elements have the id “${id}”`;
      seen.add(id);
    }
  },
};

const overflow: Check = {
  name: 'overflow',
  every: 1,
  *find() {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) yield `the page is ${scrollWidth} px wide in a window of ${clientWidth} px`;
  },
};

const liveRegion: Check = {
  name: 'liveRegion',
  every: 1,
  *find({ app, run }) {
    if (run === null) return;
    const hasRegion = app.querySelector('[aria-live="polite"][aria-atomic="true"]') !== null;
    if (!hasRegion) yield 'the screen of a run has no polite live region';
  },
};

const nodes: Check = {
  name: 'nodes',
  every: 10,
  *find() {
    const count = document.getElementsByTagName('*').length;
    if (count > MAX_NODES) yield `more than ${MAX_NODES} elements`;
  },
};

const screen: Check = {
  name: 'screen',
  every: 1,
  *find({ app, locale }) {
    const { crashTitle, loadFailedTitle } = locale.m.app;
    const title = app.querySelector('main h1')?.textContent.trim() ?? '';
    if (title === crashTitle || title === loadFailedTitle) yield `the screen says “${app.innerText.slice(0, 200)}”`;
    if (app.childElementCount === 0) yield 'the page is empty';
  },
};

export const PAGE_CHECKS: readonly Check[] = [screen, names, focus, ids, overflow, liveRegion, nodes];
