import type { RejectionCode } from '../../domain';
import { ids } from '../ids';
import { startExecution } from '../startExecution';
import type { ActionRun, ExecutionRun, World } from '../World';
import type { CommandOf, Family } from './command';

/** The state of an execution inside a stage; null when it never was there. */
function stateInside(world: World, number: number, stage: string): string | null {
  const entity = ids.stageExecution(number, stage);
  return world.kernel.has(entity) ? world.kernel.valueOf(entity) : null;
}

/** StopPipelineExecution: PipelineExecutionNotStoppableException and DuplicatedStopRequestException are its refusals. */
function stop(command: CommandOf<'execution.stop'>, world: World, cause: number): RejectionCode | null {
  const run = world.executions.get(command.execution);
  if (run === undefined) return 'command.unknownExecution';
  if (run.status !== 'InProgress' && run.status !== 'Stopping') return 'command.executionNotStoppable';
  if (run.status === 'Stopping' && !command.isAbandoned) return 'command.alreadyStopping';
  const isInside = run.stage !== null && stateInside(world, run.number, run.stage) === 'InProgress';
  const { isAbandoned, reason } = command;
  world.kernel.send(
    run.entity,
    { type: 'execution.stop', isInside, isAbandoned, reason, request: cause } as never,
    cause,
  );
  return null;
}

/** The newest attempts of a stage's actions, in the order in which they are declared. */
function attemptsIn(world: World, run: ExecutionRun, stage: string): readonly ActionRun[] {
  const actions = world.scenario.pipeline.stages.find(({ name }) => name === stage)?.actions ?? [];
  return actions.flatMap(({ name }) => run.attempts.get(`${stage}/${name}`) ?? []);
}

/** RetryStageExecution: StageNotRetryableException and NotLatestPipelineExecutionException are its refusals. */
function retry(command: CommandOf<'execution.retryStage'>, world: World, cause: number): RejectionCode | null {
  const { stage, mode } = command;
  const run = world.executions.get(command.execution);
  if (run === undefined) return 'command.unknownExecution';
  const state = stateInside(world, run.number, stage);
  if (state === null) return 'command.stageNotRetryable';
  // Only the execution that entered the stage last can be retried there.
  if (world.stages.last.get(stage) !== run.number) return 'command.notLatestExecution';
  const attempts = attemptsIn(world, run, stage);
  const isRunning = attempts.some(({ status }) => status === 'InProgress');
  const bad = attempts.filter(({ status }) => status === 'Failed' || status === 'Abandoned');
  const isOver = state === 'Failed' || state === 'Stopped';
  if (!isOver && !(state === 'InProgress' && bad.length > 0)) return 'command.stageNotRetryable';
  if (mode === 'ALL_ACTIONS' && isRunning) return 'command.actionsInProgress';
  const actions = bad.map(({ declaration }) => declaration.name);
  world.kernel.send(ids.stageExecution(run.number, stage), { type: 'stage.retry', mode, actions } as never, cause);
  return null;
}

export const executionCommands: Family<'execution.start' | 'execution.stop' | 'execution.retryStage'> = {
  'execution.start': (_, world, cause) => {
    startExecution(world, world.repository.head.number, 'StartPipelineExecution', cause);
    return null;
  },
  'execution.stop': stop,
  'execution.retryStage': retry,
};
