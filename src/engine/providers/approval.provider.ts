import { approvalMachine } from '../../domain/pipeline/approval.machine';
import { ids } from '../ids';
import type { Policy } from '../policy';
import { fail, succeed, type Provider } from './provider';

/** Seven days (AWS CodePipeline User Guide, "Quotas"). */
const DEFAULT_TIMEOUT_MINUTES = 10_080;

export const approvalProvider: Provider = {
  keys: ['Approval/AWS/Manual'],
  start: (world, run, cause) =>
    world.kernel.spawn(
      ids.work(run.entity, 'approval'),
      approvalMachine,
      {
        stage: run.stage.name,
        action: run.declaration.name,
        number: run.execution.number,
        timeoutMs: (run.declaration.timeoutInMinutes ?? DEFAULT_TIMEOUT_MINUTES) * 60_000,
      },
      cause,
    ),
};

/** A rejected or timed-out approval is a failed action. */
export const approvalPolicy: Policy = {
  'approval.approved': (fact, world) => succeed(world, ids.parent(fact.entity), fact.seq),
  'approval.rejected': (fact, world) =>
    fail(world, ids.parent(fact.entity), 'JobFailed', fact.data.summary || 'The approval was rejected.', fact.seq),
  'approval.timedOut': (fact, world) =>
    fail(world, ids.parent(fact.entity), 'JobFailed', 'The approval action timed out.', fact.seq),
};
