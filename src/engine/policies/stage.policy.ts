import { actionMachine } from '../../domain/pipeline/action.machine';
import { stageExecutionMachine } from '../../domain/pipeline/stageExecution.machine';
import type { ActionDeclaration, StageDeclaration } from '../../domain';
import { defined } from '../../shared';
import { ids } from '../ids';
import type { Policy } from '../policy';
import { providerOf } from '../providers';
import type { ActionRun, World } from '../World';

function stageOf(world: World, name: string): StageDeclaration {
  return defined(
    world.scenario.pipeline.stages.find((stage) => stage.name === name),
    `stage ${name}`,
  );
}

function startStage(world: World, stage: StageDeclaration, number: number, cause: number): void {
  const runOrders = [...new Set(stage.actions.map((action) => action.runOrder))].sort((a, b) => a - b);
  world.kernel.spawn(
    ids.stageExecution(number, stage.name),
    stageExecutionMachine,
    {
      stage: stage.name,
      number,
      runOrders,
      actionCounts: runOrders.map((order) => stage.actions.filter((action) => action.runOrder === order).length),
    },
    cause,
  );
}

function startAction(
  world: World,
  stage: StageDeclaration,
  declaration: ActionDeclaration,
  number: number,
  cause: number,
): void {
  const execution = defined(world.executions.get(number), `execution ${number}`);
  const entity = ids.action(number, stage.name, declaration.name, 1);
  const run: ActionRun = { entity, stage, declaration, execution };
  world.actions.set(entity, run);
  world.kernel.spawn(
    entity,
    actionMachine,
    {
      stage: stage.name,
      action: declaration.name,
      number,
      attempt: 1,
      category: declaration.category,
      provider: declaration.provider,
      version: execution.version,
      inputArtifacts: declaration.inputArtifacts,
      plannedMs: providerOf(declaration).plannedMs?.(world, run) ?? null,
      isBilledByMinute:
        world.scenario.pipeline.pipelineType === 'V2' &&
        declaration.category !== 'Approval' &&
        declaration.owner !== 'Custom',
    },
    cause,
  );
}

/** Stages: actions begin by run order, and their results go back to the stage. */
export const stagePolicy: Policy = {
  'stage.started': (fact, world) => {
    world.executions.get(fact.data.number)?.failures.delete(fact.data.stage);
    startStage(world, stageOf(world, fact.data.stage), fact.data.number, fact.seq);
  },
  'stage.runOrderStarted': (fact, world) => {
    const stage = stageOf(world, fact.data.stage);
    for (const action of stage.actions) {
      if (action.runOrder === fact.data.runOrder) startAction(world, stage, action, fact.data.number, fact.seq);
    }
  },
  'action.started': (fact, world) => {
    const run = defined(world.actions.get(fact.entity), fact.entity);
    providerOf(run.declaration).start(world, run, fact.seq);
  },
  'action.succeeded': (fact, world) => {
    const { number, stage } = fact.data;
    // The stage ends with its last action, but it fails because of the one that failed.
    const cause = world.executions.get(number)?.failures.get(stage) ?? fact.seq;
    world.kernel.send(ids.stageExecution(number, stage), { type: 'action.succeeded' }, cause);
  },
  'action.failed': (fact, world) => {
    const { number, stage } = fact.data;
    const failures = world.executions.get(number)?.failures;
    const cause = failures?.get(stage) ?? fact.seq;
    failures?.set(stage, cause);
    world.kernel.send(ids.stageExecution(number, stage), { type: 'action.failed' }, cause);
  },
};
