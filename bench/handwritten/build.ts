import { COMMAND_PHASES, type BuildPhase, type BuildStatus, type CommandPhase } from '../../src/domain';
import { pickArtifacts, textOf } from '../../src/engine/bundle';
import { planCommands } from '../../src/engine/commandPlan';
import { buildspecOf } from '../../src/engine/specs';
import { storeArtifact, type Done, type Work } from './simulateByHand';
import type { Run } from './run';

type TimedPhase = Exclude<BuildPhase, CommandPhase | 'COMPLETED'>;

const ORDER: readonly BuildPhase[] = [
  'SUBMITTED',
  'QUEUED',
  'PROVISIONING',
  'DOWNLOAD_SOURCE',
  'INSTALL',
  'PRE_BUILD',
  'BUILD',
  'POST_BUILD',
  'UPLOAD_ARTIFACTS',
  'FINALIZING',
];

const ENVIRONMENT = { computeType: 'BUILD_GENERAL1_SMALL', environmentType: 'LINUX_CONTAINER' };

/** A build of the plain kind: no `on-failure`, no `finally`, no timeout. Install and pre-build failures skip to the end. */
export function build(run: Run, work: Work, action: string, cause: number, end: Done): void {
  const entity = `${action}/build`;
  const declaration = work.stage.actions[0] as (typeof work.stage.actions)[number];
  const { files, behaviour } = run.repository.version(work.version);
  const input = work.artifacts.get(declaration.inputArtifacts[0] ?? '');
  if (input === undefined) throw new Error('no input artifact');
  const spec = buildspecOf(run.scenario.specs, textOf(input, 'buildspec.yml', files) ?? '');
  if (!spec.ok || spec.value.artifacts === null) throw new Error('a good buildspec');
  const produced: string[] = [];
  const commands = {} as Record<CommandPhase, ReturnType<typeof planCommands>['commands']>;
  for (const phase of COMMAND_PHASES) {
    const plan = planCommands(run.streams, action, phase, spec.value, behaviour);
    commands[phase] = plan.commands;
    produced.push(...plan.produced);
  }
  const artifact = pickArtifacts(spec.value.artifacts, input, produced);
  const startedAt = run.queue.now;
  let provisioningAt = 0;
  let failure: string | null = null;
  let last = run.fact(entity, 'build.started', cause, {
    project: declaration.configuration['ProjectName'] ?? '',
    number: 1,
    version: work.version,
    ...ENVIRONMENT,
    image: 'aws/codebuild/amazonlinux-x86_64-standard:5.0',
  });

  const phase = (index: number): void => {
    const name = ORDER[index];
    if (name === undefined) finish();
    else if (isCommandPhase(name)) runCommands(name, index, run.queue.now, 0);
    else {
      const phaseStartedAt = run.queue.now;
      if (name === 'PROVISIONING') provisioningAt = phaseStartedAt;
      const durationMs = run.timings.draw(`codebuild.${name as TimedPhase}`, action);
      last = run.fact(entity, 'build.phaseStarted', last, { phase: name, plannedEndAt: phaseStartedAt + durationMs });
      run.queue.after(durationMs, () => {
        const data = { phase: name, status: 'SUCCEEDED', durationMs, statusCode: '', message: '' } as const;
        last = run.fact(entity, 'build.phaseEnded', last, data);
        phase(index + 1);
      });
    }
  };
  const runCommands = (name: CommandPhase, index: number, phaseStartedAt: number, at: number): void => {
    const list = commands[name];
    if (at === 0) {
      let plannedEndAt = phaseStartedAt;
      for (const { durationMs } of list) plannedEndAt += durationMs;
      last = run.fact(entity, 'build.phaseStarted', last, { phase: name, plannedEndAt });
    }
    const command = list[at];
    if (command === undefined) {
      endCommands(name, index, phaseStartedAt, null);
      return;
    }
    const { command: text, isFinally, durationMs, exitCode, output } = command;
    const plannedEndAt = run.queue.now + durationMs;
    const data = { phase: name, index: at, command: text, isFinally, plannedEndAt };
    last = run.fact(entity, 'build.commandStarted', last, data);
    run.queue.after(durationMs, () => {
      last = run.fact(entity, 'build.commandEnded', last, { phase: name, index: at, exitCode, output });
      if (exitCode === 0) runCommands(name, index, phaseStartedAt, at + 1);
      else {
        const message = `Error while executing command: ${text}. Reason: exit status ${exitCode}`;
        endCommands(name, index, phaseStartedAt, message);
      }
    });
  };
  const endCommands = (name: CommandPhase, index: number, phaseStartedAt: number, message: string | null): void => {
    if (message !== null) {
      failure ??= `Build terminated with state: FAILED. Phase: ${name}, Code: COMMAND_EXECUTION_ERROR, Message: ${message}`;
    }
    last = run.fact(entity, 'build.phaseEnded', last, {
      phase: name,
      status: message === null ? 'SUCCEEDED' : 'FAILED',
      durationMs: run.queue.now - phaseStartedAt,
      statusCode: message === null ? '' : 'COMMAND_EXECUTION_ERROR',
      message: message ?? '',
    });
    const isSkipping = message !== null && (name === 'INSTALL' || name === 'PRE_BUILD');
    phase(isSkipping ? ORDER.indexOf('FINALIZING') : index + 1);
  };
  const finish = (): void => {
    const status: BuildStatus = failure === null ? 'SUCCEEDED' : 'FAILED';
    const durationMs = run.queue.now - startedAt;
    const billedMinutes = Math.ceil((run.queue.now - provisioningAt) / 60_000);
    last = run.fact(entity, 'build.completed', last, { status, durationMs, billedMinutes, ...ENVIRONMENT });
    if (failure !== null) end(failure, last);
    else end(null, storeArtifact(run, work, declaration.outputArtifacts[0] ?? '', artifact, 'zip', last));
  };
  phase(0);
}

function isCommandPhase(phase: BuildPhase): phase is CommandPhase {
  return (COMMAND_PHASES as readonly BuildPhase[]).includes(phase);
}
