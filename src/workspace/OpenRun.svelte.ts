import type { Scenario } from '../domain';
import type { Language } from '../i18n';
import type { SimulationClient } from '../workers';
import { currentBranch, isPristine, merged } from './branches';
import type { Library } from './keeping/Library.svelte';
import type { Reason, RestorePoint } from './keeping/RestorePoints.svelte';
import { slotId, type RunSlot, type SlotResult } from './keeping/RunSlot';
import { isDigestOf, type KeptRun, type ScenarioRef } from './keeping/runSchema';
import type { Unreadable } from './keeping/unreadable';
import { RunSession } from './RunSession.svelte';
import { ScreenView } from './ScreenView.svelte';
import type { OpenedScenario, ScenarioText } from './scenarioSource';
import type { SaveResult } from './storage';

/** Something that the person has to know about how this run was opened. */
export type OpeningNote =
  /** What was kept could not be read; it is set aside, or stays where it was when there was no room. */
  | { readonly code: 'unreadable'; readonly problem: Unreadable; readonly isMoved: boolean }
  /** The kept run does not belong here and became a restore point. */
  | { readonly code: 'keptBefore'; readonly reason: Reason }
  | { readonly code: 'engineChanged'; readonly from: number; readonly to: number }
  /** Another tab was overtaken and closed: its branches can be brought in. */
  | { readonly code: 'leftBeside'; readonly count: number };

/** A run on the screen together with its texts, kept in the browser while it goes on. */
export class OpenRun {
  readonly session: RunSession;
  readonly view = new ScreenView();
  readonly ref: ScenarioRef;
  readonly #opened: OpenedScenario;
  readonly #library: Library;
  readonly #slot: RunSlot;
  readonly #stop: () => void;
  #text: ScenarioText = $state.raw({ title: '', summary: '', edits: {}, commits: {} });
  #saved: SlotResult = $state('saved');
  #notes: readonly OpeningNote[] = $state.raw([]);
  #isOvertaken = $state(false);
  /** Nothing more is kept: the run is about to be opened again from what another tab kept. */
  #isGivenUp = false;

  private constructor(opened: OpenedScenario, seed: number, client: SimulationClient, library: Library, slot: RunSlot) {
    this.ref = opened.ref;
    this.#opened = opened;
    this.#library = library;
    this.#slot = slot;
    this.session = new RunSession(opened.scenario, seed, client);
    this.#stop = slot.listen(() => (this.#isOvertaken = true));
  }

  /** Opens a scenario where it was left. A kept run with another seed than the address asks for becomes a restore point. */
  static async open(
    opened: OpenedScenario,
    seed: number | null,
    language: Language,
    client: SimulationClient,
    library: Library,
  ): Promise<OpenRun> {
    const slot = library.slot(opened.ref);
    const found = library.load(slot, opened.ref);
    const kept = found.kind === 'read' ? found.value : null;
    const wanted = seed ?? kept?.seed ?? opened.scenario.seed;
    const run = new OpenRun(opened, wanted, client, library, slot);
    if (found.kind === 'unreadable') run.#note({ code: 'unreadable', problem: found.problem, isMoved: found.isMoved });
    const handover = library.takeHandover(opened.ref);
    run.view.apply(handover?.view ?? {});
    if (handover?.reason != null) run.#note({ code: 'keptBefore', reason: handover.reason });
    run.#text = await opened.text(language);
    await run.#start(kept);
    const left = slot.leftBeside();
    if (left.length > 0) run.#note({ code: 'leftBeside', count: left.length });
    return run;
  }

  get scenario(): Scenario {
    return this.session.scenario;
  }

  get text(): ScenarioText {
    return this.#text;
  }

  /** How the last attempt to keep the run went. */
  get saved(): SlotResult {
    return this.#saved;
  }

  /** What to tell about the opening, until the person has read it. */
  get notes(): readonly OpeningNote[] {
    return this.#notes;
  }

  /** Another tab has kept this scenario's run since; this tab no longer writes over it. */
  get isOvertaken(): boolean {
    return this.#isOvertaken;
  }

  dismiss(note: OpeningNote): void {
    this.#notes = this.#notes.filter((each) => each !== note);
  }

  /** The old texts stay until the new ones are here. */
  async useLanguage(language: Language): Promise<void> {
    this.#text = await this.#opened.text(language);
  }

  /** The run as a value that can be kept and passed on; null before it was ever simulated. */
  snapshot(): KeptRun | null {
    const { log, seed } = this.session;
    if (log === null) return null;
    const { scenarioDigest: digest, engineVersion } = log.header;
    return { scenario: this.ref, digest, engineVersion, seed, tree: this.session.save() };
  }

  /** Keeps the run. Costs next to nothing when it did not change. */
  keep(): void {
    const run = this.snapshot();
    if (run === null || this.#isGivenUp) return;
    this.#saved = this.#slot.write(run);
    if (this.#saved === 'overtaken') this.#isOvertaken = true;
  }

  /**
   * Shows what the other tab kept. What only this tab did becomes a restore point. Resolves to false when the other
   * tab's run is one that has to be opened anew (another seed): then this run is over.
   */
  async takeOver(): Promise<boolean> {
    const theirs = this.#load();
    const mine = this.snapshot();
    if (theirs === null || mine === null) return true;
    const isFit = this.#fits(theirs);
    const both = isFit ? merged(theirs.tree, mine.tree) : null;
    if (both === null || both.branches.length > theirs.tree.branches.length) {
      this.#library.keepBefore('tab', mine);
      this.#note({ code: 'keptBefore', reason: 'tab' });
    }
    if (isFit) await this.session.replace(theirs.tree);
    this.#isGivenUp = !isFit;
    this.#settled();
    return isFit;
  }

  /** Goes on with what this tab shows, beside the other tab's branches: nothing is lost on either side. */
  async keepBoth(): Promise<void> {
    const theirs = this.#load();
    const mine = this.snapshot();
    if (theirs === null || mine === null) return;
    const both = this.#fits(theirs) ? merged(theirs.tree, mine.tree) : null;
    if (both === null) return this.#keepMineApart(theirs, mine);
    await this.session.replace(both);
    this.#settled();
  }

  /** Brings in the branches that overtaken tabs left. Those for which there is no room become restore points. */
  async bringIn(): Promise<void> {
    for (const { key, run } of this.#slot.leftBeside()) {
      const mine = this.session.save();
      const both = this.#fits(run) ? merged(mine, run.tree) : null;
      if (both === null) this.#library.keepBefore('tab', run);
      else if (both.branches.length > mine.branches.length) {
        await this.session.replace({ ...both, current: mine.current });
      }
      this.#slot.removeBeside(key);
    }
    this.#notes = this.#notes.filter(({ code }) => code !== 'leftBeside');
    this.keep();
  }

  /** Restore points of this scenario, newest first. */
  get points(): readonly RestorePoint[] {
    const own = slotId(this.ref);
    return this.#library.points.all.filter(({ run }) => slotId(run.scenario) === own);
  }

  /** Keeps the run as it is now as a named restore point. */
  addPoint(name: string): SaveResult {
    const run = this.snapshot();
    return run === null ? 'denied' : this.#library.points.add(name, run);
  }

  renamePoint(id: string, name: string): SaveResult {
    return this.#library.points.rename(id, name);
  }

  /** Takes a restore point out; it can be put back. */
  removePoint(id: string): RestorePoint | null {
    return this.#library.points.remove(id);
  }

  putBack(point: RestorePoint): SaveResult {
    return this.#library.points.put(point);
  }

  /** The run as a link carries it, without its address. Rejects where the browser cannot compress. */
  async link(hasOthers: boolean): Promise<string> {
    const run = this.snapshot();
    if (run?.digest == null || run.engineVersion === null) throw new Error('There is no run yet.');
    const { encodeLink, onlyCurrent } = await import('./keeping/link');
    const { logDigest } = await this.session.fingerprint();
    const { digest, engineVersion } = run;
    const wanted = hasOthers ? run : onlyCurrent(run);
    return encodeLink({ run: { ...wanted, digest, engineVersion }, logDigest, view: this.view.hints() });
  }

  /** The run as the text of a file. */
  async file(): Promise<string> {
    const { writeBundle } = await import('./keeping/bundle');
    const run = this.snapshot();
    return writeBundle({ runs: run === null ? [] : [run], points: [], own: null, preferences: null });
  }

  dispose(): void {
    this.keep();
    this.#stop();
    this.session.dispose();
  }

  /** Takes up a kept run if it belongs here, and says what does not fit. */
  async #start(kept: KeptRun | null): Promise<void> {
    const { session } = this;
    const isSeed = kept?.seed === session.seed;
    await session.start(isSeed ? kept.tree : null);
    const header = session.log?.header;
    if (kept === null || header === undefined) return;
    const isScenario = isDigestOf(kept.digest, header.scenarioDigest) || isPristine(kept.tree);
    if (isSeed && isScenario) {
      const from = kept.engineVersion ?? header.engineVersion;
      const hasDone = currentBranch(kept.tree).furthest > 0;
      if (from !== header.engineVersion && hasDone)
        this.#note({ code: 'engineChanged', from, to: header.engineVersion });
      return;
    }
    if (isSeed) await session.start(null);
    const reason = isSeed ? (this.ref.kind === 'own' ? 'files' : 'scenario') : 'seed';
    if (!isPristine(kept.tree)) this.#note({ code: 'keptBefore', reason });
    this.#library.keepBefore(reason, kept);
  }

  #note(note: OpeningNote): void {
    this.#notes = [...this.#notes, note];
  }

  #load(): KeptRun | null {
    const kept = this.#slot.load();
    return kept.kind === 'read' ? kept.value : null;
  }

  /** Whether branches of the other run mean the same here. */
  #fits(run: KeptRun): boolean {
    const digest = this.session.log?.header.scenarioDigest ?? '';
    return run.seed === this.session.seed && isDigestOf(run.digest, digest);
  }

  /** The other run cannot be shown beside this one: it becomes a restore point. */
  #keepMineApart(theirs: KeptRun, mine: KeptRun): void {
    this.#library.keepBefore('tab', theirs);
    this.#saved = this.#slot.write(mine);
    this.#settled();
    this.#note({ code: 'keptBefore', reason: 'tab' });
  }

  #settled(): void {
    this.#isOvertaken = false;
    this.#slot.withdraw();
    this.keep();
  }
}
