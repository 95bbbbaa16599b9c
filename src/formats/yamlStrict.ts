import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Document,
  type LineCounter,
  type Node,
} from 'yaml';
import { countUpTo } from '../shared';

/** A mistake that libyaml refuses and the parser lets pass. */
export interface StrictProblem {
  readonly offset: number;
  readonly code: 'yaml.syntax' | 'yaml.tab' | 'yaml.tag';
  /** In libyaml's words. */
  readonly problem: string;
}

/** Names of anchors and aliases. An unquoted glob of stars is a broken alias: the classic mistake of artifact lists. */
const ANCHOR_NAME = /^[0-9A-Za-z_-]+$/;
/** A tab among the spaces and dashes with which a line begins. */
const LEADING_TAB = /^(?:[ ]|[-?](?=[ \t]))*\t/gm;
const SPACE = 0x20;
const STANDARD_TAGS = /^(!|tag:yaml\.org,2002:(str|int|float|bool|null|map|seq))$/;
/** Deeper files are refused elsewhere; here only the stack has to hold. */
const MAX_DEPTH = 200;

interface PlainText {
  readonly start: number;
  readonly end: number;
  /** Columns that continuation lines need at least. */
  readonly indent: number;
}

/** The first place at which the parsers of the services (libyaml and its ports) would stop, or null. */
export function strictProblem(text: string, document: Document.Parsed, lines: LineCounter): StrictProblem | null {
  const walk = new Walk(text, lines);
  walk.visit(document.contents, -1, false, 0);
  const tab = firstTab(text, walk);
  const [first] = [...walk.problems, ...(tab === null ? [] : [tab])].sort((a, b) => a.offset - b.offset);
  return first ?? null;
}

class Walk {
  readonly problems: StrictProblem[] = [];
  /** Texts in quotes, block texts and flow collections, in order and apart: tabs may stand in them. */
  readonly free: (readonly [number, number])[] = [];
  readonly plain: PlainText[] = [];
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #anchors = new Set<string>();

  constructor(text: string, lines: LineCounter) {
    this.#text = text;
    this.#lines = lines;
  }

  visit(node: unknown, indent: number, isInFlow: boolean, depth: number): void {
    if (depth > MAX_DEPTH) return;
    if (isAlias(node)) this.#alias(node.source, node);
    if (isScalar(node) || isCollection(node)) this.#properties(node);
    if (isScalar(node)) this.#scalar(node, indent, isInFlow);
    if (!isMap(node) && !isSeq(node)) return;
    const start = node.range?.[0] ?? 0;
    const isFlow = isInFlow || node.flow === true;
    if (node.flow === true && !isInFlow) this.free.push([start, node.range?.[1] ?? start]);
    const inner = isFlow ? indent : this.#columnOf(start);
    for (const item of node.items as unknown[]) {
      if (!isPair(item)) {
        this.visit(item, inner, isFlow, depth + 1);
        continue;
      }
      if (!isFlow) this.#key(item.key);
      this.visit(item.key, inner, isFlow, depth + 1);
      this.visit(item.value, inner, isFlow, depth + 1);
    }
  }

  #alias(name: string, node: Node): void {
    const offset = node.range?.[0] ?? 0;
    if (!ANCHOR_NAME.test(name)) {
      this.#note(offset, 'yaml.syntax', 'did not find expected alphabetic or numeric character');
    } else if (!this.#anchors.has(name)) this.#note(offset, 'yaml.syntax', `unknown anchor '${name}' referenced`);
  }

  #properties(node: Node & { anchor?: string; tag?: string }): void {
    const offset = node.range?.[0] ?? 0;
    if (node.anchor !== undefined) {
      this.#anchors.add(node.anchor);
      if (!ANCHOR_NAME.test(node.anchor)) {
        this.#note(offset, 'yaml.syntax', 'did not find expected alphabetic or numeric character');
      }
    }
    if (node.tag !== undefined && !STANDARD_TAGS.test(node.tag)) {
      // The range of a node begins behind its tag.
      this.#note(Math.max(0, this.#text.lastIndexOf('!', offset)), 'yaml.tag', `Unresolved tag: ${node.tag}`);
    }
  }

  #scalar(node: Node & { type?: string }, indent: number, isInFlow: boolean): void {
    const [start, end] = node.range ?? [0, 0];
    if (isInFlow || start === end) return;
    if (node.type === 'PLAIN') this.plain.push({ start, end, indent: indent + 1 });
    else this.free.push([start, end]);
  }

  /** `: value` without a key; with the indicator `?` a key may be empty. */
  #key(key: unknown): void {
    const range = (key as Node | null)?.range;
    if (range === undefined || range === null || range[0] !== range[1]) return;
    if (this.#text[range[0]] === ':') this.#note(range[0], 'yaml.syntax', 'did not find expected key');
  }

  #columnOf(offset: number): number {
    return Math.max(0, this.#lines.linePos(offset).col - 1);
  }

  #note(offset: number, code: StrictProblem['code'], problem: string): void {
    this.problems.push({ offset, code, problem });
  }
}

/** libyaml takes no tab where a line begins, not even on an empty line, unless a text or a flow collection goes on there. */
function firstTab(text: string, { free, plain }: Walk): StrictProblem | null {
  // Counted along, since looking back from every line would take quadratic time.
  let seen = 0;
  let inkEnd = 0;
  for (const match of text.matchAll(LEADING_TAB)) {
    const offset = match.index + match[0].length - 1;
    for (; seen < match.index; seen++) if (text.charCodeAt(seen) > SPACE) inkEnd = seen + 1;
    const holder = free[countUpTo(free, offset, ([start]) => start) - 1];
    if (holder !== undefined && offset < holder[1]) continue;
    const before = plain[countUpTo(plain, offset, ({ start }) => start) - 1];
    const isContinued = before !== undefined && before.end >= inkEnd && match[0].trim() === '';
    if (!isContinued) return { offset, code: 'yaml.tab', problem: 'found character that cannot start any token' };
    if (offset - match.index < before.indent) {
      return { offset, code: 'yaml.tab', problem: 'found a tab character that violates indentation' };
    }
  }
  return null;
}
