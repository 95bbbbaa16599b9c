import { estimateTextWidth } from '../textWidth';
import { CHART, frameBox, labelWidth, type DrawnWay, type Placed, type PlacedNode, type Rail } from './place';
import { px } from './route';
import type { Box, ChartEdge, ChartLabel } from './types';

type Side = 'left' | 'right';

/** A box at which a rail's line begins or ends: its middle and its width. */
type Stop = Pick<PlacedNode, 'x' | 'y' | 'width'>;

/** How far a rail stands off what is beside it. */
const STAND_OFF = 12;

/** Ways that share a rail: a short line from each box to the rail, which runs to the state into which all lead. */
export function routeRails(placed: Placed, drawn: readonly ChartEdge[]): readonly ChartEdge[] {
  const nodes = new Map(placed.nodes.map((node) => [node.value, node]));
  const labels = drawn.flatMap(({ label }) => (label === null ? [] : [label]));
  const taken = [...labels.map(boxOf), ...placed.nodes.map(nodeBox)];
  const edges: ChartEdge[] = [];
  const outermost = { left: Infinity, right: -Infinity };
  for (const { rail, side } of chooseSides(placed, nodes, drawn)) {
    const target = nodes.get(rail.to) as PlacedNode;
    const members = rail.ways.map((way) => ({ way, node: stopOf(placed, nodes, way) }));
    const ends = [...members.map(({ node }) => node), target];
    const x = railX(placed, ends, side, outermost);
    outermost[side] = x;
    const label = railLabel(rail.ways, ends, x, side, taken);
    if (label !== null) taken.push(boxOf(label));
    for (const [position, { way, node }] of members.entries()) {
      edges.push({ ...railed(way, node, target, x, side), label: position === 0 ? label : null });
    }
  }
  return edges;
}

/** Where a line begins: at its state, or at the frame around all states that have it. */
function stopOf({ frames }: Placed, nodes: ReadonlyMap<string, PlacedNode>, { way, frame }: DrawnWay): Stop {
  const found = frames.find(({ label }) => label === frame);
  if (found === undefined) return nodes.get(way.from) as PlacedNode;
  const { x, y, width, height } = frameBox(found);
  return { x: x + width / 2, y: y + height / 2, width };
}

interface Chosen {
  readonly rail: Rail;
  readonly side: Side;
}

/** The side where a rail crosses least; those for which it matters most choose first, and rails prefer a side of their own. */
function chooseSides(
  placed: Placed,
  byValue: ReadonlyMap<string, PlacedNode>,
  drawn: readonly ChartEdge[],
): readonly Chosen[] {
  const { nodes, rails } = placed;
  const columns = drawn.flatMap(({ path }) => columnsOf(path));
  const costs = rails.map((rail) => {
    const sources = rail.ways.map((way) => stopOf(placed, byValue, way));
    const cost = (side: Side): number => crossings(nodes, columns, sources, side);
    return { rail, left: cost('left'), right: cost('right') };
  });
  costs.sort((a, b) => Math.abs(b.left - b.right) - Math.abs(a.left - a.right));
  const used = { left: 0, right: 0 };
  return costs.map(({ rail, left, right }) => {
    const side = right + used.right / 2 <= left + used.left / 2 ? 'right' : 'left';
    used[side]++;
    return { rail, side };
  });
}

interface Column {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** The upright parts of a path. */
function columnsOf(path: string): readonly Column[] {
  const columns: Column[] = [];
  let [x, y] = [0, 0];
  for (const [, letter, first, second] of path.matchAll(/([MHV])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    if (letter === 'M') [x, y] = [Number(first), Number(second)];
    else if (letter === 'H') x = Number(first);
    else {
      columns.push({ x, top: Math.min(y, Number(first)), bottom: Math.max(y, Number(first)) });
      y = Number(first);
    }
  }
  return columns;
}

/** How many boxes and lines the short lines from these states to a rail on one side would cross. */
function crossings(
  nodes: readonly PlacedNode[],
  columns: readonly Column[],
  sources: readonly Stop[],
  side: Side,
): number {
  const isBeyond = (x: number, from: number): boolean => (side === 'right' ? x > from : x < from);
  return sources.reduce((count, source) => {
    const boxes = nodes.filter(({ x, y }) => Math.abs(y - source.y) < CHART.node && isBeyond(x, source.x));
    const lines = columns.filter(({ x, top, bottom }) => top < source.y && bottom > source.y && isBeyond(x, source.x));
    return count + boxes.length + lines.length;
  }, 0);
}

function railX(
  { nodes, ways }: Placed,
  ends: readonly Stop[],
  side: Side,
  outermost: { readonly left: number; readonly right: number },
): number {
  const top = Math.min(...ends.map(({ y }) => y));
  const bottom = Math.max(...ends.map(({ y }) => y));
  const beside = [...nodes, ...ends].filter(({ y }) => y >= top && y <= bottom);
  const lines = ways.flatMap(({ via, way, label }) => [
    ...via.map(({ x, y }) => ({ x, y })),
    ...(label === null ? [] : [{ x: label.x + (side === 'right' ? 1 : -1) * (labelWidth(way) / 2), y: label.y }]),
  ]);
  const between = lines.filter(({ y }) => y >= top && y <= bottom).map(({ x }) => x);
  return side === 'right'
    ? Math.max(outermost.right, ...beside.map(({ x, width }) => x + width / 2), ...between) + STAND_OFF
    : Math.min(outermost.left, ...beside.map(({ x, width }) => x - width / 2), ...between) - STAND_OFF;
}

function railed({ stands }: DrawnWay, from: Stop, to: Stop, x: number, side: Side): ChartEdge {
  const sign = side === 'right' ? 1 : -1;
  const start = from.x + (sign * from.width) / 2;
  const end = to.x + (sign * to.width) / 2;
  return {
    ways: stands.map(({ key }) => key),
    path: `M${px(start)} ${px(from.y)}H${px(x)}V${px(to.y)}H${px(end)}`,
    tip: { x: end, y: to.y, dx: -sign, dy: 0 },
    label: null,
  };
}

const nodeBox = ({ x, y, width }: PlacedNode): Box => ({
  x: x - width / 2,
  y: y - CHART.node / 2,
  width,
  height: CHART.node,
});

function boxOf({ x, y, anchor, lines }: ChartLabel): Box {
  const width = Math.max(...lines.map((text) => estimateTextWidth(text, CHART.font)));
  const height = lines.length * CHART.line;
  return { x: anchor === 'start' ? x : x - width, y: y - height / 2, width, height };
}

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** One label for all ways of a rail where all say the same: between two rows, inside the rail if there is room, else outside. */
function railLabel(
  ways: readonly DrawnWay[],
  ends: readonly Stop[],
  x: number,
  side: Side,
  taken: readonly Box[],
): ChartLabel | null {
  const lines = ways[0]?.way.label ?? [];
  if (lines.length === 0 || ways.some(({ way }) => way.label.join('\n') !== lines.join('\n'))) return null;
  const ys = ends.map(({ y }) => y).sort((a, b) => a - b);
  const rows = ys.slice(1).map((y, index) => (y + (ys[index] ?? y)) / 2);
  const inside = {
    x: side === 'right' ? x - 5 : x + 5,
    anchor: side === 'right' ? ('end' as const) : ('start' as const),
  };
  const outside = {
    x: side === 'right' ? x + 5 : x - 5,
    anchor: side === 'right' ? ('start' as const) : ('end' as const),
  };
  const places = [inside, outside].flatMap((place) => rows.reverse().map((y) => ({ ...place, y, lines })));
  return places.find((place) => taken.every((box) => !overlaps(boxOf(place), box))) ?? places.at(-1) ?? null;
}
