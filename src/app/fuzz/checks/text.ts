import type { Check } from './types';

/** What programs write when a value is missing. */
const SLIPS = /\bundefined\b|\bNaN\b|\[object \w+\]|\bInfinity\b|\$\{/;
/** Written by a person, by a machine, or meant for one. */
const QUOTED = 'code, pre, textarea, script, style, [translate="no"], .text-code, [data-fuzz-panel]';
const READ_OUT = ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'alt', 'placeholder'] as const;
const ATTRIBUTES = READ_OUT.map((name) => `[${name}]`).join(', ');
/** Names of texts in the catalogues that no sentence has: `execution.superseded`. */
const CODE = /^[a-z][A-Za-z]+(\.[a-z][A-Za-z]+)+$/;

function codesOf(value: unknown, codes = new Set<string>(), depth = 0): Set<string> {
  if (typeof value !== 'object' || value === null || depth > 6) return codes;
  for (const [key, inner] of Object.entries(value)) {
    if (CODE.test(key)) codes.add(key);
    codesOf(inner, codes, depth + 1);
  }
  return codes;
}

const known = new WeakMap<object, ReadonlySet<string>>();
function codesIn(messages: object): ReadonlySet<string> {
  const codes = known.get(messages) ?? codesOf(messages);
  known.set(messages, codes);
  return codes;
}

/** Nothing on the screen or read out is a programmer's word. */
export const text: Check = {
  name: 'text',
  every: 1,
  *find({ app, locale }) {
    const codes = codesIn(locale.m);
    const isSlip = (words: string): boolean => SLIPS.test(words) || codes.has(words.trim());
    const walker = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) {
      const { data, parentElement } = walker.currentNode as Text;
      if (isSlip(data) && parentElement?.closest(QUOTED) === null) yield `the text says “${excerpt(data)}”`;
    }
    for (const element of app.querySelectorAll(ATTRIBUTES)) {
      for (const name of READ_OUT) {
        const words = element.getAttribute(name);
        if (words !== null && isSlip(words)) yield `${name} says “${excerpt(words)}”`;
      }
    }
  },
};

function excerpt(words: string): string {
  const from = Math.max(0, words.search(SLIPS) - 40);
  return words.slice(from, from + 100).trim();
}
