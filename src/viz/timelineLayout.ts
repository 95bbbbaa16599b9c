import type { TimelineBar, TimelineLane, TimelineMark, TimelineView } from '../projections/views';
import type { SimTimeMs } from '../shared';

/** The axis ends at the scenario's declared horizon, not at the run's real end, which would tell the future. */
export interface TimelineScale {
  x(at: SimTimeMs): number;
  /** The whole millisecond under `x`, kept inside the axis. */
  at(x: number): SimTimeMs;
}

/** `insetPx` stays free at both ends, so that the playhead is whole at the start and at the end. */
export function timelineScale(horizon: SimTimeMs, widthPx: number, insetPx = 8): TimelineScale {
  // By hand: d3's linear scale brings colours, number formats and interpolators along, a tenth of what a run loads at first.
  const end = Math.max(1, horizon);
  const length = Math.max(1, widthPx - 2 * insetPx);
  const inside = (share: number): number => Math.min(1, Math.max(0, share));
  return {
    // Half pixels: while a run is played, what has not moved that far is not drawn again.
    x: (at) => Math.round((insetPx + inside(at / end) * length) * 2) / 2,
    at: (x) => Math.round(inside((x - insetPx) / length) * end),
  };
}

export interface RowBox {
  readonly key: string;
  readonly kind: TimelineLane['kind'];
  readonly y: number;
  readonly height: number;
  /** The newest execution of the row; null for the deployments. */
  readonly number: number | null;
  readonly version: number | null;
}

export interface BarBox {
  readonly key: string;
  readonly bar: TimelineBar;
  /** Number of the execution, null in the deployments' row. */
  readonly number: number | null;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly width: number;
  /** How much of the width lies at or before the playhead; the rest was seen before and is drawn as an outline. */
  readonly doneWidth: number;
  /** It has ended at the playhead, so that its outcome may be shown. */
  readonly isOver: boolean;
}

/** Fresh rows for so many executions; further ones go where the oldest has ended. */
const PREFERRED_ROWS = 2;
const GAP_PX = 3;
const LEAST_HEIGHT_PX = 4;

const endOf = (lane: TimelineLane): number =>
  lane.bars.reduce((latest, bar) => Math.max(latest, bar.to ?? Infinity), 0);
const startOf = (lane: TimelineLane): number => lane.bars.reduce((first, bar) => Math.min(first, bar.from), Infinity);

/**
 * Which lanes share a row: an execution goes where the others were over when it began. The deployments have the last row.
 */
export function packLanes(lanes: readonly TimelineLane[]): TimelineLane[][] {
  const rows: TimelineLane[][] = [];
  for (const lane of lanes.filter(({ kind }) => kind === 'execution')) {
    const lastOf = (row: readonly TimelineLane[]): TimelineLane | undefined => row[row.length - 1];
    const free = rows
      .filter((row) => lastOf(row) === undefined || endOf(lastOf(row) as TimelineLane) <= startOf(lane))
      .sort((a, b) => endOf(lastOf(a) as TimelineLane) - endOf(lastOf(b) as TimelineLane));
    if (rows.length < PREFERRED_ROWS || free[0] === undefined) rows.push([lane]);
    else free[0].push(lane);
  }
  return [...rows, ...lanes.filter(({ kind }) => kind === 'deployments').map((lane) => [lane])];
}

/** The rows of the timeline inside `heightPx`; more of them are thinner. */
export function layoutRows(timeline: TimelineView, heightPx: number): RowBox[] {
  const packed = packLanes(timeline.lanes);
  const count = Math.max(3, packed.length);
  const pitch = heightPx / count;
  const height = Math.max(LEAST_HEIGHT_PX, pitch - (pitch > 10 ? GAP_PX : 1));
  return packed.map((lanes, index) => {
    const newest = lanes[lanes.length - 1] as TimelineLane;
    const { kind, number, version } = newest;
    // The deployments keep the bottom, so that they stay where they are when an execution joins.
    const place = kind === 'deployments' ? count - 1 : index;
    return { key: (lanes[0] as TimelineLane).id, kind, y: place * pitch, height, number, version };
  });
}

/** The bars of every row. `furthest` ends what still lasts; `t` splits each bar into done and outline. */
export function layoutBars(
  timeline: TimelineView,
  rows: readonly RowBox[],
  scale: TimelineScale,
  { t, furthest }: { t: SimTimeMs; furthest: SimTimeMs },
): BarBox[] {
  return packLanes(timeline.lanes).flatMap((lanes, index) => {
    const { y = 0, height = LEAST_HEIGHT_PX } = rows[index] ?? {};
    return lanes.flatMap((lane) =>
      lane.bars
        .filter((bar) => bar.from <= furthest)
        .map((bar, position): BarBox => {
          const x = scale.x(bar.from);
          const end = Math.min(bar.to ?? furthest, furthest);
          return {
            key: `${lane.id}/${position}`,
            bar,
            number: lane.number,
            x,
            y,
            height,
            width: Math.max(2, scale.x(end) - x),
            doneWidth: t <= bar.from ? 0 : Math.max(2, scale.x(Math.min(end, t)) - x),
            isOver: bar.to !== null && bar.to <= t,
          };
        }),
    );
  });
}

/** One mark, or several that would lie on each other, as a count. */
export interface MarkBox {
  readonly key: string;
  readonly marks: readonly TimelineMark[];
  /** Where it is drawn. */
  readonly x: number;
  /** Where its moment is on the axis; of a count, the moments' first and last. */
  readonly fromX: number;
  readonly toX: number;
  /** All of it lies behind the playhead's future: seen before, not yet again. */
  readonly isAhead: boolean;
}

/** Marks closer than this dodge each other. */
export const MARK_SIZE_PX = 12;
const MOST_SIDE_BY_SIDE = 3;
const COUNT_WIDTH_PX = 20;

interface Cluster {
  readonly members: readonly { readonly mark: TimelineMark; readonly x: number }[];
  readonly left: number;
  readonly width: number;
}

function cluster(members: Cluster['members'], size: number, widthPx: number): Cluster {
  const width = members.length > MOST_SIDE_BY_SIDE ? COUNT_WIDTH_PX : members.length * size;
  const middle = members.reduce((total, { x }) => total + x, 0) / members.length;
  const left = Math.min(Math.max(0, middle - width / 2), Math.max(0, widthPx - width));
  return { members, left, width };
}

/** Joins neighbours until no two overlap. */
function clusters(marks: readonly TimelineMark[], scale: TimelineScale, size: number, widthPx: number): Cluster[] {
  const done: Cluster[] = [];
  for (const mark of marks) {
    let current = cluster([{ mark, x: scale.x(mark.at) }], size, widthPx);
    let before = done[done.length - 1];
    while (before !== undefined && before.left + before.width > current.left) {
      done.pop();
      current = cluster([...before.members, ...current.members], size, widthPx);
      before = done[done.length - 1];
    }
    done.push(current);
  }
  return done;
}

/** Where the marks are drawn: beside each other when they are closer than `sizePx`, as a count when more than three are. */
export function layoutMarks(
  marks: readonly TimelineMark[],
  scale: TimelineScale,
  { t, widthPx, sizePx = MARK_SIZE_PX }: { t: SimTimeMs; widthPx: number; sizePx?: number },
): MarkBox[] {
  const sorted = [...marks].sort((a, b) => a.at - b.at || a.seq - b.seq);
  return clusters(sorted, scale, sizePx, widthPx).flatMap(({ members, left, width }) => {
    if (members.length > MOST_SIDE_BY_SIDE) {
      const [first, last] = [members[0], members[members.length - 1]];
      return [
        {
          key: `count-${first?.mark.seq}`,
          marks: members.map(({ mark }) => mark),
          x: left + width / 2,
          fromX: first?.x ?? 0,
          toX: last?.x ?? 0,
          isAhead: (first?.mark.at ?? 0) > t,
        },
      ];
    }
    return members.map(({ mark, x }, index): MarkBox => {
      const place = left + (index + 0.5) * sizePx;
      return { key: `mark-${mark.seq}`, marks: [mark], x: place, fromX: x, toX: x, isAhead: mark.at > t };
    });
  });
}

/** The mark drawn under `x`, if any: pressing a mark means its moment, not the pixel. */
export function markUnder(boxes: readonly MarkBox[], x: number, reachPx = MARK_SIZE_PX / 2 + 2): TimelineMark | null {
  let nearest: MarkBox | null = null;
  for (const box of boxes) {
    const isNearer = nearest === null || Math.abs(box.x - x) < Math.abs(nearest.x - x);
    if (Math.abs(box.x - x) <= reachPx && isNearer) nearest = box;
  }
  return nearest?.marks[0] ?? null;
}
