import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/svelte';

/** Parts that are loaded when they are asked for take a while on a busy machine. */
configure({ asyncUtilTimeout: 15_000 });

/** jsdom has no animations; this one is over at once, as under reduced motion. */
function finishedAnimation(): Animation {
  const animation = {
    cancel: () => undefined,
    finish: () => undefined,
    play: () => undefined,
    pause: () => undefined,
    effect: null,
    currentTime: 0,
    startTime: 0,
    playState: 'finished',
    onfinish: null as (() => void) | null,
    finished: Promise.resolve(),
  };
  queueMicrotask(() => animation.onfinish?.());
  return animation as unknown as Animation;
}

class SilentResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

class SilentIntersectionObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
  takeRecords(): [] {
    return [];
  }
}

function matchMedia(query: string): MediaQueryList {
  return {
    media: query,
    matches: false,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => false,
  };
}

Element.prototype.animate ??= finishedAnimation;
Element.prototype.getAnimations ??= () => [];
Element.prototype.scrollIntoView ??= () => undefined;
globalThis.ResizeObserver ??= SilentResizeObserver;
globalThis.IntersectionObserver ??= SilentIntersectionObserver as unknown as typeof IntersectionObserver;
window.matchMedia ??= matchMedia;

// jsdom knows the element but not its methods.
if (typeof HTMLDialogElement !== 'undefined' && !('showModal' in HTMLDialogElement.prototype)) {
  Object.assign(HTMLDialogElement.prototype, {
    show(this: HTMLDialogElement) {
      this.open = true;
    },
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement, returnValue?: string) {
      if (returnValue !== undefined) this.returnValue = returnValue;
      this.open = false;
      this.dispatchEvent(new Event('close'));
    },
  });
}
