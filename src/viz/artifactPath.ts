import type { PipelineView, StageView, TravelView } from '../projections/views';
import type { SimTimeMs } from '../shared';

/** How an artifact is drawn: a commit on a line, a folder with a zip seam, stacked layers. */
export type ArtifactLook = 'commit' | 'zip' | 'image';

/**
 * `travelling`: on its way. `waiting`: arrived, but not let in. `docked`: handed over to the next stage.
 * `expected`: not made yet.
 */
export type TokenState = 'travelling' | 'waiting' | 'docked' | 'expected';

export interface RailToken {
  /** Stable while the same artifact is on the same piece of rail. */
  readonly key: string;
  readonly state: TokenState;
  readonly look: ArtifactLook;
  /** Null when nobody knows yet which execution will bring it. */
  readonly number: number | null;
  readonly version: number | null;
  /** 0 at the stage it left, 1 at the dock of the next one. */
  readonly progress: number;
}

/** The piece of rail in front of a stage. */
export interface RailEdge {
  readonly from: string;
  readonly to: string;
  /** The inbound transition of `to` is enabled. */
  readonly isOpen: boolean;
  /** Nothing can come along here: this or an earlier transition is disabled. */
  readonly isFaded: boolean;
  readonly look: ArtifactLook;
  readonly tokens: readonly RailToken[];
}

/** The part of a journey that is done at `t`, from 0 to 1. */
export function travelProgress(journey: { startedAt: SimTimeMs; plannedEndAt: SimTimeMs }, t: SimTimeMs): number {
  const duration = journey.plannedEndAt - journey.startedAt;
  if (duration <= 0) return 1;
  return Math.min(1, Math.max(0, (t - journey.startedAt) / duration));
}

const lookOf = (kind: TravelView['kind']): ArtifactLook => (kind === 'source' ? 'commit' : 'zip');

/** What leaves each stage: the commit until something has built it. */
function looks(stages: readonly StageView[]): ArtifactLook[] {
  let isBuilt = false;
  return stages.map((stage) => {
    isBuilt ||= stage.actions.some((action) => action.category === 'Build');
    return isBuilt ? 'zip' : 'commit';
  });
}

function restingToken(before: StageView, stage: StageView, look: ArtifactLook): RailToken {
  const key = `${before.name}>${stage.name}`;
  const isNewer = (before.executionNumber ?? 0) > (stage.executionNumber ?? 0);
  const isMaking = before.status === 'InProgress' && isNewer;
  if (stage.executionNumber === null || stage.version === null || isMaking) {
    return { key: `${key}/expected`, state: 'expected', look, number: null, version: null, progress: 0.5 };
  }
  const { executionNumber: number, version } = stage;
  return { key: `${key}/${number}`, state: 'docked', look, number, version, progress: 1 };
}

function tokensOf(view: PipelineView, before: StageView, stage: StageView, look: ArtifactLook, t: number): RailToken[] {
  const key = `${before.name}>${stage.name}`;
  const travelling = view.travels
    .filter((travel) => travel.to === stage.name && travel.from !== null)
    .map((travel): RailToken => {
      const { number, version, kind } = travel;
      const progress = travelProgress(travel, t);
      return { key: `${key}/${number}`, state: 'travelling', look: lookOf(kind), number, version, progress };
    });
  const waiting = stage.waiting;
  const standing: RailToken[] =
    waiting === null
      ? []
      : [
          {
            key: `${key}/${waiting.number}`,
            state: 'waiting',
            look,
            number: waiting.number,
            version: waiting.version,
            progress: 1,
          },
        ];
  if (travelling.length + standing.length > 0) return [...standing, ...travelling];
  const resting = restingToken(before, stage, look);
  // At a closed gate the bars say more than what came through earlier or may come later.
  return stage.isTransitionEnabled ? [resting] : [];
}

/** The pieces of rail between the stages, in order, and what lies on each at `t`. There is one less than stages. */
export function layoutRail(view: PipelineView, t: SimTimeMs): RailEdge[] {
  const leaving = looks(view.stages);
  let isFaded = false;
  return view.stages.slice(1).map((stage, index) => {
    const before = view.stages[index] as StageView;
    const look = leaving[index] ?? 'commit';
    isFaded ||= !stage.isTransitionEnabled;
    const tokens = tokensOf(view, before, stage, look, t);
    return { from: before.name, to: stage.name, isOpen: stage.isTransitionEnabled, isFaded, look, tokens };
  });
}

export interface RailGeometry {
  readonly startX: number;
  /** Where an artifact stops: in front of the next stage, or of the closed gate. */
  readonly dockX: number;
  /** The two bars of a closed gate; null while it is open. */
  readonly gateX: number | null;
}

const GATE_HALF_PX = 5;
const GAP_PX = 3;

/** Where things are on a piece of rail of `widthPx`, for artifacts `sizePx` wide. */
export function railGeometry(widthPx: number, isOpen: boolean, sizePx: number): RailGeometry {
  const half = sizePx / 2;
  const startX = Math.min(widthPx / 2, half + GAP_PX);
  if (isOpen) return { startX, dockX: Math.max(startX, widthPx - half - GAP_PX), gateX: null };
  // Room for one waiting artifact before the bars.
  const gateX = Math.min(widthPx - GATE_HALF_PX - GAP_PX, Math.max(widthPx / 2, startX + half + GAP_PX + GATE_HALF_PX));
  return { startX, dockX: Math.max(startX, gateX - GATE_HALF_PX - GAP_PX - half), gateX };
}

/** The x of a token. Expected ones stand in the middle, since they have not left yet. */
export function tokenX(token: Pick<RailToken, 'state' | 'progress'>, rail: RailGeometry, widthPx: number): number {
  if (token.state === 'expected') return widthPx / 2;
  return rail.startX + (rail.dockX - rail.startX) * token.progress;
}
