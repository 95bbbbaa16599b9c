import type { CommandBody, CommandType } from '../../../domain';
import { formatClock, type Messages } from '../../../i18n';
import type { Branch } from '../../../workspace/branches';
import type { Deed } from '../../../workspace/RunSession.svelte';
import type { ScenarioText } from '../../../workspace/scenarioSource';

type Words = Messages['branches'];
type Describe<T extends CommandType> = (
  body: Extract<CommandBody, { readonly type: T }>,
  words: Words,
  text: ScenarioText,
) => string;

/** Every command in a few words. A command without an entry is a type error. */
const DESCRIPTIONS: { readonly [T in CommandType]: Describe<T> } = {
  'commit.push': ({ editId, changes }, words, text) => {
    const label = editId === null ? undefined : text.edits[editId];
    return words.command['commit.push'](label ?? words.ownEdit(changes[0]?.path ?? ''));
  },
  'transition.disable': ({ stage }, words) => words.command['transition.disable'](stage),
  'transition.enable': ({ stage }, words) => words.command['transition.enable'](stage),
  'approval.approve': ({ action }, words) => words.command['approval.approve'](action),
  'approval.reject': ({ action }, words) => words.command['approval.reject'](action),
};

/** What a command does, in a few words. */
export function describeCommand(body: CommandBody, words: Words, text: ScenarioText): string {
  const describe = DESCRIPTIONS[body.type] as Describe<typeof body.type>;
  return describe(body as never, words, text);
}

/** What undo would take back, in a few words. */
export function describeDeed(deed: Deed, words: Words, text: ScenarioText): string {
  return deed.kind === 'command' ? describeCommand(deed.body, words, text) : words.deed[deed.kind];
}

/** A branch's own name, or what was done where it left: `02:40 Commit “…”`. */
export function branchName(branch: Branch, branches: readonly Branch[], words: Words, text: ScenarioText): string {
  if (branch.name !== null) return branch.name;
  if (branch.parent === null) return branch === branches[0] ? words.first : words.fresh;
  const parent = branches.find(({ id }) => id === branch.parent);
  const shared = parent?.commands.filter(({ at }) => at <= branch.forkedAt).length ?? 0;
  const own = branch.commands[shared] ?? branch.commands.at(-1);
  const what = own === undefined ? words.fresh : describeCommand(own, words, text);
  return `${formatClock(branch.forkedAt)} ${what}`;
}
