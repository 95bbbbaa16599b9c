import { applyEdits, type EditError, type FileEdit, type Scenario } from '../domain';
import { compareCodeUnits, defined, sha256, type Result } from '../shared';
import { behaviourOf, type Behaviour } from './behaviour';

/** One commit of the run. */
export interface Version {
  /** 1 for the state at the start, then one more per commit. */
  readonly number: number;
  readonly commitId: string;
  readonly files: Readonly<Record<string, string>>;
  readonly behaviour: Behaviour;
  /** The fact of the push, or of the start of the run; for causes. */
  seq: number;
}

/** The source repository: a line of commits on the branch that the pipeline watches. */
export class Repository {
  readonly #scenario: Scenario;
  readonly #versions: Version[] = [];
  readonly #byId = new Map<string, number>();

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#add(scenario.files, commitIdOf(null, scenario.files, 'baseline'));
  }

  /** The newest commit. */
  get head(): Version {
    return this.version(this.#versions.length);
  }

  /** A commit by its number. */
  version(number: number): Version {
    return defined(this.#versions[number - 1], `version ${number}`);
  }

  has(number: number): boolean {
    return number >= 1 && number <= this.#versions.length;
  }

  /** The version that a commit with this id of the scenario made; `baseline` is the first one. Null before it was pushed. */
  versionOf(id: string): number | null {
    return id === 'baseline' ? 1 : (this.#byId.get(id) ?? null);
  }

  /** Remembers which of the scenario's commits made a version. */
  name(id: string, version: number): void {
    this.#byId.set(id, version);
  }

  /** Applies edits to the newest commit. On failure nothing changes. */
  commit(changes: readonly FileEdit[], author: string): Result<Version, EditError['code']> {
    const edited = applyEdits(this.head.files, changes);
    if (!edited.ok) return { ok: false, error: edited.error.code };
    return { ok: true, value: this.#add(edited.value, commitIdOf(this.head.commitId, edited.value, author)) };
  }

  #add(files: Readonly<Record<string, string>>, commitId: string): Version {
    const version: Version = {
      number: this.#versions.length + 1,
      commitId,
      files,
      behaviour: behaviourOf(this.#scenario.behaviour, files),
      seq: 0,
    };
    this.#versions.push(version);
    return version;
  }
}

/** Forty hexadecimal digits, as Git prints them, made from the parent and the content; not Git's own hash. */
function commitIdOf(parent: string | null, files: Readonly<Record<string, string>>, author: string): string {
  const paths = Object.keys(files).sort(compareCodeUnits);
  const content = paths.map((path) => `${path}\n${files[path] ?? ''}`).join('\n');
  return sha256(`${parent ?? ''}\n${author}\n${content}`).slice(0, 40);
}
