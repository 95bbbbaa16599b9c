import { applyEdits, type Fact, type FactOf, type FileEdit, type Scenario, type SimulationLog } from '../domain';
import { countUpTo, type SimTimeMs } from '../shared';
import type { CommitView } from './views';

type Files = Readonly<Record<string, string>>;

/** What the commits of a run brought, by version. The state of the repository at the start is version 1. */
export function commitsAt(scenario: Scenario, log: SimulationLog, t: SimTimeMs): readonly CommitView[] {
  const commits: CommitView[] = [
    { version: 1, commitId: null, at: 0, author: null, editId: null, files: scenario.files, changed: [] },
  ];
  const count = countUpTo(log.events, t, (fact) => fact.at);
  for (let seq = 0; seq < count; seq++) {
    const fact = log.events[seq];
    if (fact?.type !== 'commit.pushed') continue;
    const { version, commitId, author, editId, files: changed } = fact.data;
    const before: Files = commits.at(-1)?.files ?? {};
    const edited = applyEdits(before, changesOf(scenario, log, fact));
    commits.push({ version, commitId, at: fact.at, author, editId, files: edited.ok ? edited.value : before, changed });
  }
  return commits;
}

/** The edits behind a commit: a command of the run, or the scenario's own schedule. */
function changesOf(scenario: Scenario, log: SimulationLog, fact: FactOf<'commit.pushed'>): readonly FileEdit[] {
  const cause: Fact | undefined = log.events[fact.cause];
  if (cause?.type === 'command.issued') {
    const command = log.commands[cause.data.index];
    return command?.type === 'commit.push' ? command.changes : [];
  }
  return scenario.commits.find(({ id, atMs }) => id === fact.data.editId && atMs === fact.at)?.changes ?? [];
}

/** Whether edits can be applied to these files: they fit, their outcome is already there, or they do not fit. */
export function stateOfEdit(files: Files, changes: readonly FileEdit[]): 'fits' | 'applied' | 'unfit' {
  const edited = applyEdits(files, changes);
  if (edited.ok) return changes.some(({ path }) => edited.value[path] !== files[path]) ? 'fits' : 'applied';
  const isThere = changes.every((change) => {
    const text = Object.hasOwn(files, change.path) ? files[change.path] : undefined;
    if ('remove' in change) return text === undefined;
    return 'content' in change ? text === change.content : (text?.includes(change.replace) ?? false);
  });
  return isThere ? 'applied' : 'unfit';
}
