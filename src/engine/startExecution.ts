import type { TriggerType } from '../domain';
import { executionMachine } from '../domain/pipeline/execution.machine';
import { ids } from './ids';
import type { ExecutionRun, World } from './World';

/** Starts an execution of the pipeline with a version of the repository. */
export function startExecution(world: World, version: number, trigger: TriggerType, cause: number): void {
  const { pipeline } = world.scenario;
  const number = world.executions.size + 1;
  const entity = ids.execution(number);
  const run: ExecutionRun = {
    number,
    version,
    entity,
    artifacts: new Map(),
    failures: new Map(),
    attempts: new Map(),
    status: 'InProgress',
    stage: null,
  };
  world.executions.set(number, run);
  world.kernel.spawn(
    entity,
    executionMachine,
    {
      number,
      trigger,
      mode: pipeline.executionMode,
      commitId: world.repository.version(version).commitId,
      version,
      stages: pipeline.stages.map((stage) => stage.name),
      // The first stage begins with the execution itself.
      transferMs: pipeline.stages.map((stage, index) =>
        index === 0 ? 0 : world.timings.draw('codepipeline.transfer', `${entity}/${stage.name}`),
      ),
    },
    cause,
  );
}
