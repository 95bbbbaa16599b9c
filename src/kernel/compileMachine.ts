import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { assert, defined } from '../shared';
import type { Candidate, Effect, EffectArguments, MachineEvent, MachineTable, TableState } from './table';

/*
 * The only file that knows the shapes XState gives to its definitions. It reads a machine once and writes down, for every
 * state and event, which guard is asked and which effects follow in which order. `transition()` of XState stays the oracle:
 * a property test sends random events through both and compares every step.
 */

type Definition = AnyStateNode['transitions'] extends Map<string, (infer T)[]> ? T : never;
type RawAction = unknown;
interface Builtin {
  readonly type?: string;
  readonly assignment?: unknown;
  readonly event?: unknown;
  readonly id?: unknown;
  readonly delay?: unknown;
  readonly sendId?: unknown;
}

const compiled = new WeakMap<AnyStateMachine, MachineTable>();

/**
 * Compiles a machine into a transition table; the same machine is compiled once.
 * Throws when the machine uses something the simulation does not allow: custom actions, invoke, spawn, parallel or history
 * states, wildcard events, or guards made of other guards.
 */
export function compileMachine(machine: AnyStateMachine): MachineTable {
  let table = compiled.get(machine);
  if (table === undefined) {
    table = new Compiler(machine).compile();
    compiled.set(machine, table);
  }
  return table;
}

class Compiler {
  readonly #machine: AnyStateMachine;
  readonly #leaves: AnyStateNode[] = [];

  constructor(machine: AnyStateMachine) {
    this.#machine = machine;
  }

  compile(): MachineTable {
    const { root } = this.#machine;
    this.#collect(root);
    const states = this.#leaves.map((leaf, index) => this.#state(leaf, index));
    const leaf = initialLeaf(root);
    const path = pathTo(leaf, null);
    return {
      id: this.#machine.id,
      states,
      initial: { guard: null, effects: this.#enter(path), target: this.#indexOf(leaf) },
      createContext: this.#contextFactory(),
      maxIterations: this.#machine.options?.maxIterations ?? 100,
    };
  }

  #contextFactory(): (input: unknown) => unknown {
    const context: unknown = this.#machine.config.context ?? {};
    if (typeof context !== 'function') return () => context;
    return (input) => (context as (args: { input: unknown }) => unknown)({ input });
  }

  #collect(node: AnyStateNode): void {
    assert(node.type !== 'parallel' && node.type !== 'history', `${node.id}: ${node.type} states are not supported`);
    assert(node.invoke.length === 0, `${node.id}: invoke is not allowed`);
    const children = Object.values(node.states) as AnyStateNode[];
    if (children.length === 0) this.#leaves.push(node);
    for (const child of children) this.#collect(child);
  }

  #indexOf(leaf: AnyStateNode): number {
    const index = this.#leaves.indexOf(leaf);
    assert(index >= 0, `${leaf.id} is not a leaf state`);
    return index;
  }

  #state(leaf: AnyStateNode, index: number): TableState {
    const path = pathTo(leaf, null);
    const isDone = leaf.type === 'final' && path.length <= 2;
    const on = new Map<string, Candidate[]>();
    const always: Candidate[] = [];
    if (!isDone) {
      for (const node of [...path].reverse()) {
        for (const [type, definitions] of node.transitions) {
          assert(!type.includes('*'), `${node.id}: wildcard events are not allowed`);
          on.set(type, [...(on.get(type) ?? []), ...definitions.map((d) => this.#candidate(leaf, node, d))]);
        }
        for (const definition of node.always ?? []) always.push(this.#candidate(leaf, node, definition));
      }
    }
    return {
      index,
      value: path
        .slice(1)
        .map((node) => node.key)
        .join('.'),
      isDone,
      on,
      always,
    };
  }

  #candidate(leaf: AnyStateNode, source: AnyStateNode, definition: Definition): Candidate {
    const effects = definition.actions.flatMap((action) => this.#effect(action));
    const guard = this.#guard(definition.guard);
    const target = definition.target?.[0] as AnyStateNode | undefined;
    if (target === undefined) return { guard, effects, target: this.#indexOf(leaf) };
    assert(definition.target?.length === 1, `${source.id}: more than one target`);
    const domain = domainOf(source, target, definition.reenter);
    const left = pathTo(leaf, domain).reverse();
    const destination = initialLeaf(target);
    const entered = pathTo(destination, domain);
    return {
      guard,
      effects: [...left.flatMap((node) => this.#exit(node)), ...effects, ...this.#enter(entered)],
      target: this.#indexOf(destination),
    };
  }

  /** Effects of entering the nodes in this order, with what XState adds on reaching a final state. */
  #enter(path: readonly AnyStateNode[]): Effect[] {
    const effects: Effect[] = [];
    for (const node of path) {
      effects.push(...node.entry.flatMap((action) => this.#effect(action)));
      if (node.type !== 'final') continue;
      const parent = defined(node.parent, 'parent of a final state');
      // On the way out of a finished machine XState still announces the end of its root, which nobody can hear.
      if (parent.parent === undefined)
        effects.push(
          ...pathTo(node, null)
            .reverse()
            .flatMap((left) => this.#exit(left)),
        );
      else effects.push({ kind: 'raise', event: { type: `xstate.done.state.${parent.id}` } });
    }
    return effects;
  }

  #exit(node: AnyStateNode): Effect[] {
    return node.exit.flatMap((action) => this.#effect(action));
  }

  #effect(action: RawAction): Effect[] {
    const name =
      typeof action === 'string' ? action : typeof action === 'function' ? null : (action as { type: string }).type;
    const params = typeof action === 'object' && action !== null ? (action as { params?: unknown }).params : undefined;
    assert(
      params === undefined || typeof params !== 'function',
      `${this.#machine.id}: parameters must be plain values`,
    );
    const builtin = (name === null ? action : this.#machine.implementations.actions[name]) as Builtin | undefined;
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

/** Gives an expression its fixed parameters; plain values stay as they are. */
function bind(expression: unknown, params: unknown): unknown {
  if (typeof expression !== 'function' || params === undefined) return expression;
  return (args: EffectArguments) => (expression as (args: EffectArguments, params: unknown) => unknown)(args, params);
}

/** Nodes below `ancestor` down to `node`, outermost first; from the root itself when `ancestor` is null. */
function pathTo(node: AnyStateNode, ancestor: AnyStateNode | null): AnyStateNode[] {
  const path: AnyStateNode[] = [];
  for (
    let current: AnyStateNode | undefined = node;
    current !== undefined && current !== ancestor;
    current = current.parent
  ) {
    path.push(current);
  }
  return path.reverse();
}

function initialLeaf(node: AnyStateNode): AnyStateNode {
  let current = node;
  while (Object.keys(current.states).length > 0) {
    current = defined(current.initial.target?.[0], `initial state of ${current.id}`) as AnyStateNode;
  }
  return current;
}

/** The innermost node that stays active through the transition (SCXML: the transition domain). */
function domainOf(source: AnyStateNode, target: AnyStateNode, reenter: boolean): AnyStateNode | null {
  const isInside = isDescendant(target, source);
  if (!reenter && (isInside || target === source)) return source;
  for (let node = source.parent; node !== undefined; node = node.parent) {
    if (target !== node && isDescendant(target, node)) return node;
  }
  return null;
}

function isDescendant(node: AnyStateNode, ancestor: AnyStateNode): boolean {
  for (let current = node.parent; current !== undefined; current = current.parent)
    if (current === ancestor) return true;
  return false;
}
