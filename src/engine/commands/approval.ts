import type { RejectionCode } from '../../domain';
import { ids } from '../ids';
import type { World } from '../World';
import type { Family } from './command';

function decide(
  world: World,
  action: string,
  event: { type: string; summary: string },
  cause: number,
): RejectionCode | null {
  const entity = ids.work(action, 'approval');
  if (!world.kernel.has(entity) || world.kernel.valueOf(entity) !== 'waiting') return 'command.noPendingApproval';
  // An abandoned action waits for nobody any more.
  if (world.actions.get(action)?.status !== 'InProgress') return 'command.noPendingApproval';
  world.kernel.send(entity, event, cause);
  return null;
}

/** PutApprovalResult. */
export const approvalCommands: Family<'approval.approve' | 'approval.reject'> = {
  'approval.approve': ({ action, summary }, world, cause) =>
    decide(world, action, { type: 'approval.approve', summary }, cause),
  'approval.reject': ({ action, summary }, world, cause) =>
    decide(world, action, { type: 'approval.reject', summary }, cause),
};
