/** Far from the numbers that browsers give. */
const POINTER_ID = 90_001;

export type PointerKind = 'mouse' | 'touch';

interface Point {
  readonly x: number;
  readonly y: number;
}

const DISABLED = ':is(button, input, select, textarea, option):disabled';

/**
 * A pointer of our own. Scripts can send events but not what browsers do besides: hitting what lies on top, moving the
 * focus, capturing. That is done here, so that the app meets what it would meet from a hand.
 */
export class Pointer {
  #captured: Element | null = null;

  /** Whether this is our pointer; then the element gets its events from now on. */
  capture(element: Element, id: number): boolean {
    if (id !== POINTER_ID) return false;
    this.#captured = element;
    return true;
  }

  release(id: number): boolean {
    if (id !== POINTER_ID) return false;
    this.#captured = null;
    return true;
  }

  holds(element: Element, id: number): boolean {
    return id === POINTER_ID && element === this.#captured;
  }

  press(at: Point, kind: PointerKind): void {
    const under = document.elementFromPoint(at.x, at.y);
    if (under === null || under.closest(DISABLED) !== null) return;
    this.#move(at, kind);
    this.#down(under, at, kind);
    const over = this.#up(at, kind);
    const isSame = over !== null && (over === under || over.contains(under));
    if (isSame && over.isConnected) over.dispatchEvent(mouse('click', at, 0, 1));
  }

  /** Down at the first point, along the others, up at the last. `pause` is awaited in between. */
  async drag(path: readonly Point[], kind: PointerKind, pause: () => Promise<void>): Promise<void> {
    const [first] = path;
    const under = first === undefined ? null : document.elementFromPoint(first.x, first.y);
    if (first === undefined || under === null || under.closest(DISABLED) !== null) return;
    this.#move(first, kind);
    this.#down(under, first, kind);
    let last = first;
    for (const point of path.slice(1)) {
      await pause();
      this.#move(point, kind, 1);
      last = point;
    }
    this.#up(last, kind);
  }

  #move(at: Point, kind: PointerKind, buttons = 0): void {
    const target = this.#targetAt(at);
    if (target === null) return;
    target.dispatchEvent(pointer('pointermove', at, kind, buttons));
    if (kind === 'mouse') target.dispatchEvent(mouse('mousemove', at, buttons, 0));
  }

  #down(target: Element, at: Point, kind: PointerKind): void {
    const goesOn = target.dispatchEvent(pointer('pointerdown', at, kind, 1));
    const focuses = goesOn ? target.dispatchEvent(mouse('mousedown', at, 1, 1)) : true;
    if (focuses) focusFrom(target);
  }

  #up(at: Point, kind: PointerKind): Element | null {
    const target = this.#targetAt(at);
    target?.dispatchEvent(pointer('pointerup', at, kind, 0));
    target?.dispatchEvent(mouse('mouseup', at, 0, 1));
    this.#captured = null;
    return target;
  }

  #targetAt({ x, y }: Point): Element | null {
    if (this.#captured?.isConnected === true) return this.#captured;
    return document.elementFromPoint(x, y);
  }
}

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';

/** What a press does to the focus. In a modal dialog a press beside everything leaves it where it is. */
function focusFrom(target: Element): void {
  const label = target.closest('label');
  const focusable = label instanceof HTMLLabelElement ? label.control : target.closest<HTMLElement>(FOCUSABLE);
  if (focusable !== null) focusable.focus({ preventScroll: true });
  else if (document.querySelector('dialog:modal') === null && document.activeElement instanceof HTMLElement) {
    document.activeElement.blur();
  }
}

function init({ x, y }: Point, buttons: number, detail: number): MouseEventInit {
  return { bubbles: true, cancelable: true, composed: true, view: window, clientX: x, clientY: y, buttons, detail };
}

function mouse(type: string, at: Point, buttons: number, detail: number): MouseEvent {
  return new MouseEvent(type, init(at, buttons, detail));
}

function pointer(type: string, at: Point, pointerType: PointerKind, buttons: number): PointerEvent {
  const button = type === 'pointermove' ? -1 : 0;
  return new PointerEvent(type, {
    ...init(at, buttons, 0),
    button,
    pointerId: POINTER_ID,
    pointerType,
    isPrimary: true,
  });
}
