import { executionMachine } from '../../domain/pipeline/execution.machine';
import type { StageGateEvent } from '../../domain/pipeline/stageGate.machine';
import { ids } from '../ids';
import type { Policy } from '../policy';
import type { ExecutionRun, World } from '../World';

/** A push to the watched branch starts an execution. */
function startExecution(world: World, version: number, cause: number): void {
  const { pipeline } = world.scenario;
  const number = world.executions.size + 1;
  const entity = ids.execution(number);
  const run: ExecutionRun = { number, version, entity, artifacts: new Map(), failures: new Map() };
  world.executions.set(number, run);
  world.kernel.spawn(
    entity,
    executionMachine,
    {
      number,
      trigger: 'CloudWatchEvent',
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

function gate(world: World, stage: string, event: StageGateEvent, cause: number): void {
  world.kernel.send(ids.stageGate(stage), event, cause);
}

/** Executions: triggers, entering and leaving stages. */
export const executionPolicy: Policy = {
  'commit.pushed': (fact, world) => {
    const delay = world.timings.draw('codepipeline.trigger', fact.entity);
    const { version } = fact.data;
    world.kernel.schedule(world.kernel.now + delay, 2, fact.seq, (cause) => startExecution(world, version, cause));
  },
  'execution.arrived': (fact, world) =>
    gate(world, fact.data.stage, { type: 'execution.arrive', number: fact.data.number }, fact.seq),
  'execution.superseded': (fact, world) =>
    world.kernel.send(ids.execution(fact.data.number), { type: 'execution.supersede' }, fact.seq),
  'stage.succeeded': (fact, world) => {
    const { stage, number } = fact.data;
    gate(world, stage, { type: 'execution.leave', number }, fact.seq);
    world.kernel.send(ids.execution(number), { type: 'stage.succeeded' }, fact.seq);
  },
  'stage.failed': (fact, world) => {
    const { stage, number } = fact.data;
    gate(world, stage, { type: 'execution.leave', number }, fact.seq);
    world.kernel.send(ids.execution(number), { type: 'stage.failed', stage } as never, fact.seq);
  },
};
