import type { FileEdit, RejectionCode } from '../../domain';
import { ids } from '../ids';
import type { World } from '../World';
import type { Family } from './command';

export const commitCommands: Family<'commit.push'> = {
  'commit.push': (command, world, cause) => pushCommit(world, command, cause),
};

/** Pushes a commit to the watched branch. Used by commands and by the scenario's own schedule. */
export function pushCommit(
  world: World,
  commit: { readonly editId: string | null; readonly author: string; readonly changes: readonly FileEdit[] },
  cause: number,
): RejectionCode | null {
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
