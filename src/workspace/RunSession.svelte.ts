import type { Command, CommandBody, Fact, FileEdit, Scenario, SimulationLog } from '../domain';
import {
  alarmsProjection,
  blame,
  commitsAt,
  createReader,
  editDiff,
  fleetProjection,
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
} from '../projections';
import type { SimTimeMs } from '../shared';
import type { SimulationClient } from '../workers';
import { Playback, type PlaybackTrack } from './Playback.svelte';

/** What has to be kept to show the same run again: everything else follows from it. */
export interface SavedRun {
  readonly commands: readonly Command[];
  readonly t: SimTimeMs;
  readonly furthest: SimTimeMs;
}

/** Why a command changed nothing. `code` is the engine's; `body` is what was asked. */
export interface Rejection {
  readonly code: string;
  readonly body: CommandBody;
}

type Status = 'simulating' | 'ready' | 'failed';

/** More undo steps than anybody takes. */
const MAX_UNDO = 50;

/**
 * One run on the screen: a scenario, a seed and commands, the log they give, and where the playhead stands.
 * Acting in the past forks: later commands are dropped, the run before the playhead stays, and undo brings the old future back.
 */
export class RunSession {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly playback: Playback;
  readonly #client: SimulationClient;
  #status: Status = $state('simulating');
  #error: string | null = $state(null);
  #commands: readonly Command[] = $state.raw([]);
  #log: SimulationLog | null = $state.raw(null);
  #rejection: Rejection | null = $state.raw(null);
  #undo: readonly SavedRun[] = $state.raw([]);
  #redo: readonly SavedRun[] = $state.raw([]);
  readonly #readers = $derived.by(() => (this.#log === null ? null : openReaders(this.scenario, this.#log)));

  constructor(scenario: Scenario, seed: number, client: SimulationClient) {
    this.scenario = scenario;
    this.seed = seed;
    this.#client = client;
    this.playback = new Playback(() => this.#track());
  }

  get status(): Status {
    return this.#status;
  }

  /** The engine's own words when it failed. */
  get error(): string | null {
    return this.#error;
  }

  get log(): SimulationLog | null {
    return this.#log;
  }

  get horizon(): SimTimeMs {
    return this.scenario.untilMs;
  }

  /** The last command that could not be carried out; gone with the next one. */
  get rejection(): Rejection | null {
    return this.#rejection;
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  readonly #t = $derived.by(() => Math.floor(this.playback.t));
  /** Projections change only where a fact lies, however often the playhead moves in between. */
  readonly pipeline = $derived(this.#readers?.pipeline.at(this.#t) ?? null);
  readonly fleet = $derived(this.#readers?.fleet.at(this.#t) ?? null);
  readonly traffic = $derived(this.#readers?.traffic.at(this.#t) ?? null);
  readonly alarms = $derived(this.#readers?.alarms.at(this.#t) ?? []);
  readonly narrative = $derived(this.#readers?.narrative.at(this.#t) ?? []);
  /** Up to the furthest time that was seen: behind the playhead they are drawn as outlines. */
  readonly timeline = $derived.by(() => this.#readers?.timeline.at(this.playback.furthest) ?? null);
  readonly series = $derived.by(() => this.#readers?.series.at(this.playback.furthest) ?? []);
  readonly commits = $derived.by(() => {
    const log = this.#log;
    return log === null ? [] : commitsAt(this.scenario, log, this.#lastCommitAt);
  });
  readonly #lastCommitAt = $derived.by(() => {
    let at = -1;
    for (const fact of this.#commitFacts) if (fact.at <= this.#t) at = fact.at;
    return at;
  });
  readonly #commitFacts: readonly Fact[] = $derived.by(
    () => this.#log?.events.filter(({ type }) => type === 'commit.pushed') ?? [],
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

  /** Nothing was done and nothing was seen yet. */
  get isPristine(): boolean {
    return this.#commands.length === 0 && this.playback.t === 0;
  }

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

  /** Simulates and takes up a kept run; without one, or when it was made with another scenario, the run starts at 0. */
  async start(kept: (SavedRun & { readonly digest: string }) | null): Promise<void> {
    await this.#simulate(kept?.commands ?? []);
    const isSame = kept !== null && this.#log?.header.scenarioDigest === kept.digest;
    if (kept !== null && !isSame) await this.#simulate([]);
    this.playback.restore(isSame ? kept.t : 0, isSame ? kept.furthest : 0);
  }

  /** Forgets every command and starts from 0. Undo brings them back. */
  async reset(): Promise<void> {
    if (this.#status === 'simulating') return;
    const before = this.save();
    await this.#travel({ commands: [], t: 0, furthest: 0 });
    this.#undo = [...this.#undo, before].slice(-MAX_UNDO);
    this.#redo = [];
  }

  /** What to keep so that {@link start} shows this again. */
  save(): SavedRun {
    return { commands: this.#commands, t: Math.floor(this.playback.t), furthest: Math.floor(this.playback.furthest) };
  }

  /** Carries out a person's command at the playhead. Resolves to whether something happened. */
  async issue(body: CommandBody): Promise<boolean> {
    if (this.#status !== 'ready') return false;
    const before = this.save();
    const wasPlaying = this.playback.isPlaying;
    this.playback.pause();
    const at = Math.floor(this.playback.t);
    const kept = this.#commands.filter((command) => command.at <= at);
    await this.#simulate([...kept, { at, ...body }]);
    const code = this.#rejectionOf(kept.length);
    if (code !== null) {
      this.#rejection = { code, body };
      await this.#simulate(before.commands);
      return false;
    }
    this.#undo = [...this.#undo, before].slice(-MAX_UNDO);
    this.#redo = [];
    this.playback.restore(at, at);
    if (wasPlaying) this.playback.play();
    return true;
  }

  /** Takes the last command back; the future that it replaced returns. */
  async undo(): Promise<void> {
    const target = this.#undo.at(-1);
    if (target === undefined || this.#status !== 'ready') return;
    const now = this.save();
    this.#undo = this.#undo.slice(0, -1);
    await this.#travel(target);
    this.#redo = [...this.#redo, now];
  }

  async redo(): Promise<void> {
    const target = this.#redo.at(-1);
    if (target === undefined || this.#status !== 'ready') return;
    const now = this.save();
    this.#redo = this.#redo.slice(0, -1);
    await this.#travel(target);
    this.#undo = [...this.#undo, now];
  }

  clearRejection(): void {
    this.#rejection = null;
  }

  dispose(): void {
    this.playback.dispose();
  }

  async #travel(target: SavedRun): Promise<void> {
    this.playback.pause();
    await this.#simulate(target.commands);
    this.playback.restore(target.t, target.furthest);
  }

  async #simulate(commands: readonly Command[]): Promise<void> {
    this.#status = 'simulating';
    try {
      // Plain copies: what crosses to the worker must not be a proxy.
      this.#log = await this.#client.run(this.scenario, this.seed, commands);
      this.#commands = commands;
      this.#status = 'ready';
    } catch (error) {
      this.#error = error instanceof Error ? error.message : String(error);
      this.#status = 'failed';
    }
  }

  #rejectionOf(index: number): string | null {
    const facts = this.#log?.events ?? [];
    const rejected = facts.find((fact) => fact.type === 'command.rejected' && fact.data.index === index);
    return rejected?.type === 'command.rejected' ? rejected.data.reason : null;
  }

  #track(): PlaybackTrack {
    const log = this.#log;
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
    traffic: createReader(scenario, log, trafficProjection),
    series: createReader(scenario, log, trafficSeriesProjection),
    alarms: createReader(scenario, log, alarmsProjection),
    timeline: createReader(scenario, log, timelineProjection),
    narrative: createReader(scenario, log, narrativeProjection),
  };
}
