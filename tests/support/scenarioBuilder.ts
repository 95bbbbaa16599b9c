import type { Appspec, Buildspec, Scenario } from '../../src/domain';
import { sha256 } from '../../src/shared';

const BUILDSPEC_TEXT = 'version: 0.2\n# stands for the parsed form below\n';
const APPSPEC_TEXT = 'version: 0.0\nos: linux\n# stands for the parsed form below\n';

/** A buildspec with one command in three phases and every file as artifact. */
export const BUILDSPEC: Buildspec = {
  version: '0.2',
  phases: {
    INSTALL: { commands: ['npm ci'], finally: [], onFailure: null, runtimeVersions: { nodejs: '20' } },
    PRE_BUILD: { commands: ['echo before'], finally: [], onFailure: null, runtimeVersions: {} },
    BUILD: { commands: ['npm test'], finally: [], onFailure: null, runtimeVersions: {} },
    POST_BUILD: { commands: ['echo after'], finally: [], onFailure: null, runtimeVersions: {} },
  },
  variables: {},
  exportedVariables: [],
  artifacts: { files: ['**/*'], baseDirectory: null, discardPaths: false, excludePaths: [], name: null },
  secondaryArtifacts: {},
  cachePaths: [],
};

const script = (location: string) => [{ location, timeoutSeconds: 300, runas: null }];

/** An appspec with a script for each event that people usually write one for. */
export const APPSPEC: Appspec = {
  os: 'linux',
  files: [{ source: '/', destination: '/srv/app' }],
  fileExistsBehavior: null,
  hooks: {
    ApplicationStop: script('scripts/stop.sh'),
    AfterInstall: script('scripts/install.sh'),
    ApplicationStart: script('scripts/start.sh'),
    ValidateService: script('scripts/validate.sh'),
  },
  unknownHooks: [],
};

export interface BuilderOptions {
  readonly instances?: number;
  readonly config?: string;
  readonly minimumHealthy?: Scenario['deploymentGroups'][number]['minimumHealthyHosts'];
  readonly hasLoadBalancer?: boolean;
  readonly requestsPerSecond?: number;
  readonly buildspec?: Buildspec;
  readonly appspec?: Appspec;
}

/** A small complete scenario for tests: a healthy fleet with version 1, and one commit at 10 s. */
export function buildScenario(options: BuilderOptions = {}, overrides: Partial<Scenario> = {}): Scenario {
  const {
    instances = 4,
    config = 'CodeDeployDefault.OneAtATime',
    hasLoadBalancer = true,
    requestsPerSecond = 100,
  } = options;
  return {
    formatVersion: 1,
    id: 'test',
    seed: 7,
    untilMs: 3_600_000,
    files: {
      'buildspec.yml': BUILDSPEC_TEXT,
      'appspec.yml': APPSPEC_TEXT,
      'scripts/stop.sh': '',
      'scripts/install.sh': '',
      'scripts/start.sh': '',
      'scripts/validate.sh': '',
      'src/app.js': 'good',
    },
    isRepositoryComplete: true,
    pipeline: {
      name: 'orders-pipeline',
      pipelineType: 'V2',
      executionMode: 'SUPERSEDED',
      stages: [
        stage('Source', 'Source', 'CodeCommit', {}, [], ['Source']),
        stage('Build', 'Build', 'CodeBuild', { ProjectName: 'orders-build' }, ['Source'], ['App']),
        stage(
          'Deploy',
          'Deploy',
          'CodeDeploy',
          { ApplicationName: 'orders', DeploymentGroupName: 'prod' },
          ['App'],
          [],
        ),
      ],
    },
    isBaselineDeployed: true,
    commits: [{ id: 'change', atMs: 10_000, author: 'mina', changes: [{ path: 'src/app.js', content: 'v2' }] }],
    edits: [],
    behaviour: [],
    codeBuild: {},
    deploymentGroups: [
      {
        applicationName: 'orders',
        deploymentGroupName: 'prod',
        deploymentConfigName: config,
        minimumHealthyHosts: options.minimumHealthy ?? null,
        deploymentOption: hasLoadBalancer ? 'WITH_TRAFFIC_CONTROL' : 'WITHOUT_TRAFFIC_CONTROL',
        autoRollback: { enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
        alarms: { enabled: true, names: ['errors'] },
      },
    ],
    fleet: {
      name: 'prod-fleet',
      instanceType: 't3.micro',
      instances: Array.from({ length: instances }, (_, index) => ({
        id: `i-${String(index + 1).padStart(2, '0')}`,
        availabilityZone: index % 2 === 0 ? 'ap-northeast-2a' : 'ap-northeast-2c',
      })),
    },
    targetGroup: hasLoadBalancer
      ? {
          loadBalancerName: 'orders-alb',
          targetGroupName: 'orders-tg',
          healthCheckIntervalSeconds: 10,
          healthyThresholdCount: 2,
          unhealthyThresholdCount: 2,
          deregistrationDelaySeconds: 20,
        }
      : null,
    alarms: [
      {
        alarmName: 'errors',
        metric: 'HTTPCode_Target_5XX_Rate',
        comparisonOperator: 'GreaterThanThreshold',
        threshold: 5,
        periodSeconds: 60,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: 'notBreaching',
      },
    ],
    traffic: requestsPerSecond > 0 ? [{ atMs: 0, requestsPerSecond }] : [],
    faults: [],
    disabledTransitions: {},
    timings: { overrides: {} },
    specs: {
      buildspecs: { [sha256(BUILDSPEC_TEXT)]: { ok: true, value: options.buildspec ?? BUILDSPEC } },
      appspecs: { [sha256(APPSPEC_TEXT)]: { ok: true, value: options.appspec ?? APPSPEC } },
    },
    ...overrides,
  };
}

function stage(
  name: string,
  category: Scenario['pipeline']['stages'][number]['actions'][number]['category'],
  provider: string,
  configuration: Record<string, string>,
  inputArtifacts: string[],
  outputArtifacts: string[],
): Scenario['pipeline']['stages'][number] {
  return {
    name,
    actions: [
      {
        name,
        category,
        owner: 'AWS',
        provider,
        runOrder: 1,
        configuration,
        inputArtifacts,
        outputArtifacts,
        timeoutInMinutes: null,
      },
    ],
  };
}
