import type { Scenario } from '../domain';
import type { InputError } from '../formats';
import type { SaveResult, TextStore } from './storage';

/** The AWS files that people bring along. */
export const FILE_KINDS = ['pipeline', 'buildspec', 'appspec'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export interface GivenFile {
  readonly name: string;
  readonly text: string;
}

export interface OwnOptions {
  readonly instances: number;
  readonly config: string;
  readonly hasLoadBalancer: boolean;
  readonly seed: number;
}

/** Why a dropped file was not taken. */
export interface Refusal {
  readonly code: 'unknownFile' | 'tooLarge' | 'unreadable';
  readonly name: string;
}

export type OwnState =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'refused'; readonly errors: readonly InputError[] }
  | { readonly kind: 'ready'; readonly scenario: Scenario; readonly notes: readonly OwnNote[] };

/** What is wrong with one of the files, and where. */
export type OwnError = InputError;

/** Something that AWS accepts and the simulation leaves out. */
export interface OwnNote {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const MAX_BYTES = 512 * 1024;
const KEY = 'own';
export const MAX_INSTANCES = 100;
const DEFAULTS: OwnOptions = {
  instances: 6,
  config: 'CodeDeployDefault.OneAtATime',
  hasLoadBalancer: true,
  seed: 1,
};

/** A file as the browser hands it over. */
interface DroppedFile {
  readonly name: string;
  readonly size: number;
  text(): Promise<string>;
}

/** The person's own files: taken in by drop or choice, kept in the browser, checked, and made into a scenario. */
export class OwnFiles {
  readonly #store: TextStore;
  #files: Readonly<Partial<Record<FileKind, GivenFile>>> = $state.raw({});
  #options: OwnOptions = $state.raw(DEFAULTS);
  #refusals: readonly Refusal[] = $state.raw([]);
  #state: OwnState = $state.raw({ kind: 'incomplete' });
  #saved: SaveResult = $state('saved');
  #checks = 0;

  constructor(store: TextStore) {
    this.#store = store;
    const kept = readKept(store.read(KEY));
    this.#files = kept.files;
    this.#options = kept.options;
    void this.#check();
  }

  get files(): Readonly<Partial<Record<FileKind, GivenFile>>> {
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
      else taken[outcome.kind] = { name: file.name, text: outcome.text };
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

  async #changed(): Promise<void> {
    this.#saved = this.#store.write(KEY, JSON.stringify({ version: 1, files: this.#files, options: this.#options }));
    await this.#check();
  }

  async #check(): Promise<void> {
    const check = ++this.#checks;
    const { pipeline, buildspec = null, appspec = null } = this.#files;
    if (pipeline === undefined) {
      this.#state = { kind: 'incomplete' };
      return;
    }
    this.#state = { kind: 'checking' };
    const { scenarioFromFiles } = await import('../scenarios');
    const made = scenarioFromFiles({
      pipeline: { file: pipeline.name, text: pipeline.text },
      buildspec: buildspec === null ? null : { file: buildspec.name, text: buildspec.text },
      appspec: appspec === null ? null : { file: appspec.name, text: appspec.text },
      ...this.#options,
    });
    // A later change has overtaken this check.
    if (check !== this.#checks) return;
    this.#state = made.ok ? { kind: 'ready', ...made.value } : { kind: 'refused', errors: made.error };
  }
}

async function readOne(file: DroppedFile): Promise<Refusal | { readonly kind: FileKind; readonly text: string }> {
  const { name } = file;
  if (file.size > MAX_BYTES) return { code: 'tooLarge', name };
  let text: string;
  try {
    text = await file.text();
  } catch {
    return { code: 'unreadable', name };
  }
  const kind = kindOf(name, text);
  return kind === null ? { code: 'unknownFile', name } : { kind, text };
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

function readKept(kept: string | null): { files: Partial<Record<FileKind, GivenFile>>; options: OwnOptions } {
  const files: Partial<Record<FileKind, GivenFile>> = {};
  try {
    const value = JSON.parse(kept ?? '{}') as { files?: Record<string, unknown>; options?: Partial<OwnOptions> };
    for (const kind of FILE_KINDS) {
      const file = value.files?.[kind] as Partial<GivenFile> | undefined;
      if (typeof file?.name === 'string' && typeof file.text === 'string') {
        files[kind] = { name: file.name, text: file.text };
      }
    }
    return { files, options: checkedOptions(value.options ?? {}) };
  } catch {
    return { files: {}, options: DEFAULTS };
  }
}

function checkedOptions(kept: Partial<OwnOptions>): OwnOptions {
  const whole = (value: unknown, low: number, high: number, fallback: number): number =>
    typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high ? value : fallback;
  return {
    instances: whole(kept.instances, 1, MAX_INSTANCES, DEFAULTS.instances),
    config: typeof kept.config === 'string' ? kept.config : DEFAULTS.config,
    hasLoadBalancer: kept.hasLoadBalancer !== false,
    seed: whole(kept.seed, 0, 4_294_967_295, DEFAULTS.seed),
  };
}
