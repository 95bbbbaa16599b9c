import type { CommandBody, CommandType, Fault } from '../../../domain';
import { formatClock, type Messages } from '../../../i18n';
import type { Branch } from '../../../workspace/branches';
import type { Deed } from '../../../workspace/RunSession.svelte';
import type { ScenarioText } from '../../../workspace/scenarioSource';

/** The catalogue, of which these areas are used. */
type Words = Pick<Messages, 'branches' | 'faultNames'>;
type Describe<T extends CommandType> = (
  body: Extract<CommandBody, { readonly type: T }>,
  words: Words['branches']['command'],
  m: Words,
  text: ScenarioText,
) => string;

/** A fault and what it is about: `Disk full i-03`. */
export function describeFault(fault: Fault, names: Words['faultNames']): string {
  const name = names[fault.type] ?? fault.type;
  if (fault.type === 'zone.stop') return `${name} ${fault.zone}`;
  if (fault.type === 'dependency.slow') return fault.version === null ? name : `${name} v${fault.version}`;
  const about = 'event' in fault ? [fault.event, fault.instance] : 'instance' in fault ? [fault.instance] : [];
  return [name, ...about.filter((part) => part !== null)].join(' ');
}

/** Every command in a few words. A command without an entry is a type error. */
const DESCRIPTIONS: { readonly [T in CommandType]: Describe<T> } = {
  'commit.push': ({ editId, changes }, words, m, text) => {
    const label = editId === null ? undefined : text.edits[editId];
    return words['commit.push'](label ?? m.branches.ownEdit(changes[0]?.path ?? ''));
  },
  'transition.disable': ({ stage }, words) => words['transition.disable'](stage),
  'transition.enable': ({ stage }, words) => words['transition.enable'](stage),
  'approval.approve': ({ action }, words) => words['approval.approve'](action),
  'approval.reject': ({ action }, words) => words['approval.reject'](action),
  'execution.start': (_, words) => words['execution.start'],
  'execution.stop': ({ execution, isAbandoned }, words) => words['execution.stop'](execution, isAbandoned),
  'execution.retryStage': ({ execution, stage }, words) => words['execution.retryStage'](execution, stage),
  'deployment.stop': ({ deploymentId }, words) => words['deployment.stop'](deploymentId),
  'deployment.rollBack': ({ version, group }, words) => words['deployment.rollBack'](version, group),
  'fault.inject': ({ fault }, words, m) => words['fault.inject'](describeFault(fault, m.faultNames)),
  'fault.clear': ({ fault }, words, m) => words['fault.clear'](describeFault(fault, m.faultNames)),
  'deployment.create': ({ version, group }, words) => words['deployment.create'](version, group),
};

/** What a command does, in a few words. */
function describeCommand(body: CommandBody, m: Words, text: ScenarioText): string {
  const describe = DESCRIPTIONS[body.type] as Describe<typeof body.type>;
  return describe(body as never, m.branches.command, m, text);
}

/** What undo would take back, in a few words. */
export function describeDeed(deed: Deed, m: Words, text: ScenarioText): string {
  return deed.kind === 'command' ? describeCommand(deed.body, m, text) : m.branches.deed[deed.kind];
}

/** A branch's own name, or what was done where it left: `02:40 Commit “…”`. */
export function branchName(branch: Branch, branches: readonly Branch[], m: Words, text: ScenarioText): string {
  if (branch.name !== null) return branch.name;
  if (branch.parent === null) return branch === branches[0] ? m.branches.first : m.branches.fresh;
  const parent = branches.find(({ id }) => id === branch.parent);
  const shared = parent?.commands.filter(({ at }) => at <= branch.forkedAt).length ?? 0;
  const own = branch.commands[shared] ?? branch.commands.at(-1);
  const what = own === undefined ? m.branches.fresh : describeCommand(own, m, text);
  return `${formatClock(branch.forkedAt)} ${what}`;
}
