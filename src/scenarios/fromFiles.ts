import type { ActionDeclaration, PipelineDeclaration, Scenario } from '../domain';
import { PREDEFINED_CONFIGURATIONS } from '../domain/deployment/configurations';
import { providerKey, SIMULATED_PROVIDERS } from '../domain/pipeline/providers';
import {
  inputError,
  leftOutOfAppspec,
  leftOutOfBuildspec,
  leftOutOfPipeline,
  mistakesInAppspec,
  mistakesInBuildspec,
  parseBuildspec,
  parsePipeline,
  suggesting,
  type InputError,
  type LeftOut,
} from '../formats';
import { err, nearest, ok, type Result } from '../shared';
import { compileSpecs } from './compileSpecs';
import { defaultGroup, DEFAULT_PROJECT, DEFAULT_TARGET_GROUP } from './defaults';

export interface GivenText {
  readonly file: string;
  readonly text: string;
}

export interface OwnInput {
  readonly pipeline: GivenText;
  readonly buildspec: GivenText | null;
  readonly appspec: GivenText | null;
  /** 1 to 1000. */
  readonly instances: number;
  /** Name of a predefined deployment configuration for EC2/on-premises. */
  readonly config: string;
  readonly hasLoadBalancer: boolean;
  readonly seed: number;
}

export interface OwnScenario {
  readonly scenario: Scenario;
  /** What is worth knowing before the run. */
  readonly notes: readonly LeftOut[];
}

/** Long enough for a thousand instances one at a time; the run ends when nothing is left to happen that anybody could see. */
const UNTIL_MS = 3_600_000;
const FIRST_COMMIT_MS = 5_000;
const REQUESTS_PER_SECOND = 60;
/** One instance answers this much: enough that taking one away does not overload the rest. */
const CAPACITY = 100;

/**
 * Makes AWS's own files runnable: a fleet that already runs the first version, one commit, light traffic.
 * Only the specifications are known, so every artifact pattern is taken to match and every command to succeed.
 * A buildspec or appspec that the services would refuse is no error here: the run shows where they refuse it.
 */
export function scenarioFromFiles(input: OwnInput): Result<OwnScenario, readonly InputError[]> {
  const { instances } = input;
  if (!Number.isInteger(instances) || instances < 1 || instances > 1_000) {
    const message = 'The number of instances must be from 1 to 1000.';
    return err([inputError('--instances', null, 'scenario.badInstances', message)]);
  }
  if (!PREDEFINED_CONFIGURATIONS.includes(input.config)) {
    const message = `There is no configuration ${input.config}. Known: ${PREDEFINED_CONFIGURATIONS.join(', ')}.`;
    const error = inputError('--config', null, 'scenario.unknownConfig', message, { name: input.config });
    return err([suggesting(error, nearest(input.config, PREDEFINED_CONFIGURATIONS))]);
  }
  const parsed = parsePipeline(input.pipeline.file, input.pipeline.text);
  if (!parsed.ok) return parsed;
  const scenario = runnable(input, parsed.value);
  return ok({ scenario: { ...scenario, specs: compileSpecs(scenario) }, notes: notesOf(input, parsed.value) });
}

function runnable(input: OwnInput, pipeline: PipelineDeclaration): Scenario {
  const { hasLoadBalancer } = input;
  const actions = pipeline.stages.flatMap((stage) => stage.actions);
  const projects = actions.filter(({ provider }) => provider === 'CodeBuild');
  const groups = groupsOf(actions);
  const files: Record<string, string> = { 'pipeline.json': input.pipeline.text };
  if (input.buildspec !== null) files['buildspec.yml'] = input.buildspec.text;
  if (input.appspec !== null) files['appspec.yml'] = input.appspec.text;
  const name = groups.values().next().value?.DeploymentGroupName ?? 'fleet';
  return {
    formatVersion: 1,
    id: 'own',
    seed: input.seed,
    untilMs: UNTIL_MS,
    files,
    isRepositoryComplete: false,
    pipeline,
    isBaselineDeployed: true,
    commits: [
      {
        id: 'first',
        atMs: FIRST_COMMIT_MS,
        author: 'you',
        changes: [{ path: 'CHANGES.md', content: '# v2\n' }],
      },
    ],
    edits: [],
    behaviour: [
      {
        when: [],
        serve: {
          errorRate: null,
          latencyMs: null,
          capacityRequestsPerSecond: CAPACITY,
          healthCheckFailureRate: null,
          leak: null,
        },
        commands: [],
        scripts: [],
      },
    ],
    codeBuild: Object.fromEntries(
      projects.map(({ configuration }) => [configuration.ProjectName ?? '', DEFAULT_PROJECT]),
    ),
    deploymentGroups: [...groups.values()].map((group) => ({
      ...defaultGroup(group.ApplicationName, group.DeploymentGroupName, hasLoadBalancer),
      deploymentConfigName: input.config,
      autoRollback: { enabled: true, events: ['DEPLOYMENT_FAILURE' as const] },
    })),
    fleet: fleetOf(name, input.instances),
    targetGroup: hasLoadBalancer
      ? {
          ...DEFAULT_TARGET_GROUP,
          loadBalancerName: `${name}-alb`,
          targetGroupName: `${name}-tg`,
          healthCheckIntervalSeconds: 10,
          healthyThresholdCount: 2,
          deregistrationDelaySeconds: 30,
        }
      : null,
    alarms: [],
    traffic: [{ atMs: 0, requestsPerSecond: REQUESTS_PER_SECOND }],
    faults: [],
    disabledTransitions: {},
    timings: { overrides: {} },
    specs: { buildspecs: {}, appspecs: {} },
  };
}

/** The deployment groups that the pipeline's actions name, each once. */
function groupsOf(actions: readonly ActionDeclaration[]) {
  const deployments = actions.filter(({ provider }) => provider === 'CodeDeploy');
  return new Map(
    deployments.map(({ configuration }) => {
      const { ApplicationName = '', DeploymentGroupName = '' } = configuration;
      return [`${ApplicationName}/${DeploymentGroupName}`, { ApplicationName, DeploymentGroupName }] as const;
    }),
  );
}

function fleetOf(name: string, count: number): Scenario['fleet'] {
  const digits = Math.max(2, String(count).length);
  return {
    name,
    instanceType: 't3.micro',
    instances: Array.from({ length: count }, (_, index) => ({
      id: `i-${String(index + 1).padStart(digits, '0')}`,
      availabilityZone: index % 2 === 0 ? 'ap-northeast-2a' : 'ap-northeast-2c',
    })),
  };
}

function notesOf(input: OwnInput, pipeline: PipelineDeclaration): LeftOut[] {
  const notes = leftOutOfPipeline(pipeline, input.pipeline.text, (action) =>
    SIMULATED_PROVIDERS.has(providerKey(action)),
  );
  if (input.buildspec !== null) {
    notes.unshift(...mistakesInBuildspec(input.buildspec.file, input.buildspec.text));
    const spec = parseBuildspec(input.buildspec.text);
    if (spec.ok) notes.push(...leftOutOfBuildspec(spec.value, input.buildspec.text));
  }
  if (input.appspec !== null) {
    notes.unshift(...mistakesInAppspec(input.appspec.file, input.appspec.text));
    notes.push(...leftOutOfAppspec(input.appspec.text));
  }
  return notes;
}
