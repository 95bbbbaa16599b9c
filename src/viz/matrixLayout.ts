import type { DeploymentView, InstanceEventView, InstanceView } from '../projections/views';
import type { SimTimeMs } from '../shared';

type LifecycleEvent = DeploymentView['events'][number];

/** `none`: the instance has no part in this deployment. */
export type CellKind = 'done' | 'active' | 'pending' | 'failed' | 'skipped' | 'none';

/** The cells of one instance, as paths from its column's left upper corner. What moves with time is `active` alone. */
export interface MatrixColumn {
  readonly done: string;
  readonly pending: string;
  readonly failed: string;
  /** The crosses of the failed ones. */
  readonly crosses: string;
  readonly skipped: string;
  readonly none: string;
  readonly active: { readonly event: LifecycleEvent; readonly y: number; readonly view: InstanceEventView } | null;
}

export interface RowLayout {
  /** From one row to the next. */
  readonly pitch: number;
  readonly cellHeight: number;
  readonly height: number;
  /** The middle of each row. */
  readonly middles: readonly number[];
}

const USUAL_PITCH_PX = 15;
/** Labels of 11 px need this much. */
const LEAST_PITCH_PX = 12.5;
/** Above so many rows they move together. */
const USUAL_ROWS = 8;
const CELL_HEIGHT_PX = 8;
const RADIUS_PX = 2;

/** Where the rows of the matrix are; CodeDeploy's thirteen events stand closer than seven. */
export function layoutRows(count: number): RowLayout {
  const pitch = count > USUAL_ROWS ? LEAST_PITCH_PX : USUAL_PITCH_PX;
  const middles = Array.from({ length: count }, (_, index) => (index + 0.5) * pitch);
  return { pitch, cellHeight: CELL_HEIGHT_PX, height: count * pitch, middles };
}

/** The part of an event that is done at `t`, from 0 to 1. An event without a planned end does not seem to move. */
export function eventProgress(event: InstanceEventView, t: SimTimeMs): number {
  if (event.status !== 'InProgress') return event.status === 'Succeeded' ? 1 : 0;
  if (event.startedAt === null || event.plannedEndAt === null) return 0;
  const duration = event.plannedEndAt - event.startedAt;
  if (duration <= 0) return 1;
  return Math.min(1, Math.max(0, (t - event.startedAt) / duration));
}

/** The part of the deployment's events that is done on one instance at `t`, from 0 to 1; every event counts the same. */
export function deploymentProgress(
  instance: Pick<InstanceView, 'events'>,
  events: readonly LifecycleEvent[],
  t: SimTimeMs,
): number {
  if (events.length === 0) return 0;
  const done = events.reduce((total, name) => {
    const event = instance.events[name];
    return event === undefined ? total : total + eventProgress(event, t);
  }, 0);
  return done / events.length;
}

/** How many of the events are behind the instance, one way or another. */
export function eventsBehind(instance: Pick<InstanceView, 'events'>, events: readonly LifecycleEvent[]): number {
  return events.filter((name) => {
    const event = instance.events[name];
    return event !== undefined && event.status !== 'InProgress';
  }).length;
}

/** The state of one cell. */
export function cellKind(instance: Pick<InstanceView, 'events' | 'targetStatus'>, name: LifecycleEvent): CellKind {
  if (instance.targetStatus === null) return 'none';
  switch (instance.events[name]?.status) {
    case undefined:
      return 'pending';
    case 'InProgress':
      return 'active';
    case 'Failed':
      return 'failed';
    case 'Skipped':
      return 'skipped';
    default:
      return 'done';
  }
}

/** A rectangle with round corners as a path; narrow ones have smaller corners, or they would look like beads. */
export function roundRect(x: number, y: number, width: number, height: number, radius = RADIUS_PX): string {
  const r = Math.min(width < 8 ? radius / 2 : radius, width / 2, height / 2);
  const arc = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${width - 2 * r}${arc(r, r)}v${height - 2 * r}${arc(-r, r)}h${2 * r - width}${arc(-r, -r)}v${2 * r - height}${arc(r, -r)}z`;
}

const cross = (x: number, y: number, half: number): string =>
  `M${x - half} ${y - half}l${2 * half} ${2 * half}M${x + half} ${y - half}l${-2 * half} ${2 * half}`;

function put(paths: Record<Exclude<CellKind, 'active'> | 'crosses', string>, kind: CellKind, box: readonly number[]) {
  const [x = 0, y = 0, width = 0, height = 0] = box;
  const middle = y + height / 2;
  if (kind === 'done') paths.done += roundRect(x, y, width, height);
  // Outlines lie on half pixels, so that a line of 1 px is sharp.
  else if (kind === 'pending') paths.pending += roundRect(x + 0.5, y + 0.5, width - 1, height - 1);
  else if (kind === 'failed') {
    paths.failed += roundRect(x + 0.5, y + 0.5, width - 1, height - 1);
    paths.crosses += cross(x + width / 2, middle, Math.min(3, width / 3));
  } else if (kind === 'skipped') paths.skipped += `M${x} ${middle}h${width}`;
  else if (kind === 'none') paths.none += `M${x + width / 2} ${middle}h0`;
}

/** The column of one instance in the lifecycle matrix, `widthPx` wide: rows in AWS's order. */
export function matrixColumn(
  instance: InstanceView,
  events: readonly LifecycleEvent[],
  rows: RowLayout,
  widthPx: number,
): MatrixColumn {
  const paths = { done: '', pending: '', failed: '', crosses: '', skipped: '', none: '' };
  let active: MatrixColumn['active'] = null;
  events.forEach((event, index) => {
    const y = (rows.middles[index] ?? 0) - rows.cellHeight / 2;
    const view = instance.events[event];
    const kind = cellKind(instance, event);
    if (kind === 'active' && view !== undefined) active = { event, y, view };
    else put(paths, kind, [0, y, widthPx, rows.cellHeight]);
  });
  return { ...paths, active };
}

/** The same as one row of small segments, for little height: one per event, left to right. */
export function segmentColumn(
  instance: InstanceView,
  events: readonly LifecycleEvent[],
  widthPx: number,
  heightPx: number,
): MatrixColumn & { readonly activeX: number; readonly segmentWidth: number } {
  const paths = { done: '', pending: '', failed: '', crosses: '', skipped: '', none: '' };
  const pitch = widthPx / Math.max(1, events.length);
  const width = Math.max(1, pitch - Math.min(1.5, pitch / 3));
  let active: MatrixColumn['active'] = null;
  let activeX = 0;
  if (instance.targetStatus === null) {
    put(paths, 'none', [0, 0, widthPx, heightPx]);
    return { ...paths, active, activeX, segmentWidth: width };
  }
  events.forEach((event, index) => {
    const view = instance.events[event];
    const kind = cellKind(instance, event);
    if (kind === 'active' && view !== undefined) {
      active = { event, y: 0, view };
      activeX = index * pitch;
    } else put(paths, kind, [index * pitch, 0, width, heightPx]);
  });
  return { ...paths, active, activeX, segmentWidth: width };
}
