import { BUILD_PHASES, COMMAND_PHASES, type CommandPhase, type FaultOf, type RejectionCode } from '../../domain';
import type { PlannedCommand } from '../../domain/build/build.machine';
import { kindNameOf } from '../commandPlan';
import { ids } from '../ids';
import type { BuildRun, World } from '../World';
import { isExitCode, type FaultKind } from './kind';

export type BuildFaultType = 'build.fail' | 'test.fail' | 'build.diskFull';

interface Place {
  readonly phase: CommandPhase;
  readonly index: number;
}

/** Which of a build's commands a fault of each type strikes, and what the command prints. */
interface Rule {
  /** The commands in order, `finally` left out. */
  readonly choose: (places: readonly (Place & { readonly command: string })[]) => Place | undefined;
  readonly output: (command: string, exitCode: number) => readonly string[];
}

/** Kinds of commands that write much. */
const WRITING = new Set(['dependencies', 'system packages', 'image build', 'package', 'compile', 'archive']);

type Choice = Parameters<Rule['choose']>[0];

/** The last command of BUILD; where BUILD has none, the last of all. */
const lastOfBuild = (places: Choice): Place | undefined =>
  places.filter(({ phase }) => phase === 'BUILD').at(-1) ?? places.at(-1);

export const RULES: Readonly<Record<BuildFaultType, Rule>> = {
  'build.fail': { choose: lastOfBuild, output: () => [] },
  'test.fail': {
    choose: (places) => places.find(({ command }) => kindNameOf(command) === 'test'),
    output: () => ['1 test failed'],
  },
  'build.diskFull': {
    choose: (places) => places.find(({ command }) => WRITING.has(kindNameOf(command))) ?? lastOfBuild(places),
    output: (command) => [`${command.split(' ')[0] ?? command}: write error: No space left on device`],
  },
};

function placesIn(commands: BuildRun['commands']): Choice {
  return COMMAND_PHASES.flatMap((phase) =>
    commands[phase].flatMap(({ command, isFinally }, index) => (isFinally ? [] : [{ phase, index, command }])),
  );
}

/** The command as the fault leaves it. `cause` is the position of the fact that explains its end. */
function struck(command: PlannedCommand, fault: FaultOf<BuildFaultType>, cause: number): PlannedCommand {
  const output = RULES[fault.type].output(command.command, fault.exitCode);
  return { ...command, exitCode: fault.exitCode, output, because: cause };
}

const isAbout = ({ project }: FaultOf<BuildFaultType>, given: string): boolean => project === null || project === given;

/** Whether the command of a running build is still to come or is running. */
function isAhead(world: World, build: string, run: BuildRun, { phase, index }: Place): boolean {
  const [now = ''] = world.kernel.valueOf(build).split('.');
  const order = BUILD_PHASES.indexOf(now as CommandPhase) - BUILD_PHASES.indexOf(phase);
  if (order !== 0) return order < 0;
  return run.phase === phase && !run.hasFailed && index >= run.ended;
}

/** The running builds that a fault can strike now, each with the command. */
function strikable(world: World, fault: FaultOf<BuildFaultType>): { build: string; run: BuildRun; place: Place }[] {
  return [...world.builds].flatMap(([build, run]) => {
    if (!isAbout(fault, run.project)) return [];
    const place = RULES[fault.type].choose(placesIn(run.commands));
    return place !== undefined && isAhead(world, build, run, place) ? [{ build, run, place }] : [];
  });
}

function problem(world: World, fault: FaultOf<BuildFaultType>): RejectionCode | null {
  if (!isExitCode(fault.exitCode)) return 'fault.badParameter';
  const projects = world.scenario.pipeline.stages.flatMap(({ actions }) =>
    actions.filter(({ provider }) => provider === 'CodeBuild').map((it) => it.configuration['ProjectName'] ?? ''),
  );
  if (!projects.some((project) => isAbout(fault, project))) return 'fault.noBuild';
  if (fault.scope === 'next') return null;
  const isRunning = [...world.builds.values()].some(({ project }) => isAbout(fault, project));
  if (!isRunning) return 'fault.noRunningBuild';
  return strikable(world, fault).length === 0 ? 'fault.commandIsOver' : null;
}

/** Strikes the running builds at once; a fault for the next build waits until one begins. */
export const buildFault: FaultKind<FaultOf<BuildFaultType>> = {
  problem,
  begin: (world, fault, cause) => {
    if (fault.scope === 'next') return;
    for (const { build, run, place } of strikable(world, fault)) {
      const command = struck(run.commands[place.phase][place.index] as PlannedCommand, fault, cause);
      world.kernel.send(build, { type: 'commands.changed', ...place, command } as never, cause);
    }
  },
  end: () => undefined,
  lasts: ({ scope }) => scope === 'next',
};

/** The commands of a build that begins, after the faults that were waiting for it. Those are used up. */
export function strikeNextBuild(world: World, build: string, run: BuildRun): BuildRun['commands'] {
  let { commands } = run;
  for (const { fault, seq } of world.faults.ofType('build.fail', 'test.fail', 'build.diskFull')) {
    const place = RULES[fault.type].choose(placesIn(commands));
    if (!isAbout(fault, run.project) || place === undefined) continue;
    world.faults.remove(fault);
    const data = { fault: fault.type, instance: null, details: fault, entity: build };
    const cause = world.state(ids.run, 'fault.struck', data, seq);
    const phase = [...commands[place.phase]];
    phase[place.index] = struck(phase[place.index] as PlannedCommand, fault, cause);
    commands = { ...commands, [place.phase]: phase };
  }
  return commands;
}
