import type { Command, CommandBody, FileEdit } from '../../domain';
import { ids } from '../ids';
import type { World } from '../World';

/** Carries out one command, or returns why it cannot be: a stable code, and nothing has happened. */
type Handler<T extends CommandBody['type']> = (
  command: Extract<CommandBody, { type: T }>,
  world: World,
  cause: number,
) => string | null;

const HANDLERS: { readonly [T in CommandBody['type']]: Handler<T> } = {
  'commit.push': (command, world, cause) => pushCommit(world, command, cause),
  'transition.disable': ({ stage, reason }, world, cause) => {
    if (!hasTransition(world, stage)) return 'command.unknownStage';
    world.kernel.send(ids.stageGate(stage), { type: 'transition.disable', reason } as never, cause);
    return null;
  },
  'transition.enable': ({ stage }, world, cause) => {
    if (!hasTransition(world, stage)) return 'command.unknownStage';
    world.kernel.send(ids.stageGate(stage), { type: 'transition.enable' }, cause);
    return null;
  },
  'approval.approve': ({ action, summary }, world, cause) =>
    decide(world, action, { type: 'approval.approve', summary }, cause),
  'approval.reject': ({ action, summary }, world, cause) =>
    decide(world, action, { type: 'approval.reject', summary }, cause),
};

/** States the command as a fact and carries it out at this instant. */
export function issueCommand(world: World, command: Command, index: number): void {
  const cause = world.state(ids.run, 'command.issued', { index, type: command.type }, -1);
  const handler = HANDLERS[command.type] as Handler<typeof command.type>;
  const reason = handler(command as never, world, cause);
  if (reason !== null) world.state(ids.run, 'command.rejected', { index, reason }, cause);
}

/** The first stage has no inbound transition. */
function hasTransition(world: World, stage: string): boolean {
  return world.scenario.pipeline.stages.findIndex(({ name }) => name === stage) > 0;
}

function decide(world: World, action: string, event: { type: string; summary: string }, cause: number): string | null {
  const entity = ids.work(action, 'approval');
  if (!world.kernel.has(entity) || world.kernel.valueOf(entity) !== 'waiting') return 'command.noPendingApproval';
  world.kernel.send(entity, event, cause);
  return null;
}

/** Pushes a commit to the watched branch. Used by commands and by the scenario's own schedule. */
export function pushCommit(
  world: World,
  commit: { readonly editId: string | null; readonly author: string; readonly changes: readonly FileEdit[] },
  cause: number,
): string | null {
  const parentId = world.repository.head.commitId;
  const pushed = world.repository.commit(commit.changes, commit.author);
  if (!pushed.ok) return pushed.error;
  const { number, commitId } = pushed.value;
  const data = {
    commitId,
    version: number,
    parentId,
    editId: commit.editId,
    author: commit.author,
    branch: 'main',
    files: [...new Set(commit.changes.map(({ path }) => path))],
  };
  pushed.value.seq = world.state(ids.commit(number), 'commit.pushed', data, cause);
  return null;
}
