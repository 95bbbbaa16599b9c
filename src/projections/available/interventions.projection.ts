import { faultKey, type Fault, type FactOf } from '../../domain';
import { applyWith, itself, type Handlers, type Projection } from '../projection';

/** A deployment that runs. */
export interface RunningDeployment {
  readonly deploymentId: string;
  /** `application/group`. */
  readonly group: string;
  readonly version: number;
  readonly isStopping: boolean;
}

/** What decides which commands are possible, besides what the pipeline and the fleet show. */
export interface InterventionsView {
  /** Faults that can be repaired, oldest first. */
  readonly faults: readonly Fault[];
  /** By stage, the execution that entered it last. */
  readonly lastInStage: Readonly<Record<string, number>>;
  /** By `application/group`, the versions that were ever deployed to it, ascending. */
  readonly revisions: Readonly<Record<string, readonly number[]>>;
  readonly deployments: readonly RunningDeployment[];
  /** Projects of the builds that run, by entity. */
  readonly builds: Readonly<Record<string, string>>;
  readonly headVersion: number;
}

const without = (faults: readonly Fault[], gone: Fault): readonly Fault[] =>
  faults.filter((fault) => faultKey(fault) !== faultKey(gone));

const faultHandlers: Handlers<InterventionsView> = {
  'fault.injected': (view, { details }) =>
    'scope' in details && details.scope === 'current' ? view : { ...view, faults: [...view.faults, details] },
  'fault.cleared': (view, { details }) => ({ ...view, faults: without(view.faults, details) }),
  'fault.struck': (view, { details }) => ({ ...view, faults: without(view.faults, details) }),
};

function withRevision(view: InterventionsView, group: string, version: number): InterventionsView {
  const known = view.revisions[group] ?? [];
  if (known.includes(version)) return view;
  return { ...view, revisions: { ...view.revisions, [group]: [...known, version].sort((a, b) => a - b) } };
}

function created(view: InterventionsView, { data }: FactOf<'deployment.created'>): InterventionsView {
  const { deploymentId, application, version } = data;
  const group = `${application}/${data.group}`;
  const deployments = [...view.deployments, { deploymentId, group, version, isStopping: false }];
  return { ...withRevision(view, group, version), deployments };
}

const ended = (view: InterventionsView, { deploymentId }: { readonly deploymentId: string }): InterventionsView => ({
  ...view,
  deployments: view.deployments.filter((deployment) => deployment.deploymentId !== deploymentId),
});

const workHandlers: Handlers<InterventionsView> = {
  'commit.pushed': (view, { version }) => ({ ...view, headVersion: version }),
  'stage.started': (view, { stage, number }) => ({ ...view, lastInStage: { ...view.lastInStage, [stage]: number } }),
  'build.started': (view, { project }, { entity }) => ({ ...view, builds: { ...view.builds, [entity]: project } }),
  'build.completed': (view, _, { entity }) => {
    const { [entity]: _ended, ...builds } = view.builds;
    return { ...view, builds };
  },
  'deployment.created': (view, _, fact) => created(view, fact),
  'deployment.stopRequested': (view, { deploymentId }) => ({
    ...view,
    deployments: view.deployments.map((it) => (it.deploymentId === deploymentId ? { ...it, isStopping: true } : it)),
  }),
  'deployment.succeeded': ended,
  'deployment.failed': ended,
  'deployment.stopped': ended,
};

/** Faults that last, and what runs that people can stop, retry or roll back. */
export const interventionsProjection: Projection<InterventionsView, InterventionsView> = {
  initial: ({ deploymentGroups, isBaselineDeployed }) => ({
    faults: [],
    lastInStage: {},
    revisions: Object.fromEntries(
      isBaselineDeployed
        ? deploymentGroups.map(({ applicationName, deploymentGroupName }) => [
            `${applicationName}/${deploymentGroupName}`,
            [1],
          ])
        : [],
    ),
    deployments: [],
    builds: {},
    headVersion: 1,
  }),
  apply: applyWith({ ...faultHandlers, ...workHandlers }),
  view: itself,
};
