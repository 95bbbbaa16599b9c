import { COMMAND_PHASES, type CodeBuildProject } from '../../domain';
import { buildMachine } from '../../domain/build/build.machine';
import { assert, defined } from '../../shared';
import { planBuild } from '../buildPlan';
import { ids } from '../ids';
import type { Policy } from '../policy';
import { strikeNextBuild } from '../faults/buildFaults';
import type { ActionRun, BuildRun, StoredArtifact, World } from '../World';
import { fail, succeed, type Provider } from './provider';

/** Defaults of a build project (AWS CodeBuild User Guide, "Create a build project"). */
const DEFAULT_PROJECT: CodeBuildProject = {
  computeType: 'BUILD_GENERAL1_SMALL',
  environmentType: 'LINUX_CONTAINER',
  image: 'aws/codebuild/amazonlinux-x86_64-standard:5.0',
  buildspec: 'buildspec.yml',
  timeoutInMinutes: 60,
  queuedTimeoutInMinutes: 480,
};

/** The artifact that holds the buildspec: `PrimarySource`, or the only input. */
function primaryInput(run: ActionRun): StoredArtifact {
  const name = run.declaration.configuration['PrimarySource'] ?? run.declaration.inputArtifacts[0] ?? '';
  const artifact =
    run.execution.artifacts.get(name) ?? run.execution.artifacts.get(run.declaration.inputArtifacts[0] ?? '');
  return defined(artifact, `input artifact ${name}`);
}

function start(world: World, run: ActionRun, cause: number): void {
  const projectName = run.declaration.configuration['ProjectName'] ?? '';
  const project = world.scenario.codeBuild[projectName] ?? DEFAULT_PROJECT;
  const input = primaryInput(run);
  const version = world.repository.version(input.version);
  const plan = planBuild(world, run, project, input.bundle, version);
  const build = ids.work(run.entity, 'build');
  for (const [name, bundle] of plan.outputs) {
    run.execution.artifacts.set(name, { version: version.number, bundle });
  }
  const planned: BuildRun = {
    project: projectName,
    commands: plan.commands,
    phase: null,
    ended: 0,
    hasFailed: false,
  };
  const commands = world.faults.isEmpty ? plan.commands : strikeNextBuild(world, build, planned);
  world.builds.set(build, { ...planned, commands });
  world.kernel.spawn(
    build,
    buildMachine,
    {
      project: projectName,
      number: run.execution.number,
      version: version.number,
      computeType: project.computeType,
      environmentType: project.environmentType,
      image: project.image,
      timeoutMs: project.timeoutInMinutes * 60_000,
      phases: plan.phases,
      commands,
      onFailure: plan.onFailure,
    },
    cause,
  );
}

/** CodeBuild as a build or test action. */
export const codeBuildProvider: Provider = {
  keys: ['Build/AWS/CodeBuild', 'Test/AWS/CodeBuild'],
  start,
};

/** The failed phase as CodePipeline quotes it in the action's error. */
function failureDetail(world: World, build: string, until: number): string {
  for (let seq = until - 1; seq >= 0; seq--) {
    const fact = world.kernel.facts[seq];
    if (fact?.entity !== build || fact.type !== 'build.phaseEnded' || fact.data.status === 'SUCCEEDED') continue;
    const first = firstFailure(world, build, seq) ?? fact;
    return `Build terminated with state: FAILED. Phase: ${first.data.phase}, Code: ${first.data.statusCode}, Message: ${first.data.message}`;
  }
  return 'Build terminated with state: FAILED.';
}

function firstFailure(world: World, build: string, until: number) {
  let first = null;
  for (let seq = until; seq >= 0; seq--) {
    const fact = world.kernel.facts[seq];
    if (fact?.entity !== build) continue;
    if (fact.type === 'build.started') break;
    if (fact.type === 'build.phaseEnded' && fact.data.status !== 'SUCCEEDED') first = fact;
  }
  return first;
}

/** Follows a build through its commands. */
const follow: Policy = {
  'build.phaseStarted': (fact, world) => {
    const build = defined(world.builds.get(fact.entity), fact.entity);
    const phase = COMMAND_PHASES.find((each) => each === fact.data.phase) ?? null;
    Object.assign(build, { phase, ended: 0, hasFailed: false });
  },
  'build.commandEnded': (fact, world) => {
    const build = defined(world.builds.get(fact.entity), fact.entity);
    build.ended = fact.data.index + 1;
    build.hasFailed ||= fact.data.exitCode !== 0;
  },
};

export const codeBuildPolicy: Policy = {
  ...follow,
  'build.completed': (fact, world) => {
    const action = ids.parent(fact.entity);
    const run = defined(world.actions.get(action), action);
    world.builds.delete(fact.entity);
    // Nobody waits for the build of an abandoned action.
    if (run.status !== 'InProgress') return;
    if (fact.data.status !== 'SUCCEEDED') {
      fail(world, action, 'JobFailed', failureDetail(world, fact.entity, fact.seq), fact.seq);
      return;
    }
    let cause = fact.seq;
    for (const name of run.declaration.outputArtifacts) {
      const artifact = run.execution.artifacts.get(name);
      assert(artifact !== undefined, `artifact ${name} was planned`);
      cause = world.state(
        ids.artifact(run.execution.number, name),
        'artifact.created',
        {
          name,
          number: run.execution.number,
          version: artifact.version,
          kind: 'zip',
          stage: run.stage.name,
          files: artifact.bundle.entries.size,
        },
        cause,
      );
    }
    succeed(world, action, cause);
  },
};
