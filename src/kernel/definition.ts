import { assert, defined } from '../shared';

/*
 * A machine's definition as a tree with resolved targets, read from what the machine was made of: its configuration.
 * Reading that, and not XState's own tree, is what lets the built app leave XState's interpreter out (see docs/adr).
 */

/** The parts of an XState machine that say what it is. */
export interface MachineParts {
  readonly id: string;
  readonly config: object;
  readonly implementations: {
    readonly actions: Readonly<Record<string, unknown>>;
    readonly guards: Readonly<Record<string, unknown>>;
    readonly delays: Readonly<Record<string, unknown>>;
  };
}

export interface Node {
  readonly id: string;
  readonly key: string;
  readonly parent: Node | null;
  readonly isFinal: boolean;
  /** In the order of the definition. */
  readonly children: readonly Node[];
  readonly initial: Node | null;
  readonly entry: readonly unknown[];
  readonly exit: readonly unknown[];
  readonly on: ReadonlyMap<string, readonly Transition[]>;
  readonly always: readonly Transition[];
}

export interface Transition {
  readonly guard: unknown;
  readonly actions: readonly unknown[];
  /** Null: the state stays as it is. */
  readonly target: Node | null;
  readonly isReentering: boolean;
}

type OneOrMore<T> = T | readonly T[];

interface TransitionConfig {
  readonly target?: string;
  readonly guard?: unknown;
  readonly actions?: OneOrMore<unknown>;
  readonly reenter?: boolean;
}

type TransitionsConfig = OneOrMore<TransitionConfig | string> | undefined;

interface NodeConfig {
  readonly id?: string;
  readonly type?: string;
  readonly initial?: string;
  readonly states?: Readonly<Record<string, NodeConfig>>;
  readonly entry?: OneOrMore<unknown>;
  readonly exit?: OneOrMore<unknown>;
  readonly on?: Readonly<Record<string, TransitionsConfig>>;
  readonly always?: TransitionsConfig;
  readonly after?: Readonly<Record<string, TransitionsConfig>>;
  readonly onDone?: TransitionsConfig;
  readonly invoke?: unknown;
}

/** A node while it is made. */
interface Draft extends Node {
  readonly config: NodeConfig;
  readonly parent: Draft | null;
  readonly children: Draft[];
  initial: Node | null;
  entry: readonly unknown[];
  exit: readonly unknown[];
  on: ReadonlyMap<string, readonly Transition[]>;
  always: readonly Transition[];
}

/** Reads the definition of a machine. Throws on what the simulation does not allow: parallel, history, invoke, wildcards. */
export function readDefinition({ id, config }: MachineParts): Node {
  const byId = new Map<string, Draft>();
  const root = draft(id, id, null, config, byId);
  link(root, byId);
  return root;
}

function draft(id: string, key: string, parent: Draft | null, config: NodeConfig, byId: Map<string, Draft>): Draft {
  const { type, invoke } = config;
  assert(type !== 'parallel' && type !== 'history', `${id}: ${type} states are not supported`);
  assert(invoke === undefined, `${id}: invoke is not allowed`);
  const node: Draft = {
    ...{ id: config.id ?? id, key, parent, config, isFinal: type === 'final', children: [], initial: null },
    ...{ entry: toList(config.entry), exit: toList(config.exit), on: new Map(), always: [] },
  };
  byId.set(node.id, node);
  for (const [name, child] of Object.entries(config.states ?? {})) {
    node.children.push(draft(`${id}.${name}`, name, node, child, byId));
  }
  return node;
}

/** Transitions can lead anywhere, so they are resolved when all nodes are there. */
function link(node: Draft, byId: ReadonlyMap<string, Draft>): void {
  const { config, id } = node;
  if (config.initial !== undefined) node.initial = child(node, config.initial);
  const read = (given: TransitionsConfig): Transition[] => transitionsOf(node, given, byId);
  const on = new Map<string, Transition[]>();
  for (const [type, given] of Object.entries(config.on ?? {})) {
    assert(!type.includes('*'), `${id}: wildcard events are not allowed`);
    on.set(type, read(given));
  }
  if (config.onDone !== undefined) on.set(`xstate.done.state.${id}`, read(config.onDone));
  for (const [delay, given] of Object.entries(config.after ?? {})) {
    const eventType = `xstate.after.${delay}.${id}`;
    const named = Number.isNaN(Number(delay)) ? delay : Number(delay);
    const raise = { type: 'xstate.raise', event: { type: eventType }, id: eventType, delay: named };
    node.entry = [...node.entry, raise];
    node.exit = [...node.exit, { type: 'xstate.cancel', sendId: eventType }];
    on.set(eventType, read(given));
  }
  node.on = on;
  node.always = read(config.always);
  for (const each of node.children) link(each, byId);
}

function transitionsOf(node: Draft, given: TransitionsConfig, byId: ReadonlyMap<string, Draft>): Transition[] {
  return toList(given).map((one) => {
    const config: TransitionConfig = typeof one === 'string' ? { target: one } : one;
    return {
      guard: config.guard,
      actions: toList(config.actions),
      target: config.target === undefined ? null : targetOf(node, config.target, byId),
      isReentering: config.reenter ?? false,
    };
  });
}

/** `#machine.state` from anywhere, `.state` below the node, `state` beside it. */
function targetOf(node: Draft, target: string, byId: ReadonlyMap<string, Draft>): Node {
  assert(typeof target === 'string', `${node.id}: more than one target`);
  if (target.startsWith('#')) return defined(byId.get(target.slice(1)), `${node.id}: target ${target}`);
  const [from, path] = target.startsWith('.') ? [node, target.slice(1)] : [node.parent, target];
  assert(from !== null, `${node.id}: the target ${target} is not below the root`);
  return path.split('.').reduce<Draft>((at, key) => child(at, key), from);
}

function child(node: Draft, key: string): Draft {
  return defined(
    node.children.find((each) => each.key === key),
    `${node.id}: state ${key}`,
  );
}

function toList<T>(given: OneOrMore<T> | undefined): readonly T[] {
  if (given === undefined) return [];
  return Array.isArray(given) ? (given as readonly T[]) : [given as T];
}
