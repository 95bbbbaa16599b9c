import type { CommandBody, Scenario, SimulationLog } from '../../domain';
import type { SimTimeMs } from '../../shared';
import { fleetProjection } from '../fleet.projection';
import { pipelineProjection } from '../pipeline.projection';
import { createReader } from '../reader';
import type { PipelineView, StageView } from '../views';
import { faultOffers, repairOffers } from './faults';
import { interventionsProjection, type InterventionsView } from './interventions.projection';
import type { Offer, Situation } from './offer';

type Of<T extends CommandBody['type']> = Extract<CommandBody, { type: T }>;

const RETRY_MODES = ['FAILED_ACTIONS', 'ALL_ACTIONS'] as const;

/** Retrying a stage that failed, was stopped, or has a failed action while others still run. */
export function retryOffers(stage: StageView, interventions: InterventionsView): Offer<Of<'execution.retryStage'>>[] {
  const { name, executionNumber, status, actions } = stage;
  if (executionNumber === null) return [];
  const hasBad = actions.some((action) => action.status === 'Failed' || action.status === 'Abandoned');
  const isOver = status === 'Failed' || status === 'Stopped';
  if (!isOver && !(status === 'InProgress' && hasBad)) return [];
  const isRunning = actions.some((action) => action.status === 'InProgress');
  return RETRY_MODES.map((mode) => ({
    body: { type: 'execution.retryStage', execution: executionNumber, stage: name, mode },
    refusal:
      interventions.lastInStage[name] !== executionNumber
        ? 'command.notLatestExecution'
        : mode === 'ALL_ACTIONS' && isRunning
          ? 'command.actionsInProgress'
          : null,
  }));
}

/** Stopping each execution that is under way: after its running actions, or abandoning them. */
export function stopOffers({ executions }: PipelineView): Offer<Of<'execution.stop'>>[] {
  return executions
    .filter(({ status }) => status === 'InProgress' || status === 'Stopping')
    .flatMap(({ number, status }) =>
      [false, true].map((isAbandoned): Offer<Of<'execution.stop'>> => ({
        body: { type: 'execution.stop', execution: number, isAbandoned, reason: '' },
        refusal: status === 'Stopping' && !isAbandoned ? 'command.alreadyStopping' : null,
      })),
    );
}

/** Stopping each deployment that runs. */
export function deploymentStopOffers({ deployments }: InterventionsView): Offer<Of<'deployment.stop'>>[] {
  return deployments.map(({ deploymentId, isStopping }) => ({
    body: { type: 'deployment.stop', deploymentId, autoRollback: null },
    refusal: isStopping ? 'command.deploymentStopping' : null,
  }));
}

/** Deploying an earlier revision by hand, newest first, for each deployment group. */
export function rollBackOffers(
  scenario: Scenario,
  { revisions, deployments }: InterventionsView,
): Offer<Of<'deployment.rollBack'>>[] {
  return scenario.deploymentGroups.flatMap(({ applicationName, deploymentGroupName }) => {
    const key = `${applicationName}/${deploymentGroupName}`;
    const isBusy = deployments.some(({ group }) => group === key);
    return [...(revisions[key] ?? [])].reverse().map((version): Offer<Of<'deployment.rollBack'>> => ({
      body: { type: 'deployment.rollBack', application: applicationName, group: deploymentGroupName, version },
      refusal: isBusy ? 'command.deploymentInProgress' : null,
    }));
  });
}

function approvalOffers({ stages }: PipelineView): Offer[] {
  return stages
    .flatMap(({ actions }) => actions)
    .filter(({ status, approval }) => status === 'InProgress' && approval?.outcome === 'pending')
    .flatMap(({ entity }) =>
      (['approval.approve', 'approval.reject'] as const).map((type) => ({
        body: { type, action: entity ?? '', summary: '' },
        refusal: null,
      })),
    );
}

function transitionOffers({ stages }: PipelineView): Offer[] {
  return stages.slice(1).map(({ name, isTransitionEnabled }) => ({
    body: isTransitionEnabled
      ? { type: 'transition.disable', stage: name, reason: '' }
      : { type: 'transition.enable', stage: name },
    refusal: null,
  }));
}

/** Everything that a person could do in this situation, commits aside: those depend on the files. */
export function offersIn(situation: Situation): readonly Offer[] {
  const { scenario, pipeline, interventions } = situation;
  return [
    ...approvalOffers(pipeline),
    ...transitionOffers(pipeline),
    { body: { type: 'execution.start' }, refusal: null },
    ...stopOffers(pipeline),
    ...pipeline.stages.flatMap((stage) => retryOffers(stage, interventions)),
    ...deploymentStopOffers(interventions),
    ...rollBackOffers(scenario, interventions),
    ...faultOffers(situation),
    ...repairOffers(situation),
  ];
}

/** What can be done at a moment of a run, as plain data. */
export function availableCommands(scenario: Scenario, log: SimulationLog, t: SimTimeMs): readonly Offer[] {
  return offersIn({
    scenario,
    pipeline: createReader(scenario, log, pipelineProjection).at(t),
    fleet: createReader(scenario, log, fleetProjection).at(t),
    interventions: createReader(scenario, log, interventionsProjection).at(t),
  });
}
