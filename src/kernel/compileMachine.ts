import { assert, defined } from '../shared';
import { readDefinition, type MachineParts, type Node, type Transition } from './definition';
import type { Candidate, Effect, EffectArguments, MachineEvent, MachineTable, TableState } from './table';

/*
 * Reads a machine once and writes down, for every state and event, which guard is asked and which effects follow in which
 * order. This file and `definition.ts` alone know the shapes XState gives to its definitions. `transition()` of XState stays
 * the oracle: a property test sends random events through both and compares every step.
 */

interface Builtin {
  readonly type?: string;
  readonly assignment?: unknown;
  readonly event?: unknown;
  readonly id?: unknown;
  readonly delay?: unknown;
  readonly sendId?: unknown;
}

const compiled = new WeakMap<MachineParts, MachineTable>();

/**
 * Compiles a machine into a transition table; the same machine is compiled once.
 * Throws when the machine uses something the simulation does not allow: custom actions, invoke, spawn, parallel or history
 * states, wildcard events, or guards made of other guards.
 */
export function compileMachine(machine: MachineParts): MachineTable {
  let table = compiled.get(machine);
  if (table === undefined) {
    table = new Compiler(machine).compile();
    compiled.set(machine, table);
  }
  return table;
}

class Compiler {
  readonly #machine: MachineParts;
  readonly #leaves: Node[] = [];

  constructor(machine: MachineParts) {
    this.#machine = machine;
  }

  compile(): MachineTable {
    const root = readDefinition(this.#machine);
    const { context = {}, options } = this.#machine.config as {
      context?: unknown;
      options?: { maxIterations?: number };
    };
    this.#collect(root);
    const leaf = initialLeaf(root);
    return {
      id: this.#machine.id,
      states: this.#leaves.map((each, index) => this.#state(each, index)),
      initial: { guard: null, guardName: null, effects: this.#enter(pathTo(leaf, null)), target: this.#indexOf(leaf) },
      createContext: (input) =>
        typeof context === 'function' ? (context as (args: { input: unknown }) => unknown)({ input }) : context,
      maxIterations: options?.maxIterations ?? 100,
    };
  }

  #collect(node: Node): void {
    if (node.children.length === 0) this.#leaves.push(node);
    for (const child of node.children) this.#collect(child);
  }

  #indexOf(leaf: Node): number {
    const index = this.#leaves.indexOf(leaf);
    assert(index >= 0, `${leaf.id} is not a leaf state`);
    return index;
  }

  #state(leaf: Node, index: number): TableState {
    const path = pathTo(leaf, null);
    const isDone = leaf.isFinal && path.length <= 2;
    const on = new Map<string, Candidate[]>();
    const always: Candidate[] = [];
    if (!isDone) {
      for (const node of [...path].reverse()) {
        for (const [type, transitions] of node.on) {
          on.set(type, [...(on.get(type) ?? []), ...transitions.map((each) => this.#candidate(leaf, node, each))]);
        }
        for (const transition of node.always) always.push(this.#candidate(leaf, node, transition));
      }
    }
    const keys = path.slice(1).map((node) => node.key);
    return { index, value: keys.join('.'), isDone, on, always };
  }

  #candidate(leaf: Node, source: Node, { guard: asked, actions, target, isReentering }: Transition): Candidate {
    const effects = actions.flatMap((action) => this.#effect(action));
    const guard = this.#guard(asked);
    const guardName = nameOf(asked);
    if (target === null) return { guard, guardName, effects, target: this.#indexOf(leaf) };
    const domain = domainOf(source, target, isReentering);
    const left = pathTo(leaf, domain).reverse();
    const destination = initialLeaf(target);
    const entered = pathTo(destination, domain);
    return {
      guard,
      guardName,
      effects: [...left.flatMap((node) => this.#exit(node)), ...effects, ...this.#enter(entered)],
      target: this.#indexOf(destination),
    };
  }

  /** Effects of entering the nodes in this order, with what XState adds on reaching a final state. */
  #enter(path: readonly Node[]): Effect[] {
    const effects: Effect[] = [];
    for (const node of path) {
      effects.push(...node.entry.flatMap((action) => this.#effect(action)));
      if (!node.isFinal) continue;
      const parent = defined(node.parent, 'parent of a final state');
      // On the way out of a finished machine XState still announces the end of its root, which nobody can hear.
      const out = pathTo(node, null).reverse();
      if (parent.parent === null) effects.push(...out.flatMap((left) => this.#exit(left)));
      else effects.push({ kind: 'raise', event: { type: `xstate.done.state.${parent.id}` } });
    }
    return effects;
  }

  #exit(node: Node): Effect[] {
    return node.exit.flatMap((action) => this.#effect(action));
  }

  #effect(action: unknown): Effect[] {
    if (isBuiltin(action)) return [this.#builtin(action, undefined)];
    const name = typeof action === 'string' ? action : (action as { type: string }).type;
    const params = typeof action === 'object' && action !== null ? (action as { params?: unknown }).params : undefined;
    assert(
      params === undefined || typeof params !== 'function',
      `${this.#machine.id}: parameters must be plain values`,
    );
    const builtin = this.#machine.implementations.actions[name] as Builtin | undefined;
    assert(builtin !== undefined, `${this.#machine.id}: unknown effect ${String(name)}`);
    return [this.#builtin(builtin, params)];
  }

  #builtin(builtin: Builtin, params: unknown): Effect {
    switch (builtin.type) {
      case 'xstate.assign': {
        const assignment = bind(builtin.assignment, params) as Extract<Effect, { kind: 'assign' }>['assignment'];
        return { kind: 'assign', assignment };
      }
      case 'xstate.emit':
        return { kind: 'emit', fact: bind(builtin.event, params) as Extract<Effect, { kind: 'emit' }>['fact'] };
      case 'xstate.cancel':
        assert(typeof builtin.sendId === 'string', `${this.#machine.id}: cancel needs a fixed id`);
        return { kind: 'cancel', id: builtin.sendId };
      case 'xstate.raise':
        return this.#raise(builtin);
      default:
        throw new TypeError(
          `${this.#machine.id}: effects may only assign, emit, raise or wait, not ${String(builtin.type ?? 'run code')}`,
        );
    }
  }

  #raise(builtin: Builtin): Effect {
    if (builtin.delay === undefined) {
      return { kind: 'raise', event: builtin.event as MachineEvent };
    }
    const { type } = builtin.event as MachineEvent;
    assert(typeof builtin.id === 'string', `${this.#machine.id}: a delayed event needs an id`);
    const named: unknown =
      typeof builtin.delay === 'string' ? this.#machine.implementations.delays[builtin.delay] : builtin.delay;
    assert(named !== undefined, `${this.#machine.id}: unknown delay ${String(builtin.delay)}`);
    return {
      kind: 'schedule',
      id: builtin.id,
      eventType: type,
      delay: named as number | ((args: EffectArguments) => number),
    };
  }

  #guard(guard: unknown): Candidate['guard'] {
    if (guard === undefined || guard === null) return null;
    if (typeof guard === 'function') {
      assert(!('check' in guard), `${this.#machine.id}: combined guards are not supported`);
      return guard as NonNullable<Candidate['guard']>;
    }
    const name = typeof guard === 'string' ? guard : (guard as { type: string }).type;
    const params = typeof guard === 'object' ? (guard as { params?: unknown }).params : undefined;
    const implementation = this.#machine.implementations.guards[name] as
      ((args: EffectArguments, params: unknown) => boolean) | undefined;
    assert(implementation !== undefined, `${this.#machine.id}: unknown guard ${name}`);
    return params === undefined
      ? (implementation as NonNullable<Candidate['guard']>)
      : (args) => implementation(args, params);
  }
}

/** What `assign`, `emit` and the like return, as against the name of an effect. */
function isBuiltin(action: unknown): action is Builtin {
  return typeof action === 'function' || (action as Builtin).type?.startsWith('xstate.') === true;
}

/** What the definition calls a guard; null without one. */
function nameOf(guard: unknown): string | null {
  if (guard === undefined || guard === null) return null;
  if (typeof guard === 'function') return guard.name;
  return typeof guard === 'string' ? guard : (guard as { type: string }).type;
}

/** Gives an expression its fixed parameters; plain values stay as they are. */
function bind(expression: unknown, params: unknown): unknown {
  if (typeof expression !== 'function' || params === undefined) return expression;
  return (args: EffectArguments) => (expression as (args: EffectArguments, params: unknown) => unknown)(args, params);
}

/** Nodes below `ancestor` down to `node`, outermost first; from the root itself when `ancestor` is null. */
function pathTo(node: Node, ancestor: Node | null): Node[] {
  const path: Node[] = [];
  for (let current: Node | null = node; current !== null && current !== ancestor; current = current.parent) {
    path.push(current);
  }
  return path.reverse();
}

function initialLeaf(node: Node): Node {
  let current = node;
  while (current.children.length > 0) current = defined(current.initial, `initial state of ${current.id}`);
  return current;
}

/** The innermost node that stays active through the transition (SCXML: the transition domain). */
function domainOf(source: Node, target: Node, isReentering: boolean): Node | null {
  if (!isReentering && (target === source || isDescendant(target, source))) return source;
  for (let node = source.parent; node !== null; node = node.parent) {
    if (target !== node && isDescendant(target, node)) return node;
  }
  return null;
}

function isDescendant(node: Node, ancestor: Node): boolean {
  for (let current = node.parent; current !== null; current = current.parent) if (current === ancestor) return true;
  return false;
}
