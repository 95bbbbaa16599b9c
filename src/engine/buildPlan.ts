import {
  COMMAND_PHASES,
  type Buildspec,
  type BuildspecArtifacts,
  type CodeBuildProject,
  type CommandPhase,
} from '../domain';
import type { BuildInput, PlainPhase, PlannedCommand, PlannedPhase } from '../domain/build/build.machine';
import { pickArtifacts, textOf, type Bundle } from './bundle';
import { planCommands } from './commandPlan';
import { chooseRuntimes, pullFailure, type PhaseFailure } from './runtimes';
import { buildspecOf } from './specs';
import type { Version } from './Repository';
import type { ActionRun, World } from './World';

/** A build decided beforehand: what each phase will take and how it will end, and what it leaves behind. */
export interface BuildPlan {
  readonly phases: BuildInput['phases'];
  readonly commands: BuildInput['commands'];
  readonly onFailure: BuildInput['onFailure'];
  /** Content of each output artifact of the action. */
  readonly outputs: ReadonlyMap<string, Bundle>;
}

const NO_COMMANDS: Readonly<Record<CommandPhase, readonly PlannedCommand[]>> = {
  INSTALL: [],
  PRE_BUILD: [],
  BUILD: [],
  POST_BUILD: [],
};

/** Decides a build from the input artifact's files, the project and the rules of the scenario. */
export function planBuild(
  world: World,
  run: ActionRun,
  project: CodeBuildProject,
  input: Bundle,
  version: Version,
): BuildPlan {
  const build = run.entity;
  const notPulled = pullFailure(project.image);
  if (notPulled !== null) return stillborn(world, build, { PROVISIONING: notPulled });
  const refused = (failure: PhaseFailure): BuildPlan => stillborn(world, build, { DOWNLOAD_SOURCE: failure });
  const text = textOf(input, project.buildspec, version.files);
  if (text === null) return refused(missingFile(project.buildspec));
  const spec = buildspecOf(world.scenario.specs, text);
  if (!spec.ok) return refused({ statusCode: 'YAML_FILE_ERROR', message: spec.error.message });
  const choice = chooseRuntimes(project.image, spec.value.phases.INSTALL?.runtimeVersions ?? {});
  if (!choice.ok) return refused(choice.failure);

  const commands: Record<CommandPhase, readonly PlannedCommand[]> = { ...NO_COMMANDS };
  const produced: string[] = [];
  for (const phase of COMMAND_PHASES) {
    const planned = planCommands(world.streams, build, phase, spec.value, version.behaviour);
    commands[phase] = planned.commands;
    produced.push(...planned.produced);
  }
  const outputs = outputsOf(run, spec.value, input, produced);
  const isMissing = [...outputs.values()].some((bundle) => bundle.entries.size === 0 && !bundle.isOpen);
  const installMs = choice.installs.reduce(
    (sum, { runtime, timing }) => sum + world.timings.draw(timing, `${build}/${runtime}`),
    0,
  );
  const phases = plainPhases(world, build, {
    UPLOAD_ARTIFACTS: isMissing ? { statusCode: 'CLIENT_ERROR', message: 'no matching artifact paths found' } : null,
  });
  return {
    phases: { ...phases, DOWNLOAD_SOURCE: lengthened(phases.DOWNLOAD_SOURCE, installMs) },
    commands,
    onFailure: onFailureOf(spec.value),
    outputs,
  };
}

function outputsOf(run: ActionRun, spec: Buildspec, input: Bundle, produced: readonly string[]): Map<string, Bundle> {
  const names = run.declaration.outputArtifacts;
  const outputs = new Map<string, Bundle>();
  for (const name of names) {
    // With several output artifacts each needs an entry of its name under secondary-artifacts.
    const section: BuildspecArtifacts | null =
      (names.length > 1 ? spec.secondaryArtifacts[name] : null) ?? spec.artifacts;
    if (section !== null) outputs.set(name, pickArtifacts(section, input, produced));
    else outputs.set(name, { entries: new Map(), isOpen: false });
  }
  return outputs;
}

function onFailureOf(spec: Buildspec): Readonly<Record<CommandPhase, string | null>> {
  return {
    INSTALL: spec.phases.INSTALL?.onFailure ?? null,
    PRE_BUILD: spec.phases.PRE_BUILD?.onFailure ?? null,
    BUILD: spec.phases.BUILD?.onFailure ?? null,
    POST_BUILD: spec.phases.POST_BUILD?.onFailure ?? null,
  };
}

/** Published logs name the path only when the project does: without it CodeBuild looks for its default name. */
function missingFile(path: string): PhaseFailure {
  const message =
    path === 'buildspec.yml'
      ? 'YAML file does not exist'
      : `stat /codebuild/output/src/${path}: no such file or directory`;
  return { statusCode: 'YAML_FILE_ERROR', message };
}

/** A build that ends before its first command. */
function stillborn(world: World, build: string, failures: Failures): BuildPlan {
  return {
    phases: plainPhases(world, build, failures),
    commands: NO_COMMANDS,
    onFailure: { INSTALL: null, PRE_BUILD: null, BUILD: null, POST_BUILD: null },
    outputs: new Map(),
  };
}

function lengthened(phase: PlannedPhase, byMs: number): PlannedPhase {
  return { ...phase, durationMs: phase.durationMs + byMs };
}

type Failures = Readonly<Partial<Record<PlainPhase, PhaseFailure | null>>>;

function plainPhases(world: World, build: string, failures: Failures): BuildInput['phases'] {
  const phase = (name: PlainPhase): PlannedPhase => {
    const failure = failures[name] ?? null;
    return {
      durationMs: world.timings.draw(`codebuild.${name}`, build),
      status: failure === null ? 'SUCCEEDED' : 'FAILED',
      statusCode: failure?.statusCode ?? '',
      message: failure?.message ?? '',
    };
  };
  return {
    SUBMITTED: phase('SUBMITTED'),
    QUEUED: phase('QUEUED'),
    PROVISIONING: phase('PROVISIONING'),
    DOWNLOAD_SOURCE: phase('DOWNLOAD_SOURCE'),
    UPLOAD_ARTIFACTS: phase('UPLOAD_ARTIFACTS'),
    FINALIZING: phase('FINALIZING'),
  };
}
