import { BUILD_PHASES, type ActionDeclaration, type BuildPhase, type Fact, type FactOf } from '../domain';
import { advanceDeployment, createDeploymentView, isDeploymentOver, type DeploymentProgress } from './deploymentView';
import { updateFirst, type Handlers } from './projection';
import type { ActionView, BuildPhaseView, BuildView, PipelineView, StageView } from './views';

/** The action before its first execution, or before it runs again in a new execution of the stage. */
export function waitingAction(
  declaration: Pick<ActionView, 'name' | 'category' | 'provider' | 'runOrder' | 'deploymentGroup'>,
) {
  const { name, category, provider, runOrder, deploymentGroup } = declaration;
  const view: ActionView = {
    entity: null,
    name,
    category,
    provider,
    runOrder,
    ...(deploymentGroup === undefined ? {} : { deploymentGroup }),
    status: 'NotStarted',
    executionNumber: null,
    version: null,
    commitId: null,
    startedAt: null,
    endedAt: null,
    plannedEndAt: null,
    failureReason: null,
    failureDetail: null,
    build: null,
    deployments: [],
    approval: null,
  };
  return view;
}

/** The action as it is declared, before its first execution. */
export function declaredAction(declaration: ActionDeclaration): ActionView {
  const { ApplicationName, DeploymentGroupName } = declaration.configuration;
  const deploymentGroup =
    declaration.provider === 'CodeDeploy' ? `${ApplicationName ?? ''}/${DeploymentGroupName ?? ''}` : undefined;
  return waitingAction({ ...declaration, deploymentGroup });
}

/** The action cleared for a new execution. A rollback may outlive the execution that it belongs to, so it stays. */
export function clearAction(action: ActionView): ActionView {
  const deployments = action.deployments.filter((deployment) => !isDeploymentOver(deployment));
  return { ...waitingAction(action), deployments };
}

/** The pipeline with one stage changed. */
export function updateStage(view: PipelineView, name: string, change: (stage: StageView) => StageView): PipelineView {
  const stages = updateFirst(view.stages, (stage) => stage.name === name, change);
  return stages === view.stages ? view : { ...view, stages };
}

function updateAction(
  view: PipelineView,
  stageName: string,
  actionName: string,
  change: (action: ActionView) => ActionView,
): PipelineView {
  return updateStage(view, stageName, (stage) => {
    const actions = updateFirst(stage.actions, (action) => action.name === actionName, change);
    return actions === stage.actions ? stage : { ...stage, actions };
  });
}

/** Changes the action that an entity belongs to: `execution-1/Build/compile#1/build` is work of `compile` in `Build`. */
function updateOwner(view: PipelineView, entity: string, change: (action: ActionView) => ActionView): PipelineView {
  const [execution = '', stage, attempt] = entity.split('/');
  if (stage === undefined || attempt === undefined || !execution.startsWith('execution-')) return view;
  return updateAction(view, stage, attempt.slice(0, attempt.lastIndexOf('#')), change);
}

function updateBuild(view: PipelineView, fact: Fact, change: (build: BuildView) => BuildView): PipelineView {
  return updateOwner(view, fact.entity, (action) => {
    // The build of an abandoned attempt goes on, but the card shows the newest attempt.
    const isNewest = fact.entity.startsWith(`${action.entity}/`);
    return action.build === null || !isNewest ? action : { ...action, build: change(action.build) };
  });
}

function updatePhase(build: BuildView, phase: BuildPhase, change: Partial<BuildPhaseView>): BuildView['phases'] {
  return updateFirst(
    build.phases,
    (item) => item.phase === phase,
    (item) => ({ ...item, ...change }),
  );
}

const WAITING_PHASES: readonly BuildPhaseView[] = BUILD_PHASES.map((phase) => ({
  phase,
  status: 'NotStarted',
  startedAt: null,
  plannedEndAt: null,
  endedAt: null,
}));

const buildHandlers: Handlers<PipelineView> = {
  'build.started': (view, { project }, fact) =>
    updateOwner(view, fact.entity, (action) => ({
      ...action,
      build: { project, status: 'IN_PROGRESS', phases: WAITING_PHASES, currentPhase: null, currentCommand: null },
    })),
  'build.phaseStarted': (view, { phase, plannedEndAt }, fact) =>
    updateBuild(view, fact, (build) => ({
      ...build,
      currentPhase: phase,
      phases: updatePhase(build, phase, { status: 'IN_PROGRESS', startedAt: fact.at, plannedEndAt }),
    })),
  'build.phaseEnded': (view, { phase, status }, fact) =>
    updateBuild(view, fact, (build) => ({
      ...build,
      currentPhase: null,
      currentCommand: null,
      phases: updatePhase(build, phase, { status, endedAt: fact.at }),
    })),
  'build.commandStarted': (view, { command }, fact) =>
    updateBuild(view, fact, (build) => ({ ...build, currentCommand: command })),
  'build.commandEnded': (view, _, fact) => updateBuild(view, fact, (build) => ({ ...build, currentCommand: null })),
  'build.completed': (view, { status }, fact) =>
    updateBuild(view, fact, (build) => {
      const { at } = fact;
      // COMPLETED has no work that could fail: it only marks the end, also of a failed build.
      const phases = updatePhase(build, 'COMPLETED', {
        status: 'SUCCEEDED',
        startedAt: at,
        plannedEndAt: at,
        endedAt: at,
      });
      return { ...build, status, phases, currentPhase: null, currentCommand: null };
    }),
};

/** The view with the actions changed that show the deployment: its own, or for one made by hand those of its group. */
function updateDeployers(
  view: PipelineView,
  { entity }: Fact,
  isConcerned: (action: ActionView) => boolean,
  change: (action: ActionView) => ActionView,
): PipelineView {
  if (entity.startsWith('execution-')) return updateOwner(view, entity, change);
  let next = view;
  for (const stage of view.stages) {
    for (const action of stage.actions) {
      if (isConcerned(action)) next = updateAction(next, stage.name, action.name, change);
    }
  }
  return next;
}

function advance(view: PipelineView, data: { readonly deploymentId: string }, fact: DeploymentProgress): PipelineView {
  const isShown = ({ deployments }: ActionView): boolean =>
    deployments.some(({ deploymentId }) => deploymentId === data.deploymentId);
  return updateDeployers(view, fact, isShown, (action) => {
    const deployments = updateFirst(
      action.deployments,
      (deployment) => deployment.deploymentId === data.deploymentId,
      (deployment) => advanceDeployment(deployment, fact),
    );
    return deployments === action.deployments ? action : { ...action, deployments };
  });
}

const deploymentHandlers: Handlers<PipelineView> = {
  'deployment.created': (view, { application, group }, fact) =>
    updateDeployers(
      view,
      fact,
      ({ deploymentGroup }) => deploymentGroup === `${application}/${group}`,
      (action) => ({ ...action, deployments: [createDeploymentView(fact), ...action.deployments] }),
    ),
  'deployment.started': advance,
  'deployment.succeeded': advance,
  'deployment.failed': advance,
  'deployment.stopped': advance,
  'target.started': advance,
  'target.succeeded': advance,
  'target.failed': advance,
};

type ApprovalOutcome = NonNullable<ActionView['approval']>['outcome'];

function decided(outcome: ApprovalOutcome) {
  type Decided = FactOf<'approval.approved'> | FactOf<'approval.rejected'> | FactOf<'approval.timedOut'>;
  return (view: PipelineView, { stage, action }: Decided['data'], { entity }: Decided): PipelineView =>
    updateAction(view, stage, action, (item) =>
      // An abandoned attempt may still run out of time.
      item.approval === null || !entity.startsWith(`${item.entity}/`)
        ? item
        : { ...item, approval: { ...item.approval, outcome } },
    );
}

const approvalHandlers: Handlers<PipelineView> = {
  'approval.requested': (view, { stage, action, expiresAt }) =>
    updateAction(view, stage, action, (item) => ({ ...item, approval: { expiresAt, outcome: 'pending' } })),
  'approval.approved': decided('approved'),
  'approval.rejected': decided('rejected'),
  'approval.timedOut': decided('timedOut'),
};

function started(view: PipelineView, fact: FactOf<'action.started'>): PipelineView {
  const { stage, action, number, version, plannedEndAt } = fact.data;
  const execution = view.executions.find((item) => item.number === number);
  return updateAction(view, stage, action, (item) => ({
    ...clearAction(item),
    entity: fact.entity,
    status: 'InProgress',
    executionNumber: number,
    version,
    commitId: execution?.commitId ?? null,
    startedAt: fact.at,
    plannedEndAt,
  }));
}

/** Facts about actions and the work behind them: builds, deployments, approvals. */
export const actionHandlers: Handlers<PipelineView> = {
  ...buildHandlers,
  ...deploymentHandlers,
  ...approvalHandlers,
  'action.started': (view, _, fact) => started(view, fact),
  'action.succeeded': (view, { stage, action }, fact) =>
    updateAction(view, stage, action, (item) => ({ ...item, status: 'Succeeded', endedAt: fact.at })),
  'action.abandoned': (view, { stage, action }, fact) =>
    updateAction(view, stage, action, (item) => ({ ...item, status: 'Abandoned', endedAt: fact.at })),
  'action.failed': (view, { stage, action, reason, detail }, fact) =>
    updateAction(view, stage, action, (item) => ({
      ...item,
      status: 'Failed',
      endedAt: fact.at,
      failureReason: reason,
      failureDetail: detail,
    })),
};
