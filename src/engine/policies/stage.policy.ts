import { actionMachine } from '../../domain/pipeline/action.machine';
import { stageExecutionMachine } from '../../domain/pipeline/stageExecution.machine';
import type { ActionDeclaration, ActionExecutionStatus, FactOf, StageDeclaration } from '../../domain';
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
  const key = `${stage.name}/${declaration.name}`;
  const attempt = (execution.attempts.get(key)?.attempt ?? 0) + 1;
  const entity = ids.action(number, stage.name, declaration.name, attempt);
  const run: ActionRun = { entity, stage, declaration, execution, attempt, status: 'InProgress' };
  world.actions.set(entity, run);
  execution.attempts.set(key, run);
  world.kernel.spawn(
    entity,
    actionMachine,
    {
      stage: stage.name,
      action: declaration.name,
      number,
      attempt,
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

type ActionEnd = FactOf<'action.succeeded'> | FactOf<'action.failed'> | FactOf<'action.abandoned'>;

/** An action has ended: the stage hears of it. */
function end(status: ActionExecutionStatus) {
  return (fact: ActionEnd, world: World): void => {
    const { number, stage } = fact.data;
    const run = defined(world.actions.get(fact.entity), fact.entity);
    run.status = status;
    const { failures } = run.execution;
    if (status === 'Failed' && !failures.has(stage)) failures.set(stage, fact.seq);
    // The stage ends with its last action, but it fails because of the one that failed.
    world.kernel.send(ids.stageExecution(number, stage), { type: fact.type }, failures.get(stage) ?? fact.seq);
  };
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
  'stage.retried': (fact, world) => {
    world.executions.get(fact.data.number)?.failures.delete(fact.data.stage);
    const stage = stageOf(world, fact.data.stage);
    for (const action of stage.actions) {
      if (fact.data.actions.includes(action.name)) startAction(world, stage, action, fact.data.number, fact.seq);
    }
  },
  'execution.stopRequested': (fact, world) => {
    const { number, isAbandoned } = fact.data;
    const execution = defined(world.executions.get(number), `execution ${number}`);
    if (execution.stage === null) return;
    const stop = { type: 'stage.stop', request: fact.seq };
    world.kernel.send(ids.stageExecution(number, execution.stage), stop as never, fact.seq);
    if (!isAbandoned) return;
    for (const { entity, status, stage } of execution.attempts.values()) {
      if (stage.name !== execution.stage || status !== 'InProgress') continue;
      world.kernel.send(entity, { type: 'action.abandon' }, fact.seq);
    }
  },
  'action.succeeded': end('Succeeded'),
  'action.failed': end('Failed'),
  'action.abandoned': end('Abandoned'),
};
