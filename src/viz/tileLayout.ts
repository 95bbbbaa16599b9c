import { ascending, group, scaleBand } from 'd3';
import type { InstanceView } from '../projections/views';
import type { SimTimeMs } from '../shared';
import { deploymentProgress } from './matrixLayout';

/** Up to this many instances are tiles with ribbons; more are small cells in groups. */
export const MOST_TILES = 40;
/** What stands left of the plot: lifecycle event names, axis labels. The traffic chart has the same, so that both align. */
export const GUTTER_PX = 128;
/** Right of the plot: room for what sticks out of the last tile. */
export const RIGHT_PX = 8;
/** Below this width three tiles per row and words replace the matrix. */
export const MOBILE_PX = 560;

const BAND_PADDING = 0.12;
const MOST_TILE_PX = 64;

/** One instance's column. */
export interface Column {
  readonly id: string;
  readonly x: number;
  readonly width: number;
  readonly center: number;
}

/** The columns of the instances between `left` and `right`, in px. Few instances get tiles of a usual size, not giants. */
export function layoutColumns(ids: readonly string[], left: number, right: number): Column[] {
  const band = scaleBand()
    .domain(ids)
    .range([left, Math.max(left, right)])
    .paddingInner(BAND_PADDING)
    .paddingOuter(0);
  const width = Math.min(MOST_TILE_PX, band.bandwidth());
  return ids.map((id) => {
    const center = (band(id) ?? left) + band.bandwidth() / 2;
    return { id, x: center - width / 2, width, center };
  });
}

/**
 * What a tile says at first sight. `deploying` wins over what the process does, `unhealthy` over everything but that.
 * `empty`: the instance is on, but no application runs. `stopped`: the instance is off.
 */
export type TileState = 'running' | 'deploying' | 'unhealthy' | 'draining' | 'empty' | 'stopped';

export interface TileLook {
  readonly state: TileState;
  /** What the process is; of a deploying tile the one that goes; null when nothing goes. */
  readonly version: number | null;
  /** Only while deploying. */
  readonly nextVersion: number | null;
  /** The version whose process runs: the tile's fill. Null leaves it empty. */
  readonly fillVersion: number | null;
  readonly isUnhealthy: boolean;
}

/** Whether a deployment works on the instance right now; one that only waits for its turn is as it was. */
function isDeploying(instance: InstanceView): boolean {
  return instance.targetStatus === 'InProgress' && instance.nextVersion !== null;
}

/** The version that goes. From ApplicationStart on, what runs is what comes. */
function leavingVersion(instance: InstanceView): number | null {
  return instance.events.ApplicationStart === undefined ? instance.previousVersion : null;
}

/** How the tile of an instance looks; nothing of it changes with time alone. */
export function tileLook(instance: InstanceView): TileLook {
  const isUnhealthy = instance.targetHealth === 'unhealthy' && instance.isRunning;
  const look = { isUnhealthy, nextVersion: null, version: instance.version, fillVersion: instance.version };
  if (!instance.isRunning) return { ...look, state: 'stopped', fillVersion: null };
  if (isDeploying(instance)) {
    const { nextVersion } = instance;
    return { ...look, state: 'deploying', version: leavingVersion(instance), nextVersion };
  }
  if (isUnhealthy) return { ...look, state: 'unhealthy' };
  if (instance.version === null) return { ...look, state: 'empty' };
  return { ...look, state: instance.targetHealth === 'draining' ? 'draining' : 'running' };
}

/** The share of the deployment that is done on this instance, from 0 to 1; 0 when none works on it. */
export function tileProgress(instance: InstanceView, events: Parameters<typeof deploymentProgress>[1], t: SimTimeMs) {
  return isDeploying(instance) ? deploymentProgress(instance, events, t) : 0;
}

/** Equal instances of one zone, drawn as small cells. */
export interface CellGroup {
  readonly key: string;
  readonly state: TileState;
  readonly version: number | null;
  readonly nextVersion: number | null;
  readonly ids: readonly string[];
  /** The upper left corner of each cell, as an offset from the zone's block. */
  readonly cells: readonly (readonly [x: number, y: number])[];
}

export interface ZoneBlock {
  readonly zone: string;
  readonly count: number;
  readonly height: number;
  readonly columns: number;
  readonly groups: readonly CellGroup[];
}

/** Cell plus gap. */
export const CELL_PX = 12;

/** What needs attention first. */
const STATE_ORDER: readonly TileState[] = ['unhealthy', 'stopped', 'empty', 'deploying', 'draining', 'running'];

/** Many instances as cells of 12 px: a block per zone, in it groups of the same state and version, in reading order. */
export function layoutCells(instances: readonly InstanceView[], widthPx: number): ZoneBlock[] {
  const columns = Math.max(1, Math.floor(widthPx / CELL_PX));
  const zones = [...group(instances, ({ zone }) => zone)].sort((a, b) => ascending(a[0], b[0]));
  return zones.map(([zone, members]) => {
    let index = 0;
    const groups = groupsOf(members).map(({ look, ids, key }): CellGroup => {
      const cells = ids.map((): readonly [number, number] => {
        const place = index++;
        return [(place % columns) * CELL_PX, Math.floor(place / columns) * CELL_PX];
      });
      return { key, state: look.state, version: look.version, nextVersion: look.nextVersion, ids, cells };
    });
    return { zone, count: members.length, columns, height: Math.ceil(members.length / columns) * CELL_PX, groups };
  });
}

function groupsOf(members: readonly InstanceView[]): { key: string; look: TileLook; ids: string[] }[] {
  const groups = new Map<string, { key: string; look: TileLook; ids: string[] }>();
  for (const instance of members) {
    const look = tileLook(instance);
    // Of a deploying instance only what comes: what is left of the old version changes while it is under way.
    const version = look.state === 'deploying' ? look.nextVersion : look.version;
    const key = `${look.state}/${version}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { key, look, ids: [instance.id] });
    else known.ids.push(instance.id);
  }
  return [...groups.values()].sort(
    (a, b) =>
      STATE_ORDER.indexOf(a.look.state) - STATE_ORDER.indexOf(b.look.state) ||
      (b.look.nextVersion ?? b.look.version ?? 0) - (a.look.nextVersion ?? a.look.version ?? 0),
  );
}
