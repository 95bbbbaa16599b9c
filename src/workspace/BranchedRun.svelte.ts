import type { EntityRecord, Command, CommandBody, Scenario, SimulationLog } from '../domain';
import type { SimTimeMs } from '../shared';
import type { RunFingerprint, SimulationClient } from '../workers';
import {
  acted,
  currentBranch,
  MAX_BRANCHES,
  MAX_COMMAND_CHARS,
  MAX_COMMANDS,
  newTree,
  placed,
  removed,
  renamed,
  startedOver,
  switched,
  type Branch,
  type RunTree,
} from './branches';
import type { Comparison } from './Comparison';
import { Playback, type PlaybackTrack } from './Playback.svelte';

/** Why a command changed nothing. `code` is the engine's or ours; `body` is what was asked. */
export interface Rejection {
  readonly code: string;
  readonly body: CommandBody;
}

/** What a person did to the run, so that undo can say what it takes back. */
export type Deed =
  | { readonly kind: 'command'; readonly body: CommandBody }
  | { readonly kind: 'startOver' | 'switch' | 'rename' | 'remove' | 'replace' };

/** The whole run as it was before a deed, or before it was undone. */
interface Step {
  readonly tree: RunTree;
  readonly deed: Deed;
}

type Status = 'simulating' | 'ready' | 'failed';

/** More undo steps than anybody takes. */
const MAX_UNDO = 100;

/**
 * One run on the screen: a scenario, a seed and a tree of branches; the log of the branch that is shown, and where its
 * playhead stands. Acting in the past begins a branch there; the old future stays in its own. Undo and redo put back the
 * whole tree, playhead included, exactly as it was.
 */
export abstract class BranchedRun {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly playback: Playback;
  readonly #client: SimulationClient;
  #status: Status = $state('simulating');
  #error: string | null = $state(null);
  #tree: RunTree = $state.raw(newTree());
  #log: SimulationLog | null = $state.raw(null);
  #rejection: Rejection | null = $state.raw(null);
  #forkedAt: SimTimeMs | null = $state(null);
  #fingerprint: { readonly commands: readonly Command[]; readonly digests: Promise<RunFingerprint> } | null = null;
  #undo: readonly Step[] = $state.raw([]);
  #redo: readonly Step[] = $state.raw([]);

  constructor(scenario: Scenario, seed: number, client: SimulationClient) {
    this.scenario = scenario;
    this.seed = seed;
    this.#client = client;
    this.playback = new Playback(() => this.track());
  }

  get status(): Status {
    return this.#status;
  }

  /** The engine's own words when it failed; the last run that worked stays on the screen. */
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

  /** What undo would take back; null when there is nothing. */
  get undoable(): Deed | null {
    return this.#undo.at(-1)?.deed ?? null;
  }

  get redoable(): Deed | null {
    return this.#redo.at(-1)?.deed ?? null;
  }

  /** The branches as of the last decision; {@link save} also knows where the playhead is by now. */
  get tree(): RunTree {
    return this.#tree;
  }

  /** When the last command began a branch, until the next deed. */
  get forkedAt(): SimTimeMs | null {
    return this.#forkedAt;
  }

  /** Nothing was done and nothing was seen yet. */
  get isPristine(): boolean {
    return currentBranch(this.#tree).commands.length === 0 && this.playback.t === 0;
  }

  /** Simulates, and takes up a kept run; without one the run starts at 0. */
  async start(kept: RunTree | null): Promise<void> {
    const tree = kept ?? newTree();
    const log = await this.#simulate(currentBranch(tree).commands);
    if (log !== null) this.#show(tree, log);
    // Kept all the same: starting over leaves it as a branch.
    else this.#tree = tree;
  }

  /** What to keep so that {@link start} shows this again. */
  save(): RunTree {
    if (this.#log === null) return this.#tree;
    return placed(this.#tree, Math.floor(this.playback.t), Math.floor(this.playback.furthest));
  }

  /** Carries out a person's command at the playhead. Resolves to whether something happened. */
  async issue(body: CommandBody): Promise<boolean> {
    if (this.#status !== 'ready') return false;
    const wasPlaying = this.playback.isPlaying;
    this.playback.pause();
    const before = this.save();
    const at = currentBranch(before).t;
    const after = acted(before, { at, ...body });
    const { commands } = currentBranch(after);
    const excess = excessOf(after, body);
    const log = excess === null ? await this.#simulate(commands) : null;
    const code = excess ?? (log === null ? 'engine.failed' : rejectionIn(log, commands.length - 1));
    if (log === null || code !== null) {
      this.#rejection = code === null ? null : { code, body };
      return false;
    }
    this.#remember(before, { kind: 'command', body });
    this.#show(after, log);
    this.#forkedAt = after.branches.length > before.branches.length ? at : null;
    if (wasPlaying) this.playback.play();
    return true;
  }

  /** Forgets every command and starts from 0. What was there stays as a branch. */
  startOver(): Promise<boolean> {
    return this.#do('startOver', startedOver);
  }

  switchTo(branch: number): Promise<boolean> {
    return this.#do('switch', (tree) => switched(tree, branch));
  }

  rename(branch: number, name: string): Promise<boolean> {
    return this.#do('rename', (tree) => renamed(tree, branch, name));
  }

  removeBranch(branch: number): Promise<boolean> {
    return this.#do('remove', (tree) => removed(tree, branch));
  }

  /** Another tree for the same scenario and seed, such as the one that another tab kept. */
  replace(tree: RunTree): Promise<boolean> {
    return this.#do('replace', () => tree);
  }

  /** Takes the last deed back. */
  async undo(): Promise<void> {
    const step = this.#undo.at(-1);
    const now = await this.#travel(step);
    if (step === undefined || now === null) return;
    this.#undo = this.#undo.slice(0, -1);
    this.#redo = [...this.#redo, { tree: now, deed: step.deed }];
  }

  async redo(): Promise<void> {
    const step = this.#redo.at(-1);
    const now = await this.#travel(step);
    if (step === undefined || now === null) return;
    this.#redo = this.#redo.slice(0, -1);
    this.#undo = [...this.#undo, { tree: now, deed: step.deed }];
  }

  /** What the machine of an entity did in the run that is shown; null when the run has no such entity. */
  async record(entity: string): Promise<EntityRecord | null> {
    const { log } = this;
    return log === null ? null : this.#client.record(this.scenario, this.seed, log.commands, entity);
  }

  /** Both branches beside each other, simulated up to where each was seen. Rejects when the engine fails. */
  async compare(a: number, b: number): Promise<Comparison> {
    const { branches } = this.save();
    const pick = (id: number): Branch => branches.find((branch) => branch.id === id) ?? currentBranch(this.#tree);
    const { Comparison } = await import('./Comparison');
    return Comparison.of(this.scenario, this.seed, [pick(a), pick(b)], this.#client);
  }

  /** Digests of the branch on the screen. Simulates once per branch, however often it is asked. */
  fingerprint(): Promise<RunFingerprint> {
    const { commands } = currentBranch(this.#tree);
    if (this.#fingerprint?.commands !== commands) {
      const digests = this.#client.fingerprint(this.scenario, this.seed, commands);
      this.#fingerprint = { commands, digests };
      // What failed is asked again next time.
      digests.catch(() => (this.#fingerprint = null));
    }
    return this.#fingerprint.digests;
  }

  clearRejection(): void {
    this.#rejection = null;
  }

  dispose(): void {
    this.playback.dispose();
  }

  async #do(kind: Exclude<Deed['kind'], 'command'>, change: (tree: RunTree) => RunTree): Promise<boolean> {
    if (this.#status === 'simulating') return false;
    this.playback.pause();
    const before = this.save();
    const after = change(before);
    if (after === before) return false;
    if ((await this.#travel({ tree: after, deed: { kind } })) === null) return false;
    this.#remember(before, { kind });
    return true;
  }

  #remember(tree: RunTree, deed: Deed): void {
    this.#undo = [...this.#undo, { tree, deed }].slice(-MAX_UNDO);
    this.#redo = [];
  }

  /** Shows another state of the run; resolves to the one before, or to null when that was not possible. */
  async #travel(step: Step | undefined): Promise<RunTree | null> {
    if (step === undefined || this.#status === 'simulating') return null;
    this.playback.pause();
    const now = this.save();
    const { commands } = currentBranch(step.tree);
    const isShown = this.#log !== null && commands === currentBranch(now).commands;
    const log = isShown ? this.#log : await this.#simulate(commands);
    if (log === null) return null;
    this.#show(step.tree, log);
    return now;
  }

  #show(tree: RunTree, log: SimulationLog): void {
    const { t, furthest } = currentBranch(tree);
    this.#log = log;
    this.#tree = tree;
    this.#rejection = null;
    this.#forkedAt = null;
    this.playback.restore(t, furthest);
  }

  /** Null when the engine fails: what is on the screen stays. */
  async #simulate(commands: readonly Command[]): Promise<SimulationLog | null> {
    this.#status = 'simulating';
    this.#error = null;
    try {
      // Plain values: what crosses to the worker must not be a proxy.
      return await this.#client.run(this.scenario, this.seed, commands);
    } catch (error) {
      this.#error = error instanceof Error ? error.message : String(error);
      return null;
    } finally {
      this.#status = this.#error === null || this.#log !== null ? 'ready' : 'failed';
    }
  }

  /** Where the playhead can go. */
  protected abstract track(): PlaybackTrack;
}

/** What a command would make too large to be kept; null when there is room. */
function excessOf(after: RunTree, body: CommandBody): string | null {
  if (after.branches.length > MAX_BRANCHES) return 'branches.tooMany';
  if (currentBranch(after).commands.length > MAX_COMMANDS) return 'commands.tooMany';
  return JSON.stringify(body).length > MAX_COMMAND_CHARS ? 'command.tooLarge' : null;
}

/** The engine's reason for refusing the command with this index; null when it took it. */
function rejectionIn(log: SimulationLog, index: number): string | null {
  const rejected = log.events.find((fact) => fact.type === 'command.rejected' && fact.data.index === index);
  return rejected?.type === 'command.rejected' ? rejected.data.reason : null;
}
