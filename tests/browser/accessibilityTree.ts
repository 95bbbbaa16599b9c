import type { Page } from 'playwright-core';

/** What a screen reader gets of one element. */
export interface TreeNode {
  readonly role: string;
  readonly name: string;
  readonly value: string;
  /** The nearest element above it that has a role worth saying. */
  readonly inside: string;
}

interface AxValue {
  readonly value?: unknown;
}

interface AxNode {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly value?: AxValue;
}

const SILENT = new Set(['generic', 'none', 'InlineTextBox', 'StaticText', 'RootWebArea', 'row', 'listitem', 'group']);

const textOf = (value: AxValue | undefined): string => String(value?.value ?? '');

/** The tree that Chromium itself gives to screen readers, in reading order. */
export async function accessibilityTree(page: Page): Promise<readonly TreeNode[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly AxNode[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const inside = (node: AxNode): string => {
    const parent = byId.get(node.parentId ?? '');
    if (parent === undefined) return '';
    const role = textOf(parent.role);
    return parent.ignored || SILENT.has(role) ? inside(parent) : `${role} ${textOf(parent.name)}`.trim();
  };
  return nodes
    .filter(({ ignored }) => !ignored)
    .map((node) => ({
      role: textOf(node.role),
      name: textOf(node.name),
      value: textOf(node.value),
      inside: inside(node),
    }));
}

/** What the element with the focus is called, and whether one sees that it has it. */
export function focused(
  page: Page,
): Promise<{ readonly name: string; readonly role: string; readonly isSeen: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return { name: '', role: 'body', isSeen: false };
    // A link that fills its card shows the ring on the card.
    const rings = [element, element.parentElement, element.closest('article, li')].flatMap((each) =>
      each === null ? [] : [getComputedStyle(each), getComputedStyle(each, '::after')],
    );
    const label = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent;
    return {
      name: (label ?? element.textContent ?? '').replace(/\s+/g, ' ').trim(),
      role: element.getAttribute('role') ?? element.localName,
      isSeen: rings.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0),
    };
  });
}

/** Tabs on until the focus is on what is looked for; every stop on the way must be seen and have a name. */
export async function tabTo(page: Page, role: string, name: RegExp): Promise<void> {
  const stops: string[] = [];
  for (let stop = 0; stop < 120; stop++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at.role === 'body') continue;
    stops.push(`${at.role} ${at.name}`);
    if (!at.isSeen) throw new Error(`The focus is not seen on ${at.role} ${at.name}`);
    if (at.name === '') throw new Error(`A stop has no name, after ${stops.slice(-3).join(', ')}`);
    if (at.role === role && name.test(at.name)) return;
  }
  throw new Error(`${role} ${name} is not reached by Tab, only: ${stops.join(' | ')}`);
}
