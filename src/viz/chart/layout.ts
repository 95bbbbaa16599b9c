import { CHART, frameBox, placeStates, type Placed } from './place';
import { routeRails } from './rails';
import { routeWays } from './route';
import { estimateTextWidth } from '../textWidth';
import type { ChartEdge, ChartInput, ChartLayout, ChartNode } from './types';

/** Lays a state chart out. The same input gives the same picture. */
export function layoutChart(input: ChartInput): ChartLayout {
  const placed = placeStates(input);
  const ways = routeWays(placed);
  const edges = [...ways, ...routeRails(placed, ways)];
  const nodes = placed.nodes.map(({ value, label, isFinal, x, y, width }) => ({
    value,
    label,
    isFinal,
    x: x - width / 2,
    y: y - CHART.node / 2,
    width,
    height: CHART.node,
  }));
  const frames = placed.frames.map((frame) => ({ label: frame.label, ...frameBox(frame) }));
  return moved({ width: 0, height: 0, start: startOf(placed, nodes, input.initial), nodes, frames, edges });
}

/** The dot, and the line from it to the state where the machine began. */
function startOf({ start }: Placed, nodes: readonly ChartNode[], initial: string): ChartLayout['start'] {
  const endY = nodes.find(({ value }) => value === initial)?.y ?? start.y;
  // Near the state, also where it stands far below the first row.
  return { x: start.x, y: Math.max(start.y, endY - CHART.start), endY };
}

/** Moves everything so that it begins at the margin, and measures it. */
function moved(layout: ChartLayout): ChartLayout {
  const xs = [...layout.nodes, ...layout.frames].flatMap(({ x, width }) => [x, x + width]);
  const ys = [...layout.nodes, ...layout.frames].flatMap(({ y, height }) => [y, y + height]);
  for (const { path, label } of layout.edges) {
    xs.push(...numbersAfter(path, 'H'), ...starts(path));
    ys.push(...numbersAfter(path, 'V'));
    if (label !== null)
      xs.push(label.x, label.x + Math.max(...label.lines.map((text) => estimateTextWidth(text, CHART.font))));
  }
  ys.push(layout.start.y - CHART.dot / 2);
  const left = CHART.margin - Math.min(...xs);
  const top = CHART.margin - Math.min(...ys);
  const shift = <T extends { readonly x: number; readonly y: number }>(item: T): T => ({
    ...item,
    x: item.x + left,
    y: item.y + top,
  });
  const edges: ChartEdge[] = layout.edges.map((edge) => ({
    ...edge,
    path: shiftPath(edge.path, left, top),
    tip: shift(edge.tip),
    label: edge.label && shift(edge.label),
  }));
  return {
    width: Math.ceil(Math.max(...xs) + left + CHART.margin),
    height: Math.ceil(Math.max(...ys) + top + CHART.margin),
    start: { ...shift(layout.start), endY: layout.start.endY + top },
    nodes: layout.nodes.map(shift),
    frames: layout.frames.map(shift),
    edges,
  };
}

const numbersAfter = (path: string, letter: string): number[] =>
  [...path.matchAll(new RegExp(`${letter}(-?[\\d.]+)`, 'g'))].map(([, value]) => Number(value));
const starts = (path: string): number[] => [...path.matchAll(/M(-?[\d.]+) /g)].map(([, value]) => Number(value));

function shiftPath(path: string, dx: number, dy: number): string {
  const round = (value: number): string => String(Math.round(value * 10) / 10);
  return path
    .replace(
      /M(-?[\d.]+) (-?[\d.]+)/g,
      (_, x: string, y: string) => `M${round(Number(x) + dx)} ${round(Number(y) + dy)}`,
    )
    .replace(/H(-?[\d.]+)/g, (_, x: string) => `H${round(Number(x) + dx)}`)
    .replace(/V(-?[\d.]+)/g, (_, y: string) => `V${round(Number(y) + dy)}`);
}
