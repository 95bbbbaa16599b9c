import type { BuildPhase } from '../../domain';
import type { ActionView, BuildPhaseView, DeploymentView, PipelineView, StageView } from '../../projections/views';

/** Hand-written moments of the pipeline strip: for the gallery and for the component tests. */

const s = (seconds: number): number => Math.round(seconds * 1_000);

const PHASES: readonly BuildPhase[] = [
  ...(['SUBMITTED', 'QUEUED', 'PROVISIONING', 'DOWNLOAD_SOURCE', 'INSTALL', 'PRE_BUILD', 'BUILD'] as const),
  ...(['POST_BUILD', 'UPLOAD_ARTIFACTS', 'FINALIZING', 'COMPLETED'] as const),
];

function action(name: string, more: Partial<ActionView>): ActionView {
  return {
    entity: null,
    name,
    category: 'Build',
    provider: 'CodeBuild',
    runOrder: 1,
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
    ...more,
  };
}

function stage(name: string, actions: readonly ActionView[], more: Partial<StageView> = {}): StageView {
  return {
    name,
    status: 'NotStarted',
    executionNumber: null,
    version: null,
    isTransitionEnabled: true,
    waiting: null,
    actions,
    ...more,
  };
}

function phases(current: BuildPhase, startedAt: number, ends: 'IN_PROGRESS' | 'FAILED'): BuildPhaseView[] {
  const at = PHASES.indexOf(current);
  return PHASES.map((phase, index) => ({
    phase,
    status: index < at ? 'SUCCEEDED' : index === at ? ends : 'NotStarted',
    startedAt: index <= at ? startedAt : null,
    plannedEndAt: index <= at ? startedAt + s(6) : null,
    endedAt: index < at || (index === at && ends === 'FAILED') ? startedAt + s(3) : null,
  }));
}

const DONE_PHASES = PHASES.map((phase): BuildPhaseView => ({
  phase,
  status: 'SUCCEEDED',
  startedAt: s(16),
  plannedEndAt: s(20),
  endedAt: s(20),
}));

function deployment(deploymentId: string, version: number, more: Partial<DeploymentView>): DeploymentView {
  return {
    entity: `deployment-${deploymentId}`,
    deploymentId,
    version,
    creator: 'user',
    rollbackOf: null,
    status: 'InProgress',
    errorCode: null,
    config: 'CodeDeployDefault.OneAtATime',
    minimumHealthy: 9,
    concurrency: 3,
    total: 12,
    succeeded: 0,
    failed: 0,
    skipped: 0,
    inProgress: 0,
    events: [],
    startedAt: s(162),
    endedAt: null,
    ...more,
  };
}

const source = (more: Partial<ActionView> = {}): ActionView =>
  action('Source', { category: 'Source', provider: 'CodeCommit', ...more });

/** 05:52 of the run in the design pictures: #13 builds, #12 was stopped by an alarm and rolls back. */
export const rollingBack: PipelineView = {
  name: 'orders-api-pipeline',
  stages: [
    stage(
      'Source',
      [
        source({
          entity: 'execution-13/Source/Source#1',
          status: 'Succeeded',
          executionNumber: 13,
          version: 3,
          commitId: 'c09d1f4',
          startedAt: s(333),
          endedAt: s(338),
        }),
      ],
      { status: 'Succeeded', executionNumber: 13, version: 3 },
    ),
    stage(
      'Build',
      [
        action('Build', {
          entity: 'execution-13/Build/Build#1',
          status: 'InProgress',
          executionNumber: 13,
          version: 3,
          commitId: 'c09d1f4',
          startedAt: s(339),
          build: {
            project: 'orders-build',
            status: 'IN_PROGRESS',
            phases: phases('DOWNLOAD_SOURCE', s(349), 'IN_PROGRESS'),
            currentPhase: 'DOWNLOAD_SOURCE',
            currentCommand: null,
          },
        }),
      ],
      { status: 'InProgress', executionNumber: 13, version: 3 },
    ),
    stage(
      'Approval',
      [
        action('Approve', {
          category: 'Approval',
          provider: 'Manual',
          entity: 'execution-12/Approval/Approve#1',
          status: 'Succeeded',
          executionNumber: 12,
          version: 2,
          startedAt: s(116),
          endedAt: s(160),
          approval: { expiresAt: s(604_800), outcome: 'approved' },
        }),
      ],
      { status: 'Succeeded', executionNumber: 12, version: 2 },
    ),
    stage(
      'Deploy',
      [
        action('Deploy', {
          category: 'Deploy',
          provider: 'CodeDeploy',
          entity: 'execution-12/Deploy/Deploy#1',
          status: 'Failed',
          executionNumber: 12,
          version: 2,
          startedAt: s(162),
          endedAt: s(306),
          failureReason: 'JobFailed',
          failureDetail: 'One or more alarms have been activated.',
          deployments: [
            deployment('d-7RWN0T3KB', 1, {
              creator: 'codeDeployRollback',
              rollbackOf: 'd-4KQ2M7X9A',
              inProgress: 3,
              startedAt: s(309),
            }),
            deployment('d-4KQ2M7X9A', 2, {
              status: 'Stopped',
              errorCode: 'ALARM_ACTIVE',
              succeeded: 3,
              failed: 3,
              skipped: 6,
              endedAt: s(306),
            }),
          ],
        }),
      ],
      { status: 'Failed', executionNumber: 12, version: 2, isTransitionEnabled: false },
    ),
  ],
  executions: [
    {
      number: 13,
      version: 3,
      commitId: 'c09d1f4',
      status: 'InProgress',
      startedAt: s(331),
      endedAt: null,
      stage: 'Build',
      artifactKind: 'source',
    },
    {
      number: 12,
      version: 2,
      commitId: '7be03d5',
      status: 'Failed',
      startedAt: s(2),
      endedAt: s(306),
      stage: 'Deploy',
      artifactKind: 'zip',
    },
  ],
  travels: [],
};

/** The time of `rollingBack`. */
export const ROLLING_BACK_AT = s(352);

/** Before the first commit. */
export const beforeFirst: PipelineView = {
  name: 'orders-api-pipeline',
  stages: [
    stage('Source', [source()]),
    stage('Build', [action('Build', {})]),
    stage('Approval', [action('Approve', { category: 'Approval', provider: 'Manual' })]),
    stage('Deploy', [action('Deploy', { category: 'Deploy', provider: 'CodeDeploy' })]),
  ],
  executions: [],
  travels: [],
};

const [builtSource, building, , deploying] = rollingBack.stages as [StageView, StageView, StageView, StageView];

/** #13's bundle is on its way to the approval, #14 has just been fetched. */
export const travelling: PipelineView = {
  ...rollingBack,
  stages: [
    { ...builtSource, executionNumber: 14, version: 4 },
    { ...building, status: 'Succeeded' as const },
    stage('Approval', [action('Approve', { category: 'Approval', provider: 'Manual' })]),
    stage('Deploy', [action('Deploy', { category: 'Deploy', provider: 'CodeDeploy' })], {
      status: 'NotStarted',
      isTransitionEnabled: true,
    }),
  ].map((item): StageView => {
    const [only] = item.actions;
    if (item.name !== 'Build' || only?.build == null) return item;
    const build = { ...only.build, status: 'SUCCEEDED' as const, currentPhase: null, phases: DONE_PHASES };
    return { ...item, actions: [{ ...only, status: 'Succeeded' as const, endedAt: s(383), build }] };
  }),
  travels: [
    { number: 14, version: 4, from: 'Source', to: 'Build', kind: 'source', startedAt: s(384), plannedEndAt: s(386) },
    { number: 13, version: 3, from: 'Build', to: 'Approval', kind: 'zip', startedAt: s(383), plannedEndAt: s(387) },
  ],
};

/** The time of `travelling`. */
export const TRAVELLING_AT = s(385);

/** A person has to decide; #14 stands before the approval, which #13 still holds. */
export const awaitingApproval: PipelineView = {
  ...rollingBack,
  stages: [
    builtSource,
    {
      ...building,
      actions: building.actions.map((item) => ({
        ...item,
        build: item.build && {
          ...item.build,
          phases: phases('BUILD', s(349), 'IN_PROGRESS'),
          currentPhase: 'BUILD',
          currentCommand: 'npm run build --workspace orders-api',
        },
      })),
    },
    stage(
      'Approval',
      [
        action('Approve', {
          category: 'Approval',
          provider: 'Manual',
          entity: 'execution-13/Approval/Approve#1',
          status: 'InProgress',
          executionNumber: 13,
          version: 3,
          startedAt: s(330),
          approval: { expiresAt: s(604_800), outcome: 'pending' },
        }),
      ],
      {
        status: 'InProgress',
        executionNumber: 13,
        version: 3,
        waiting: { number: 14, version: 4, since: s(340), reason: 'locked' },
      },
    ),
    { ...deploying, isTransitionEnabled: true },
  ],
};

/** A build that failed, #15 held back by a disabled transition, tests side by side, two deployments in order. */
export const manyStages: PipelineView = {
  name: 'storefront',
  stages: [
    builtSource,
    stage(
      'Build',
      [
        action('Compile', {
          entity: 'execution-13/Build/Compile#1',
          status: 'Failed',
          executionNumber: 13,
          version: 3,
          startedAt: s(300),
          endedAt: s(339),
          failureReason: 'JobFailed',
          failureDetail: 'COMMAND_EXECUTION_ERROR: Error while executing command: npm test. Reason: exit status 1',
          build: {
            project: 'storefront-build',
            status: 'FAILED',
            phases: phases('PRE_BUILD', s(330), 'FAILED'),
            currentPhase: null,
            currentCommand: null,
          },
        }),
      ],
      { status: 'Failed', executionNumber: 13, version: 3 },
    ),
    stage(
      'Test',
      [
        action('Unit', {
          category: 'Test',
          entity: 'execution-12/Test/Unit#1',
          status: 'Succeeded',
          executionNumber: 12,
          version: 2,
          startedAt: s(200),
          endedAt: s(221),
        }),
        action('Browser', {
          category: 'Test',
          entity: 'execution-12/Test/Browser#1',
          status: 'InProgress',
          executionNumber: 12,
          version: 2,
          startedAt: s(340),
          build: {
            project: 'browser-tests',
            status: 'IN_PROGRESS',
            phases: phases('BUILD', s(348), 'IN_PROGRESS'),
            currentPhase: 'BUILD',
            currentCommand: 'npx playwright test',
          },
        }),
        action('Report', { category: 'Invoke', provider: 'Lambda', runOrder: 2 }),
      ],
      { status: 'InProgress', executionNumber: 12, version: 2 },
    ),
    stage(
      'Staging',
      [
        action('Staging', {
          category: 'Deploy',
          provider: 'CodeDeploy',
          entity: 'execution-11/Staging/Staging#1',
          status: 'Succeeded',
          executionNumber: 11,
          version: 1,
          startedAt: s(100),
          endedAt: s(160),
          deployments: [deployment('d-1AAAA22BB', 1, { status: 'Succeeded', succeeded: 4, total: 4, endedAt: s(160) })],
        }),
      ],
      { status: 'Succeeded', executionNumber: 11, version: 1 },
    ),
    stage('Approval', [action('Approve', { category: 'Approval', provider: 'Manual' })], {
      isTransitionEnabled: false,
      waiting: { number: 11, version: 1, since: s(161), reason: 'transitionDisabled' },
    }),
    stage('Production', [
      action('Canary', { category: 'Deploy', provider: 'CodeDeploy' }),
      action('Fleet', { category: 'Deploy', provider: 'CodeDeploy', runOrder: 2 }),
    ]),
  ],
  executions: rollingBack.executions,
  travels: [],
};
