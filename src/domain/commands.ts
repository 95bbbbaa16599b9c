import type { SimTimeMs } from '../shared';
import type { Fault } from './faults';
import type { DeploymentOptions, FileEdit } from './scenario';

/** What a person does. Commands are the only input of a run besides the scenario and the seed. */
export type Command = { readonly at: SimTimeMs } & CommandBody;

export type CommandBody =
  | {
      readonly type: 'commit.push';
      readonly editId: string | null;
      readonly author: string;
      readonly changes: readonly FileEdit[];
    }
  | { readonly type: 'transition.disable'; readonly stage: string; readonly reason: string }
  | { readonly type: 'transition.enable'; readonly stage: string }
  | { readonly type: 'approval.approve'; readonly action: string; readonly summary: string }
  | { readonly type: 'approval.reject'; readonly action: string; readonly summary: string }
  /** StartPipelineExecution ("Release change"): the newest commit runs through the pipeline. */
  | { readonly type: 'execution.start' }
  /** StopPipelineExecution: after the running actions, or abandoning them. `execution` is its number. */
  | {
      readonly type: 'execution.stop';
      readonly execution: number;
      readonly isAbandoned: boolean;
      readonly reason: string;
    }
  /** RetryStageExecution. */
  | {
      readonly type: 'execution.retryStage';
      readonly execution: number;
      readonly stage: string;
      readonly mode: 'FAILED_ACTIONS' | 'ALL_ACTIONS';
    }
  /** StopDeployment. `autoRollback` null leaves it to the deployment group. */
  | { readonly type: 'deployment.stop'; readonly deploymentId: string; readonly autoRollback: boolean | null }
  /** Manual rollback: a new deployment of a revision that was deployed before. */
  | {
      readonly type: 'deployment.rollBack';
      readonly application: string;
      readonly group: string;
      readonly version: number;
    }
  | { readonly type: 'fault.inject'; readonly fault: Fault }
  /** Repairs the active fault of the same type and target. */
  | { readonly type: 'fault.clear'; readonly fault: Fault }
  /** CreateDeployment, past the pipeline: a revision again or for the first time, with options of its own. */
  | {
      readonly type: 'deployment.create';
      readonly application: string;
      readonly group: string;
      readonly version: number;
      readonly options: DeploymentOptions;
    };

export type CommandType = CommandBody['type'];
