import { Graph, layout } from '@dagrejs/dagre';
import { estimateTextWidth } from '../textWidth';
import { nameStates, type Named } from './names';
import type { Box, ChartInput, ChartWay } from './types';

/** Sizes in pixels. Nothing is smaller than 11 px text. */
export const CHART = {
  font: 11,
  line: 14,
  node: 24,
  nodePadding: 9,
  nodeLeast: 72,
  betweenNodes: 12,
  betweenRanks: 24,
  /** The same in a chart of many states, of which most follow one another. */
  betweenManyRanks: 13,
  frameTop: 24,
  frameSide: 8,
  margin: 4,
  /** Diameter of the dot where it begins. */
  dot: 9,
  /** From the dot to the first state. */
  start: 24,
} as const;

/** So many ways into one state are drawn as one rail beside the column. */
const MANY = 3;

/** The node of the dot; no state has this name. */
const START = 'start:';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode extends Named {
  readonly value: string;
  readonly isFinal: boolean;
  /** Centre. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** One line of the picture. */
export interface DrawnWay {
  readonly way: ChartWay;
  /** All ways that it stands for: those from every state inside a frame leave from the frame. */
  readonly stands: readonly ChartWay[];
  readonly frame: string | null;
}

export interface PlacedWay extends DrawnWay {
  /** Where it passes between the rows, from source to target. */
  readonly via: readonly Point[];
  /** Centre of the label. */
  readonly label: Point | null;
}

export interface Placed {
  readonly nodes: readonly PlacedNode[];
  readonly frames: readonly (Box & { readonly label: string })[];
  readonly start: Point;
  readonly ways: readonly PlacedWay[];
  /** Ways that share a rail, by where they lead. */
  readonly rails: readonly Rail[];
}

export interface Rail {
  readonly to: string;
  readonly ways: readonly DrawnWay[];
}

/** A frame with room for its name. */
export function frameBox({ x, y, width, height }: Box): Box {
  const { frameSide, frameTop } = CHART;
  return { x: x - frameSide, y: y - frameTop, width: width + 2 * frameSide, height: height + frameTop + frameSide };
}

const nodeWidth = (label: string): number =>
  Math.max(CHART.nodeLeast, Math.ceil(estimateTextWidth(label, CHART.font, true)) + 2 * CHART.nodePadding);

export const labelWidth = ({ label }: ChartWay): number =>
  Math.ceil(Math.max(0, ...label.map((text) => estimateTextWidth(text, CHART.font))));

/** Which ways share a rail: many into one state, except the one from the state that stands right before it. */
function bundle(
  { states }: ChartInput,
  ways: readonly DrawnWay[],
): { single: readonly DrawnWay[]; rails: readonly Rail[] } {
  const order = new Map(states.map(({ value }, index) => [value, index]));
  const rails: Rail[] = [];
  // Nearest before it in the definition; what comes after it is farther than anything before.
  const distance = ({ way: { from, to } }: DrawnWay): number => {
    const steps = (order.get(to) ?? 0) - (order.get(from) ?? 0);
    return steps > 0 ? steps : states.length - steps;
  };
  for (const { value: to } of states) {
    const into = ways.filter(({ way }) => way.to === to);
    if (into.length < MANY) continue;
    const before = into.reduce((nearest, way) => (distance(way) < distance(nearest) ? way : nearest));
    rails.push({ to, ways: into.filter((way) => way !== before) });
  }
  const railed = new Set(rails.flatMap((rail) => rail.ways));
  return { single: ways.filter((way) => !railed.has(way)), rails };
}

/** Ways that every state inside a frame has, to the same state outside and with the same label, become one from the frame. */
function hoist(ways: readonly ChartWay[], names: ReadonlyMap<string, Named>): readonly DrawnWay[] {
  const frameOf = (value: string): string | null => names.get(value)?.frame ?? null;
  const sizes = new Map<string, number>();
  for (const { frame } of names.values()) if (frame !== null) sizes.set(frame, (sizes.get(frame) ?? 0) + 1);
  const drawn: DrawnWay[] = [];
  const done = new Set<ChartWay>();
  for (const way of ways) {
    if (done.has(way)) continue;
    const frame = frameOf(way.from);
    const alike = ways.filter(
      ({ from, to, label }) =>
        frame !== null && frameOf(from) === frame && to === way.to && label.join('\n') === way.label.join('\n'),
    );
    const isHoisted = frame !== null && frameOf(way.to) !== frame && alike.length === sizes.get(frame);
    const stands = isHoisted ? alike : [way];
    for (const each of stands) done.add(each);
    drawn.push({ way: stands.at(-1) ?? way, stands, frame: isHoisted ? frame : null });
  }
  return drawn;
}

/** Places states in rows and finds where ways pass between them: the layered layout of dagre. */
export function placeStates(input: ChartInput): Placed {
  const names = nameStates(input.states);
  const frames = [...new Set([...names.values()].flatMap(({ frame }) => (frame === null ? [] : [frame])))];
  const { single: drawn, rails } = bundle(input, hoist(input.ways, names));
  const graph = new Graph({ compound: frames.length > 0, multigraph: false });
  graph.setGraph({
    rankdir: 'TB',
    nodesep: CHART.betweenNodes,
    edgesep: 10,
    // A frame has its name above the first row inside.
    ranksep: rankGap(input) + (frames.length > 0 ? CHART.frameTop : 0),
    ranker: 'tight-tree',
  });
  graph.setDefaultEdgeLabel(() => ({}));
  graph.setNode(START, { width: CHART.dot, height: CHART.dot });
  for (const frame of frames) graph.setNode(`frame:${frame}`, {});
  // The order of the states decides which ways lead back up.
  for (const { value } of input.states) {
    const { label, frame } = names.get(value) as Named;
    graph.setNode(value, { width: nodeWidth(label), height: CHART.node });
    if (frame !== null) graph.setParent(value, `frame:${frame}`);
  }
  graph.setEdge(START, input.initial, { weight: 8 });
  for (const { way } of drawn) {
    const isLabelled = way.label.length > 0;
    graph.setEdge(way.from, way.to, {
      width: isLabelled ? labelWidth(way) + 4 : 0,
      height: isLabelled ? way.label.length * CHART.line : 0,
      labelpos: 'r',
      labeloffset: 5,
      minlen: 1,
      weight: isNext(input, way) ? 8 : 1,
    });
  }
  layout(graph);
  return {
    nodes: input.states.map(({ value, isFinal }) => {
      const { x = 0, y = 0, width = 0 } = graph.node(value);
      return { ...(names.get(value) as Named), value, isFinal, x, y, width };
    }),
    frames: frames.map((label) => {
      const { x = 0, y = 0, width = 0, height = 0 } = graph.node(`frame:${label}`);
      return { label, x: x - width / 2, y: y - height / 2, width, height };
    }),
    ways: drawn.map(({ way, stands, frame }) => {
      const { points = [], x, y } = graph.edge(way.from, way.to);
      const label = way.label.length === 0 || x === undefined || y === undefined ? null : { x, y };
      return { way, stands, frame, via: points.slice(1, -1), label };
    }),
    start: { x: graph.node(START).x ?? 0, y: graph.node(START).y ?? 0 },
    rails,
  };
}

/** So many states make a long column. */
const LONG = 9;

const rankGap = ({ states }: ChartInput): number =>
  states.length > LONG ? CHART.betweenManyRanks : CHART.betweenRanks;

/** From one state to the next in the definition: such ways are kept straight. */
function isNext({ states }: ChartInput, { from, to }: ChartWay): boolean {
  return states.findIndex(({ value }) => value === to) === states.findIndex(({ value }) => value === from) + 1;
}
