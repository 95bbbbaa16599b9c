import { COMMAND_PHASES, type Buildspec, type Fact, type Scenario } from '../../domain';
import { sha256 } from '../../shared';
import { applyWith, type Handlers, type Projection } from '../projection';
import { Chunks } from '../Chunks';
import { slashTime } from './clock';
import { write, type LogState, type LogView } from './types';

/** Where CodeBuild unpacks the source. */
const SOURCE = '/codebuild/output/src';

/** The files of a version; null when it is not known. */
export type FilesOf = (version: number) => Readonly<Record<string, string>> | null;

interface BuildLogState extends LogState {
  readonly spec: Buildspec | null;
  readonly specPath: string;
}

const prefixOf = ({ at }: Fact): string => `[Container] ${slashTime(at)} `;

const say = (state: BuildLogState, fact: Fact, text: string, tone?: 'head' | 'bad'): BuildLogState => ({
  ...state,
  ...write(state, fact, prefixOf(fact), text, tone),
});

const sayAll = (state: BuildLogState, fact: Fact, texts: readonly string[]): BuildLogState =>
  texts.reduce((sum, text) => say(sum, fact, text), state);

const print = (state: BuildLogState, fact: Fact, lines: readonly string[]): BuildLogState =>
  lines.reduce((sum, text) => ({ ...sum, ...write(sum, fact, '', text, 'output') }), state);

/** What the container says once it has the source. */
function preparation({ spec, specPath }: BuildLogState): readonly string[] {
  const runtimes = Object.entries(spec?.phases.INSTALL?.runtimeVersions ?? {});
  const counts = COMMAND_PHASES.map((phase) => ({
    phase,
    count: (spec?.phases[phase]?.commands.length ?? 0) + (spec?.phases[phase]?.finally.length ?? 0),
  })).filter(({ phase }) => spec?.phases[phase] !== undefined);
  return [
    'Phase is DOWNLOAD_SOURCE',
    `CODEBUILD_SRC_DIR=${SOURCE}`,
    `YAML location is ${SOURCE}/${specPath}`,
    'Processing environment variables',
    ...(spec === null
      ? []
      : [
          ...(runtimes.length === 0
            ? ['No runtime version selected in buildspec.']
            : runtimes.map(
                ([name, version]) => `Selecting '${name}' runtime version '${version}' based on manual selections...`,
              )),
          `Moving to directory ${SOURCE}`,
          'Registering with agent',
          `Phases found in YAML: ${counts.length}`,
          ...counts.map(({ phase, count }) => ` ${phase}: ${count} commands`),
        ]),
  ];
}

function uploads({ spec }: BuildLogState): readonly string[] {
  if (spec === null) return [];
  const sections = [...(spec.artifacts === null ? [] : [spec.artifacts]), ...Object.values(spec.secondaryArtifacts)];
  return sections.flatMap(({ baseDirectory, files }) => {
    const base = baseDirectory ?? '.';
    return [
      `Expanding base directory path: ${base}`,
      'Assembling file list',
      `Expanding ${base}`,
      `Expanding file paths for base directory ${base}`,
      'Assembling file list',
      ...files.map((pattern) => `Expanding ${pattern}`),
    ];
  });
}

/** Phases of which the container writes nothing: it is not there yet, or no longer. */
const SILENT: ReadonlySet<string> = new Set(['SUBMITTED', 'QUEUED', 'PROVISIONING', 'FINALIZING', 'COMPLETED']);

function handlersFor(
  isOwn: (entity: string) => boolean,
  scenario: Scenario,
  filesOf: FilesOf,
): Handlers<BuildLogState> {
  const own =
    <F extends Fact>(handle: (state: BuildLogState, fact: F) => BuildLogState) =>
    (state: BuildLogState, _: F['data'], fact: F): BuildLogState =>
      isOwn(fact.entity) ? handle(state, fact) : state;
  return {
    'build.started': own((_, { data }) => {
      const specPath = scenario.codeBuild[data.project]?.buildspec ?? 'buildspec.yml';
      const text = filesOf(data.version)?.[specPath];
      const spec = text === undefined ? undefined : scenario.specs.buildspecs[sha256(text)];
      return {
        source: `${data.project} #${data.number}`,
        specPath,
        spec: spec?.ok === true ? spec.value : null,
        lines: Chunks.of([]),
      };
    }),
    'build.phaseStarted': own((state, fact) => {
      const { phase } = fact.data;
      if (SILENT.has(phase)) return state;
      if (phase === 'DOWNLOAD_SOURCE')
        return sayAll(state, fact, ['Waiting for agent ping', 'Waiting for DOWNLOAD_SOURCE']);
      if (phase === 'UPLOAD_ARTIFACTS') return sayAll(state, fact, uploads(state));
      return say(state, fact, `Entering phase ${phase}`, 'head');
    }),
    'build.commandStarted': own((state, fact) => say(state, fact, `Running command ${fact.data.command}`)),
    'build.commandEnded': own((state, fact) => {
      const { exitCode, output } = fact.data;
      const printed = print(state, fact, output);
      if (exitCode === 0) return printed;
      const command = lastCommand(state);
      return say(printed, fact, `Command did not exit successfully ${command} exit status ${exitCode}`, 'bad');
    }),
    'build.phaseEnded': own((state, fact) => {
      const { phase, status, statusCode, message } = fact.data;
      if (SILENT.has(phase)) return state;
      const before = phase === 'DOWNLOAD_SOURCE' ? sayAll(state, fact, preparation(state)) : state;
      const tone = status === 'SUCCEEDED' ? undefined : 'bad';
      const ended = say(before, fact, `Phase complete: ${phase} State: ${status}`, tone);
      return say(ended, fact, `Phase context status code: ${statusCode} Message: ${message}`, tone);
    }),
  };
}

const RUNNING = 'Running command ';

function lastCommand({ lines }: LogState): string {
  for (let index = lines.length - 1; index >= 0; index--) {
    const { text } = lines.get(index);
    if (text.startsWith(RUNNING)) return text.slice(RUNNING.length);
  }
  return '';
}

/**
 * The log of an action's newest build, as CodeBuild's container writes it. The order and the wording of the lines follow logs that
 * people published; what a run does not know (the number of files found) is left out.
 */
export function buildLog(
  isOwn: (entity: string) => boolean,
  scenario: Scenario,
  filesOf: FilesOf,
): Projection<LogView, BuildLogState> {
  return {
    initial: () => ({ source: null, spec: null, specPath: '', lines: Chunks.of([]) }),
    apply: applyWith(handlersFor(isOwn, scenario, filesOf)),
    view: ({ source, lines }) => ({ kind: 'build', source, lines: lines.toArray() }),
  };
}
