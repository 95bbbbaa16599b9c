import type { PipelineExecutionStatus } from '../../domain';
import type { StageGateEvent } from '../../domain/pipeline/stageGate.machine';
import { defined } from '../../shared';
import { ids } from '../ids';
import type { Policy } from '../policy';
import { startExecution } from '../startExecution';
import type { World } from '../World';

function gate(world: World, stage: string, event: StageGateEvent, cause: number): void {
  world.kernel.send(ids.stageGate(stage), event, cause);
}

/** Keeps the index of executions in step with what they state. */
function note(status: PipelineExecutionStatus) {
  return (fact: { readonly data: { readonly number: number } }, world: World): void => {
    defined(world.executions.get(fact.data.number), `execution ${fact.data.number}`).status = status;
  };
}

/** Executions: triggers, entering and leaving stages, stopping and going on. */
export const executionPolicy: Policy = {
  'commit.pushed': (fact, world) => {
    const delay = world.timings.draw('codepipeline.trigger', fact.entity);
    const { version } = fact.data;
    world.kernel.schedule(world.kernel.now + delay, 2, fact.seq, (cause) =>
      startExecution(world, version, 'CloudWatchEvent', cause),
    );
  },
  'execution.arrived': (fact, world) =>
    gate(world, fact.data.stage, { type: 'execution.arrive', number: fact.data.number }, fact.seq),
  'execution.superseded': (fact, world) => {
    note('Superseded')(fact, world);
    world.kernel.send(ids.execution(fact.data.number), { type: 'execution.supersede' }, fact.seq);
  },
  'execution.succeeded': note('Succeeded'),
  'execution.failed': note('Failed'),
  'execution.resumed': note('InProgress'),
  'execution.stopRequested': note('Stopping'),
  'execution.stopped': (fact, world) => {
    const { number, stage } = fact.data;
    note('Stopped')(fact, world);
    gate(world, stage, { type: 'execution.withdraw', number }, fact.seq);
  },
  'stage.started': (fact, world) => {
    const { number, stage } = fact.data;
    world.stages.last.set(stage, number);
    defined(world.executions.get(number), `execution ${number}`).stage = stage;
  },
  'stage.retried': (fact, world) => {
    const { number, stage } = fact.data;
    gate(world, stage, { type: 'execution.return', number }, fact.seq);
    world.kernel.send(ids.execution(number), { type: 'stage.retried' }, fact.seq);
  },
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
  'stage.stopped': (fact, world) => {
    const { stage, number } = fact.data;
    gate(world, stage, { type: 'execution.leave', number }, fact.seq);
    world.kernel.send(ids.execution(number), { type: 'stage.stopped' }, fact.seq);
  },
  'transition.disabled': (fact, world) => void world.stages.disabled.add(fact.data.stage),
  'transition.enabled': (fact, world) => void world.stages.disabled.delete(fact.data.stage),
};
