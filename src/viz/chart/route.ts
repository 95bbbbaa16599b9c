import { CHART, frameBox, labelWidth, type Placed, type PlacedNode, type PlacedWay, type Point } from './place';
import type { ChartEdge, ChartLabel, ChartWay } from './types';

/** Room between two lines that run side by side. */
const LANE = 7;
/** Room between two lines that end at one side of a box. */
const BETWEEN_ENDS = 12;
/** No line ends nearer to the corner of a box. */
const CORNER = 12;

const half = CHART.node / 2;

/** A box that lines end at: a state, or a frame around several. */
export interface Side {
  readonly id: string;
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

const sideOf = ({ value, x, y, width }: PlacedNode): Side => ({ id: value, x, width, top: y - half, bottom: y + half });

interface End {
  readonly x: number;
  readonly y: number;
}

interface Route {
  readonly placed: PlacedWay;
  readonly start: End;
  readonly end: End;
  /** Points at which the line runs straight up or down, from start to end. */
  readonly columns: readonly Point[];
}

/** The boxes at which a way begins and ends. */
function endsOf(
  placed: Placed,
  nodes: ReadonlyMap<string, PlacedNode>,
  { way, frame }: PlacedWay,
): readonly [Side, Side] {
  const target = sideOf(nodes.get(way.to) as PlacedNode);
  const box = placed.frames.find(({ label }) => label === frame);
  if (box === undefined) return [sideOf(nodes.get(way.from) as PlacedNode), target];
  const around = frameBox(box);
  const source = { id: `frame:${box.label}`, x: around.x + around.width / 2, width: around.width };
  return [{ ...source, top: around.y, bottom: around.y + around.height }, target];
}

/** Where ways leave and enter the boxes: those on one side of a box are spread over it in the order of where they go. */
function ports(placed: Placed, nodes: ReadonlyMap<string, PlacedNode>): readonly Route[] {
  const sides = new Map<
    string,
    { readonly side: Side; readonly ends: { readonly key: string; readonly x: number }[] }
  >();
  const note = (side: Side, edge: 'top' | 'bottom', key: string, x: number): void => {
    const name = `${side.id}/${edge}`;
    const known = sides.get(name) ?? { side, ends: [] };
    known.ends.push({ key, x });
    sides.set(name, known);
  };
  const described = placed.ways.map((way, index) => {
    const [source, target] = endsOf(placed, nodes, way);
    const isDown = target.top > source.top;
    note(source, isDown ? 'bottom' : 'top', `${index}/start`, (way.via[0] ?? target).x);
    note(target, isDown ? 'top' : 'bottom', `${index}/end`, (way.via.at(-1) ?? source).x);
    return { way, source, target, isDown };
  });
  const xs = new Map<string, number>();
  for (const { side, ends } of sides.values()) for (const [key, x] of spread(side, ends)) xs.set(key, x);
  return described.map(({ way, source, target, isDown }, index) => ({
    placed: way,
    start: { x: xs.get(`${index}/start`) ?? source.x, y: isDown ? source.bottom : source.top },
    end: { x: xs.get(`${index}/end`) ?? target.x, y: isDown ? target.top : target.bottom },
    // What lies inside the box from which it comes is none of its way.
    columns: way.via.filter(({ y }) => (isDown ? y > source.bottom : y < source.top)),
  }));
}

/** Each end as near to where it comes from as there is room. */
function spread(node: Side, ends: readonly { readonly key: string; readonly x: number }[]): [string, number][] {
  const sorted = [...ends].sort((a, b) => a.x - b.x);
  const low = node.x - node.width / 2 + CORNER;
  const high = node.x + node.width / 2 - CORNER;
  const gap = sorted.length > 1 ? Math.min(BETWEEN_ENDS, (high - low) / (sorted.length - 1)) : 0;
  const xs = sorted.map(({ x }) => Math.min(high, Math.max(low, x)));
  for (let index = 1; index < xs.length; index++)
    xs[index] = Math.max(xs[index] as number, (xs[index - 1] as number) + gap);
  for (let index = xs.length - 1; index >= 0; index--) {
    const most = index === xs.length - 1 ? high : (xs[index + 1] as number) - gap;
    xs[index] = Math.min(xs[index] as number, most);
  }
  return sorted.map(({ key }, index) => [key, xs[index] as number]);
}

interface Crossing {
  readonly route: number;
  readonly part: number;
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

/** The stops of a route: its ends and the columns between, in order. */
const stopsOf = ({ start, columns, end }: Route): readonly Point[] => [start, ...columns, end];

/** The heights at which routes go sideways; those in one gap between rows that would cover each other get lanes of their own. */
function lanes(routes: readonly Route[]): ReadonlyMap<string, number> {
  const gaps = new Map<string, Crossing[]>();
  for (const [index, route] of routes.entries()) {
    const stops = stopsOf(route);
    for (let part = 1; part < stops.length; part++) {
      const [a, b] = [stops[part - 1] as Point, stops[part] as Point];
      if (Math.abs(a.x - b.x) < 1) continue;
      const low = Math.min(a.y, b.y);
      const high = Math.max(a.y, b.y);
      const key = `${Math.round(low)}/${Math.round(high)}`;
      const crossing = { route: index, part, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x), low, high };
      gaps.set(key, [...(gaps.get(key) ?? []), crossing]);
    }
  }
  const heights = new Map<string, number>();
  for (const crossings of gaps.values()) {
    const taken: Crossing[][] = [];
    for (const crossing of [...crossings].sort((a, b) => a.from - b.from)) {
      const free = taken.find((lane) => lane.every(({ from, to }) => to + 4 < crossing.from || from - 4 > crossing.to));
      if (free === undefined) taken.push([crossing]);
      else free.push(crossing);
    }
    for (const [lane, members] of taken.entries()) {
      for (const { route, part, low, high } of members) {
        const offset = (lane - (taken.length - 1) / 2) * Math.min(LANE, (high - low) / (taken.length + 1));
        heights.set(`${route}/${part}`, (low + high) / 2 + offset);
      }
    }
  }
  return heights;
}

/** Pixels as paths write them. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

function pathOf(route: Route, index: number, heights: ReadonlyMap<string, number>): string {
  const stops = stopsOf(route);
  let path = `M${px(route.start.x)} ${px(route.start.y)}`;
  for (let part = 1; part < stops.length; part++) {
    const [a, b] = [stops[part - 1] as Point, stops[part] as Point];
    const y = heights.get(`${index}/${part}`);
    if (y !== undefined && Math.abs(a.x - b.x) >= 1) path += `V${px(y)}H${px(b.x)}`;
    path += `V${px(b.y)}`;
  }
  // Straight on is one line.
  return path.replace(/V[-\d.]+(?=V)/g, '');
}

/** Orthogonal lines for the ways that dagre placed. */
export function routeWays(placed: Placed): readonly ChartEdge[] {
  const nodes = new Map(placed.nodes.map((node) => [node.value, node]));
  const routes = ports(placed, nodes).map(straightened);
  const heights = lanes(routes);
  return routes.map((route, index) => {
    const { way, stands, label } = route.placed;
    const isDown = route.end.y > route.start.y;
    return {
      ways: stands.map(({ key }) => key),
      path: pathOf(route, index, heights),
      tip: { x: route.end.x, y: route.end.y, dx: 0, dy: isDown ? 1 : -1 },
      label: label === null ? null : labelOf(way, label),
    };
  });
}

/** A column that is nearly above an end is moved over it: no small steps. */
function straightened(route: Route): Route {
  const columns = [...route.columns];
  const first = columns[0];
  if (columns.length === 1 && first !== undefined && Math.abs(route.start.x - route.end.x) < 1) {
    columns[0] = { ...first, x: route.start.x };
  }
  return { ...route, columns };
}

function labelOf(way: ChartWay, { x, y }: Point): ChartLabel {
  return { x: x - labelWidth(way) / 2, y, anchor: 'start', lines: way.label };
}
