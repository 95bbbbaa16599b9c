import type { SimTimeMs } from '../shared';
import { timelineScale } from './timelineLayout';

/** What a branch's track is drawn from. */
export interface TrackBranch {
  readonly parent: number | null;
  readonly forkedAt: SimTimeMs;
  readonly furthest: SimTimeMs;
  readonly commands: readonly { readonly at: SimTimeMs }[];
}

/** One branch as a line on the axis of the whole run: shared past, own part, commands. All in px. */
export interface BranchTrack {
  readonly startX: number;
  readonly forkX: number;
  readonly endX: number;
  readonly horizonX: number;
  /** Commands, those of the shared past left out. Several at one place are one dot. */
  readonly dots: readonly number[];
}

/** Lays a branch out in `widthPx`; the axis ends at the scenario's declared horizon. */
export function layoutBranchTrack(branch: TrackBranch, horizon: SimTimeMs, widthPx: number): BranchTrack {
  const scale = timelineScale(horizon, widthPx, 6);
  const forkedAt = branch.parent === null ? 0 : branch.forkedAt;
  const own = branch.commands.filter(({ at }) => at >= forkedAt && at <= branch.furthest);
  return {
    startX: scale.x(0),
    forkX: scale.x(forkedAt),
    endX: scale.x(Math.max(forkedAt, branch.furthest)),
    horizonX: scale.x(horizon),
    dots: [...new Set(own.map(({ at }) => scale.x(at)))],
  };
}
