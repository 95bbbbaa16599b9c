import type { Pointer } from './Pointer';

/** What the page is kept from while it is fuzzed, counted. */
export interface Prevented {
  links: number;
  downloads: number;
  files: number;
  windows: number;
  copies: number;
}

/**
 * Keeps the app from reaching out of the page: no other site, no window, no download, no dialog of the browser's, nothing
 * in the clipboard. Gives our pointer what only real ones have. Returns what was prevented and how to end it.
 */
export function guardPage(pointer: Pointer): { readonly prevented: Prevented; readonly end: () => void } {
  const prevented: Prevented = { links: 0, downloads: 0, files: 0, windows: 0, copies: 0 };
  const ends = [
    guardLinks(prevented),
    guardScriptedClicks(prevented),
    guardWindows(prevented),
    guardClipboard(prevented),
    lendCapture(pointer),
  ];
  return { prevented, end: () => ends.forEach((end) => end()) };
}

/** Whether following it stays in the app. */
function staysHere(link: HTMLAnchorElement): boolean {
  const address = new URL(link.href, location.href);
  const isSamePage = address.href.split('#', 1)[0] === location.href.split('#', 1)[0];
  return isSamePage && !link.hasAttribute('download') && !['_blank', '_top', '_parent'].includes(link.target);
}

function guardLinks(prevented: Prevented): () => void {
  const listen = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest('a');
    if (link instanceof HTMLAnchorElement && link.href !== '' && !staysHere(link)) {
      event.preventDefault();
      if (link.hasAttribute('download')) prevented.downloads++;
      else prevented.links++;
    }
    if (fileFieldOf(target) !== null) {
      event.preventDefault();
      prevented.files++;
    }
  };
  document.addEventListener('click', listen, true);
  return () => document.removeEventListener('click', listen, true);
}

/** The file field that a press here would open. */
function fileFieldOf(target: Element | null): HTMLInputElement | null {
  const label = target?.closest('label');
  const field = label instanceof HTMLLabelElement ? label.control : target;
  return field instanceof HTMLInputElement && field.type === 'file' ? field : null;
}

/** Links for downloads are made and pressed without being in the page. */
function guardScriptedClicks(prevented: Prevented): () => void {
  const links = replaceMethod(
    HTMLAnchorElement.prototype,
    'click',
    (original) =>
      function click(this: HTMLAnchorElement) {
        if (staysHere(this)) original.call(this);
        else if (this.hasAttribute('download')) prevented.downloads++;
        else prevented.links++;
      },
  );
  const fields = replaceMethod(
    HTMLInputElement.prototype,
    'click',
    (original) =>
      function click(this: HTMLInputElement) {
        if (this.type === 'file') prevented.files++;
        else original.call(this);
      },
  );
  const pickers = replaceMethod(
    HTMLInputElement.prototype,
    'showPicker',
    () =>
      function showPicker() {
        prevented.files++;
      },
  );
  return () => [links, fields, pickers].forEach((end) => end());
}

function guardWindows(prevented: Prevented): () => void {
  const count = (): void => void prevented.windows++;
  const ends = [
    replaceMethod(window, 'open', () => () => (count(), null)),
    replaceMethod(window, 'print', () => count),
    replaceMethod(window, 'alert', () => count),
    replaceMethod(window, 'confirm', () => () => (count(), false)),
    replaceMethod(window, 'prompt', () => () => (count(), null)),
  ];
  if ('share' in navigator) ends.push(replaceMethod(navigator, 'share', () => () => (count(), Promise.resolve())));
  return () => ends.forEach((end) => end());
}

/** Every third copy is refused, as browsers do when they mistrust a page. */
function guardClipboard(prevented: Prevented): () => void {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard === undefined) return () => undefined;
  return replaceMethod(clipboard, 'writeText', () => () => {
    prevented.copies++;
    return prevented.copies % 3 === 0 ? Promise.reject(new DOMException('', 'NotAllowedError')) : Promise.resolve();
  });
}

function lendCapture(pointer: Pointer): () => void {
  const { prototype } = Element;
  const ends = [
    replaceMethod(
      prototype,
      'setPointerCapture',
      (original) =>
        function setPointerCapture(this: Element, id: number) {
          if (!pointer.capture(this, id)) original.call(this, id);
        },
    ),
    replaceMethod(
      prototype,
      'releasePointerCapture',
      (original) =>
        function releasePointerCapture(this: Element, id: number) {
          if (!pointer.release(id)) original.call(this, id);
        },
    ),
    replaceMethod(
      prototype,
      'hasPointerCapture',
      (original) =>
        function hasPointerCapture(this: Element, id: number) {
          return pointer.holds(this, id) || original.call(this, id);
        },
    ),
  ];
  return () => ends.forEach((end) => end());
}

/** Puts another method in the place of one; returns how to put it back. */
export function replaceMethod<T extends object, K extends keyof T>(
  owner: T,
  name: K,
  make: (original: T[K]) => T[K],
): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  const value = make(owner[name]);
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  return () => {
    if (before === undefined) Reflect.deleteProperty(owner, name);
    else Object.defineProperty(owner, name, before);
  };
}
