import {
  applyEdits,
  type Appspec,
  type Buildspec,
  type FileEdit,
  type Scenario,
  type SpecError,
  type SpecTable,
} from '../domain';
import { parseAppspec, parseBuildspec } from '../formats';
import { sha256, type Result } from '../shared';

type Files = Readonly<Record<string, string>>;
const APPSPEC_NAMES = ['appspec.yml', 'appspec.yaml'];

/**
 * Parses every buildspec and appspec text that the shipped commits and single edits can lead to. Combinations that a person
 * makes beyond that are parsed when a run meets them.
 */
export function compileSpecs(scenario: Scenario): SpecTable {
  const buildspecs: Record<string, Result<Buildspec, SpecError>> = {};
  const appspecs: Record<string, Result<Appspec, SpecError>> = {};
  const buildspecNames = ['buildspec.yml', ...Object.values(scenario.codeBuild).map(({ buildspec }) => buildspec)];
  for (const files of reachableFiles(scenario)) {
    for (const name of buildspecNames) take(files, name, buildspecs, parseBuildspec);
    for (const name of APPSPEC_NAMES) take(files, name, appspecs, parseAppspec);
  }
  return { buildspecs, appspecs };
}

function take<T>(
  files: Files,
  name: string,
  table: Record<string, Result<T, SpecError>>,
  parse: (text: string) => Result<T, SpecError>,
): void {
  const text = Object.hasOwn(files, name) ? files[name] : undefined;
  if (text !== undefined) table[sha256(text)] ??= parse(text);
}

function reachableFiles(scenario: Scenario): Files[] {
  const states: Files[] = [scenario.files];
  let head: Files = scenario.files;
  for (const { changes } of scenario.commits) {
    head = after(head, changes);
    states.push(head);
  }
  return [...states, ...states.flatMap((files) => scenario.edits.map(({ changes }) => after(files, changes)))];
}

function after(files: Files, changes: readonly FileEdit[]): Files {
  const edited = applyEdits(files, changes);
  return edited.ok ? edited.value : files;
}
