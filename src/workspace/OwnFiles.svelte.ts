import type { Scenario } from '../domain';
import type { InputError, LeftOut } from '../formats';
import { listenOwn, readOwn, writeOwn } from './keeping/ownFormat';
import {
  FILE_KINDS,
  MAX_FILE_BYTES,
  MAX_FILE_NAME,
  MAX_INSTANCES,
  type FileKind,
  type GivenFile,
  type GivenFiles,
  type OwnInput,
  type OwnOptions,
} from './keeping/ownSchema';
import { ownScenario } from './ownScenario';
import type { SaveResult, TextStore } from './storage';

export { FILE_KINDS, MAX_INSTANCES, type FileKind, type GivenFile };

/** Why a dropped file was not taken. */
export interface Refusal {
  readonly code: 'unknownFile' | 'tooLarge' | 'unreadable' | 'baepoFile';
  readonly name: string;
}

export type OwnState =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'refused'; readonly errors: readonly InputError[] }
  | {
      readonly kind: 'ready';
      /** What the scenario was made of. */
      readonly own: OwnInput;
      readonly scenario: Scenario;
      readonly notes: readonly OwnNote[];
    };

/** What is wrong with one of the files, and where. */
export type OwnError = InputError;

/** Something worth knowing before the run. */
export type OwnNote = LeftOut;

/** A file as the browser hands it over. */
interface DroppedFile {
  readonly name: string;
  readonly size: number;
  text(): Promise<string>;
}

/** The person's own files: taken in by drop or choice, kept in the browser, checked, and made into a scenario. */
export class OwnFiles {
  readonly #store: TextStore;
  #files: GivenFiles = $state.raw({});
  #options: OwnOptions;
  #refusals: readonly Refusal[] = $state.raw([]);
  #state: OwnState = $state.raw({ kind: 'incomplete' });
  #saved: SaveResult = $state('saved');
  #checks = 0;
  readonly #stop: () => void;

  constructor(store: TextStore) {
    this.#store = store;
    const { files, options } = readOwn(store);
    this.#files = files;
    this.#options = $state.raw(options);
    this.#stop = listenOwn(store, () => this.#reload());
    void this.#check();
  }

  get files(): GivenFiles {
    return this.#files;
  }
  get options(): OwnOptions {
    return this.#options;
  }
  /** Files of the last drop that were not taken. */
  get refusals(): readonly Refusal[] {
    return this.#refusals;
  }
  get state(): OwnState {
    return this.#state;
  }
  get saved(): SaveResult {
    return this.#saved;
  }

  /** Takes files over: each replaces the one of its kind. What is not recognised changes nothing. */
  async take(files: readonly DroppedFile[]): Promise<void> {
    const refusals: Refusal[] = [];
    const taken: Partial<Record<FileKind, GivenFile>> = { ...this.#files };
    for (const file of files.slice(0, 20)) {
      const outcome = await readOne(file);
      if ('code' in outcome) refusals.push(outcome);
      else taken[outcome.kind] = { name: outcome.name, text: outcome.text };
    }
    this.#refusals = refusals;
    this.#files = taken;
    await this.#changed();
  }

  async remove(kind: FileKind): Promise<void> {
    const { [kind]: _, ...rest } = this.#files;
    this.#files = rest;
    await this.#changed();
  }

  async setOptions(change: Partial<OwnOptions>): Promise<void> {
    const { instances } = { ...this.#options, ...change };
    const whole = Math.min(MAX_INSTANCES, Math.max(1, Math.floor(Number.isFinite(instances) ? instances : 1)));
    this.#options = { ...this.#options, ...change, instances: whole };
    await this.#changed();
  }

  dispose(): void {
    this.#stop();
  }

  /** Another tab changed the files: every change is kept at once, so there is nothing of this tab to lose. */
  #reload(): void {
    const { files, options } = readOwn(this.#store);
    this.#files = files;
    this.#options = options;
    void this.#check();
  }

  async #changed(): Promise<void> {
    this.#saved = writeOwn(this.#store, { files: this.#files, options: this.#options });
    await this.#check();
  }

  async #check(): Promise<void> {
    const check = ++this.#checks;
    if (this.#files.pipeline === undefined) {
      this.#state = { kind: 'incomplete' };
      return;
    }
    this.#state = { kind: 'checking' };
    const own = { files: this.#files, options: this.#options };
    const made = await ownScenario(own);
    // A later change has overtaken this check.
    if (check !== this.#checks) return;
    this.#state = made.ok ? { kind: 'ready', own, ...made.value } : { kind: 'refused', errors: made.error };
  }
}

async function readOne(file: DroppedFile): Promise<Refusal | (GivenFile & { readonly kind: FileKind })> {
  const name = file.name.slice(0, MAX_FILE_NAME);
  if (file.size > MAX_FILE_BYTES) return { code: 'tooLarge', name };
  let text: string;
  try {
    text = await file.text();
  } catch {
    return { code: 'unreadable', name };
  }
  if (/^\s*\{\s*"format":\s*"baepo"/.test(text)) return { code: 'baepoFile', name };
  const kind = kindOf(name, text);
  return kind === null ? { code: 'unknownFile', name } : { kind, name, text };
}

/** By name where people use AWS's own names, else by the keys that only one of the three has. */
export function kindOf(name: string, text: string): FileKind | null {
  const base = name.toLowerCase();
  if (base.includes('buildspec')) return 'buildspec';
  if (base.includes('appspec')) return 'appspec';
  const start = text.slice(0, 200_000);
  if (/["']?stages["']?\s*:/.test(start)) return 'pipeline';
  if (/^["']?phases["']?\s*:/m.test(start)) return 'buildspec';
  if (/^["']?(hooks|os|Resources)["']?\s*:/m.test(start)) return 'appspec';
  return base.includes('pipeline') ? 'pipeline' : null;
}
