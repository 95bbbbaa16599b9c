import { isAlias, isMap, isPair, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Json } from '../shared';
import type { Params } from './errors';

export const MAX_DEPTH = 64;
/** Nodes after following aliases: an alias bomb runs into this. */
const MAX_NODES = 100_000;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** The core schema's null; a schema that reads every scalar as text must still know it. */
const NULL = /^(~|null|Null|NULL)?$/;

export const tooDeep = `The file is nested more than ${MAX_DEPTH} levels deep.`;

/** Thrown inside this folder only: a place and a reason to refuse the file. */
export class Refused extends Error {
  readonly offset: number | null;
  readonly code: string;
  readonly params: Params;

  constructor(node: unknown, code: string, message: string, params: Params = {}) {
    super(message);
    this.offset = (node as Node | null)?.range?.[0] ?? null;
    this.code = code;
    this.params = params;
  }
}

/** The value behind an anchor, and what it adds to the file wherever an alias repeats it. */
interface Anchored {
  readonly node: Node;
  readonly value: Json;
  readonly nodes: number;
  readonly height: number;
}

/** Turns nodes into plain JSON by hand, since that is where depth, size and keys can be limited. */
export class Converter {
  /** What each alias stands for. */
  readonly targets = new Map<unknown, Node>();
  readonly #anchors = new Map<string, Anchored>();
  readonly #areDuplicatesErrors: boolean;
  #nodes = 0;
  #deepest = 0;

  constructor(areDuplicatesErrors: boolean) {
    this.#areDuplicatesErrors = areDuplicatesErrors;
  }

  convert(node: unknown, depth: number): Json {
    this.#count(node, 1, depth);
    if (isAlias(node)) return this.#alias(node, depth);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor === undefined) return this.#plain(node, depth);
    const before = this.#nodes;
    const deepest = this.#deepest;
    this.#deepest = depth;
    const value = this.#plain(node, depth);
    const height = this.#deepest - depth;
    this.#deepest = Math.max(deepest, this.#deepest);
    this.#anchors.set(anchor, { node: node as Node, value, nodes: this.#nodes - before, height });
    return value;
  }

  #plain(node: unknown, depth: number): Json {
    if (isSeq(node)) return node.items.map((item) => this.convert(item, depth + 1));
    if (isMap(node)) return this.#map(node.items, depth);
    return isScalar(node) ? scalarOf(node) : null;
  }

  /** Values are shared between all aliases of an anchor: nobody changes them, and a bomb costs no memory. */
  #alias(node: { readonly source: string }, depth: number): Json {
    const target = this.#anchors.get(node.source);
    // An anchor that is not finished yet contains its own alias.
    if (target === undefined) throw new Refused(node, 'yaml.aliases', unfoldsTooFar);
    this.targets.set(node, target.node);
    this.#count(node, target.nodes, depth + target.height);
    return target.value;
  }

  #count(node: unknown, nodes: number, depth: number): void {
    this.#nodes += nodes;
    this.#deepest = Math.max(this.#deepest, depth);
    if (this.#nodes > MAX_NODES) throw new Refused(node, 'yaml.aliases', unfoldsTooFar);
    if (depth > MAX_DEPTH) throw new Refused(node, 'yaml.tooDeep', tooDeep, { limit: MAX_DEPTH });
  }

  #map(items: readonly unknown[], depth: number): Json {
    const result: Record<string, Json> = {};
    const own = new Set<string>();
    for (const pair of items) {
      if (!isPair(pair)) continue;
      const key = this.#key(pair.key);
      if (key === '<<' && isPlain(pair.key) && (isAlias(pair.value) || isMap(pair.value) || isSeq(pair.value))) {
        Object.assign(result, this.#merged(pair.value, depth), { ...result });
        continue;
      }
      if (own.has(key) && this.#areDuplicatesErrors) {
        throw new Refused(pair.key, 'yaml.duplicateKey', 'This key stands here twice.', { key });
      }
      own.add(key);
      result[key] = this.convert(pair.value, depth + 1);
    }
    return result;
  }

  #key(node: unknown): string {
    if (!isScalar(node) && node !== null) throw new Refused(node, 'yaml.badKey', 'Only texts can be keys.');
    const key = keyOf(node);
    if (!FORBIDDEN_KEYS.has(key)) return key;
    throw new Refused(node, 'yaml.forbiddenKey', `The key ${key} is not allowed.`, { key });
  }

  /** The merge key of YAML 1.1: what stands in the map itself wins, and so does what stands first in a list of maps. */
  #merged(node: unknown, depth: number): Record<string, Json> {
    const value = this.convert(node, depth + 1);
    const parts = Array.isArray(value) ? [...value].reverse() : [value];
    const maps = parts.filter((part) => typeof part === 'object' && part !== null && !Array.isArray(part));
    return Object.assign({}, ...maps) as Record<string, Json>;
  }
}

const unfoldsTooFar = 'The aliases of this file unfold to too much.';

const isPlain = (node: unknown): boolean => isScalar(node) && node.type === 'PLAIN';

/** A key as text: `1` and `"1"` are the same one. */
export function keyOf(node: unknown): string {
  const value = isScalar(node) ? node.value : null;
  if (typeof value === 'string') return value;
  return isScalar(node) ? (node.source ?? String(value ?? '')) : '';
}

function scalarOf(node: Scalar): Json {
  const { value } = node;
  if (typeof value === 'string') return isPlain(node) && NULL.test(value) ? null : value;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'number') return value === null || value === undefined ? null : (node.source ?? '');
  if (Number.isFinite(value)) return value;
  throw new Refused(node, 'yaml.syntax', 'Not a finite number.', { reason: 'Not a finite number.' });
}
