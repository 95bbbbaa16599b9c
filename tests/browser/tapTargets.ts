import type { Page } from 'playwright-core';

/** What a finger needs, px (WCAG 2.5.5). */
const LEAST = 44;

/**
 * Everything on the page that can be pressed and answers on less than 44 px in some direction, with its size. What counts
 * is where a press arrives, so room that is pressed but not drawn counts too; links inside a sentence are exempt.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const pressable =
      'button, a[href], select, summary, input:not([type=file]), [role=tab], [role=switch], [role=slider]';
    const answers = (element: Element, x: number, y: number): boolean => {
      const hit = document.elementFromPoint(x, y);
      const label = hit?.closest('label');
      return hit !== null && (element.contains(hit) || (label?.contains(element) ?? false));
    };
    /** How far presses arrive from the middle, both ways. */
    const reach = (element: Element, dx: number, dy: number): number => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      let size = 0;
      for (const sign of [1, -1]) {
        for (let step = 1; step <= least / 2; step++) {
          if (!answers(element, x + sign * dx * (step - 0.5), y + sign * dy * (step - 0.5))) break;
          size++;
        }
      }
      return size;
    };
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(pressable)) {
      const isInSentence = element.matches('p a, li a') && getComputedStyle(element).display === 'inline';
      if (
        isInSentence ||
        element.closest('.visually-hidden, [inert], [aria-hidden=true]') ||
        !element.checkVisibility()
      )
        continue;
      element.scrollIntoView({ block: 'center', inline: 'center' });
      const box = element.getBoundingClientRect();
      // Boxes lie at fractions of a pixel, presses at whole ones.
      const width = Math.max(box.width, reach(element, 1, 0));
      const height = Math.max(box.height, reach(element, 0, 1));
      if (Math.min(width, height) >= least - 0.1) continue;
      found.push(
        `${element.ariaLabel ?? element.textContent.trim().slice(0, 40)} ${Math.round(width)}×${Math.round(height)}`,
      );
    }
    return found;
  }, LEAST);
}
