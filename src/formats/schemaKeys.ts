import type * as v from 'valibot';

/** What of a schema tells its keys. */
interface Node {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Node>>;
  readonly wrapped?: Node;
  readonly item?: Node;
  readonly value?: Node;
  readonly options?: readonly Node[];
}

/** The keys that an object at a path may have; of several possible shapes, those of all. Empty where no object is expected. */
export function keysAt(schema: v.GenericSchema, path: readonly (string | number)[]): string[] {
  let nodes: readonly Node[] = flattened(schema as unknown as Node);
  for (const step of path) {
    nodes = nodes.flatMap(({ entries, item, value }) => {
      const inner =
        (entries !== undefined && Object.hasOwn(entries, step) ? entries[step] : undefined) ?? item ?? value;
      return inner === undefined ? [] : flattened(inner);
    });
  }
  return [...new Set(nodes.flatMap(({ entries = {} }) => Object.keys(entries)))];
}

/** Without the wrappers that make a member optional, and with the options of a union one by one. */
function flattened(node: Node): readonly Node[] {
  if (node.wrapped !== undefined) return flattened(node.wrapped);
  if (node.type === 'union') return (node.options ?? []).flatMap(flattened);
  return [node];
}
