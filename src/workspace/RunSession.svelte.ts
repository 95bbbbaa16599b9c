import type { Fact, FileEdit, Scenario, SimulationLog } from '../domain';
import {
  alarmsProjection,
  blame,
  commitsAt,
  createReader,
  editDiff,
  fleetProjection,
  interventionsProjection,
  narrativeProjection,
  nextEventAt,
  nextMarkAt,
  pipelineProjection,
  previousEventAt,
  previousMarkAt,
  timelineProjection,
  trafficProjection,
  stateOfEdit,
  trafficSeriesProjection,
  type BlamedLine,
  type FileDiff,
  type Situation,
} from '../projections';
import { BranchedRun } from './BranchedRun.svelte';
import type { PlaybackTrack } from './Playback.svelte';

export type { Deed, Rejection } from './BranchedRun.svelte';

/** A run with everything that the screen shows of it. */
export class RunSession extends BranchedRun {
  readonly #readers = $derived.by(() => (this.log === null ? null : openReaders(this.scenario, this.log)));

  readonly #t = $derived.by(() => Math.floor(this.playback.t));
  /** Projections change only where a fact lies, however often the playhead moves in between. */
  readonly pipeline = $derived(this.#readers?.pipeline.at(this.#t) ?? null);
  readonly fleet = $derived(this.#readers?.fleet.at(this.#t) ?? null);
  readonly traffic = $derived(this.#readers?.traffic.at(this.#t) ?? null);
  /** What decides which commands are possible, besides pipeline and fleet. */
  readonly interventions = $derived(this.#readers?.interventions.at(this.#t) ?? null);
  /** All that tells what can be done now; null before the first log. */
  readonly situation: Situation | null = $derived.by(() => {
    const { scenario, pipeline, fleet, interventions } = this;
    if (pipeline === null || fleet === null || interventions === null) return null;
    return { scenario, pipeline, fleet, interventions };
  });
  readonly alarms = $derived(this.#readers?.alarms.at(this.#t) ?? []);
  readonly narrative = $derived(this.#readers?.narrative.at(this.#t) ?? []);
  /** Up to the furthest time that was seen: behind the playhead they are drawn as outlines. */
  readonly timeline = $derived.by(() => this.#readers?.timeline.at(this.playback.furthest) ?? null);
  readonly series = $derived.by(() => this.#readers?.series.at(this.playback.furthest) ?? []);
  readonly commits = $derived.by(() => {
    const log = this.log;
    return log === null ? [] : commitsAt(this.scenario, log, this.#lastCommitAt);
  });
  readonly #lastCommitAt = $derived.by(() => {
    let at = -1;
    for (const fact of this.#commitFacts) if (fact.at <= this.#t) at = fact.at;
    return at;
  });
  readonly #commitFacts: readonly Fact[] = $derived.by(
    () => this.log?.events.filter(({ type }) => type === 'commit.pushed') ?? [],
  );

  readonly hasTraffic = $derived.by(() => this.scenario.traffic.length > 0);
  /** Spans of the deployments up to the furthest time that was seen, for the charts. */
  readonly deploymentSpans = $derived.by(() =>
    (this.timeline?.lanes ?? []).flatMap(({ bars }) =>
      bars
        .filter(({ kind }) => kind === 'deployment' || kind === 'rollback')
        .map(({ version, from, to, kind }) => ({ version, from, to, isRollback: kind === 'rollback' })),
    ),
  );
  /** Threshold of the alarm on the share of failed requests, in percent; null without one. */
  readonly alarmThresholdPercent = $derived.by(
    () => this.scenario.alarms.find(({ metric }) => metric === 'HTTPCode_Target_5XX_Rate')?.threshold ?? null,
  );
  /** The file to show first: the one that the first prepared edit changes, else the buildspec. */
  readonly preferredFile = $derived.by(
    () => this.scenario.edits[0]?.changes[0]?.path ?? this.scenario.commits[0]?.changes[0]?.path ?? 'buildspec.yml',
  );

  /** The repository at the playhead. */
  readonly #files = $derived.by(() => this.commits.at(-1)?.files ?? {});

  /** Whether an edit can be made at the playhead: it fits, its outcome is already there, or it does not fit. */
  stateOfEdit(changes: readonly FileEdit[]): 'fits' | 'applied' | 'unfit' {
    return stateOfEdit(this.#files, changes);
  }

  /** What an edit changes in the files at the playhead. */
  diffOfEdit(changes: readonly FileEdit[]): readonly FileDiff[] {
    return editDiff(this.#files, changes);
  }

  /** The lines of a file at the playhead, each with the version that wrote it; null when the file is not there. */
  linesOf(path: string): readonly BlamedLine[] | null {
    return blame(this.commits, path);
  }

  protected override track(): PlaybackTrack {
    const { log } = this;
    const marks = this.timeline;
    return {
      horizon: this.horizon,
      nextEvent: (t) => (log === null ? null : nextEventAt(log, t)),
      previousEvent: (t) => (log === null ? null : previousEventAt(log, t)),
      nextMark: (t) => (marks === null ? null : nextMarkAt(marks.marks, t)),
      previousMark: (t) => (marks === null ? null : previousMarkAt(marks.marks, t)),
    };
  }
}

function openReaders(scenario: Scenario, log: SimulationLog) {
  return {
    pipeline: createReader(scenario, log, pipelineProjection),
    fleet: createReader(scenario, log, fleetProjection),
    interventions: createReader(scenario, log, interventionsProjection),
    traffic: createReader(scenario, log, trafficProjection),
    series: createReader(scenario, log, trafficSeriesProjection),
    alarms: createReader(scenario, log, alarmsProjection),
    timeline: createReader(scenario, log, timelineProjection),
    narrative: createReader(scenario, log, narrativeProjection),
  };
}
