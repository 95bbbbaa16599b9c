import { chooseFrom } from '../../../engine/runtimes';
import { simulate } from '../../../engine';
import { parseBuildspec } from '../../../formats';
import { parseScenario } from '../../../scenarios';
import type { AuthoredScenario } from '../../../scenarios/scenario.schema';
import { assert } from '../../../shared';
import type { Answerer } from '../answerer';
import type { Answer } from '../compare';
import { commit, factsOf } from '../lab';
import type { Vector } from '../vector';

const SEED = 7;
const LABEL = { ko: '실험', en: 'lab' };

/** One build of a repository with this buildspec, or without one. */
interface BuildLab {
  readonly buildspec: string | null;
  readonly image?: string;
  readonly behaviour?: AuthoredScenario['behaviour'];
}

interface FailedPhase {
  readonly phase: string;
  readonly statusCode: string;
  readonly message: string;
}

function pipelineText(): string {
  const action = (name: string, provider: string, rest: object) => ({
    name,
    actionTypeId: { category: name, owner: 'AWS', provider, version: '1' },
    ...rest,
  });
  const source = action('Source', 'CodeCommit', { outputArtifacts: [{ name: 'Source' }] });
  const build = action('Build', 'CodeBuild', {
    inputArtifacts: [{ name: 'Source' }],
    outputArtifacts: [{ name: 'App' }],
    configuration: { ProjectName: 'lab' },
  });
  const stages = [source, build].map((each) => ({ name: each.name, actions: [each] }));
  return JSON.stringify({ pipeline: { name: 'lab', artifactStore: { type: 'S3', location: 'lab' }, stages } });
}

/** The first phase of the build that fails, or null when none does. */
function failureOf({ buildspec, image, behaviour }: BuildLab): FailedPhase | null {
  const authored: AuthoredScenario = {
    baepo: 1,
    id: 'lab',
    title: LABEL,
    summary: LABEL,
    until: '1h',
    pipeline: 'pipeline.json',
    files: {
      'pipeline.json': pipelineText(),
      'src/app.js': 'v1',
      ...(buildspec === null ? {} : { 'buildspec.yml': buildspec }),
    },
    commits: [commit('10s', 'v2')],
    codebuild: { lab: image === undefined ? {} : { image } },
    fleet: { name: 'fleet', count: 1 },
    ...(behaviour === undefined ? {} : { behaviour }),
  };
  const parsed = parseScenario('lab.yaml', JSON.stringify(authored));
  assert(parsed.ok, parsed.ok ? '' : parsed.error.map(({ message }) => message).join('; '));
  const ended = factsOf(simulate(parsed.value.scenario, SEED, []), 'build.phaseEnded');
  return ended.find(({ data }) => data.status !== 'SUCCEEDED')?.data ?? null;
}

function withRuntimes(text: string, given: Readonly<Record<string, readonly string[]>>): Answer {
  const spec = parseBuildspec(text);
  const wanted = spec.ok ? (spec.value.phases.INSTALL?.runtimeVersions ?? {}) : {};
  // A runtime without versions is one whose versions do not matter for the question.
  const runtimes = Object.entries(given).map(([name, versions]) => [
    name,
    versions.length > 0 ? versions : [wanted[name] ?? ''],
  ]);
  const choice = chooseFrom({ runtimes: Object.fromEntries(runtimes) as typeof given }, wanted, false);
  return answerFor(spec.ok && choice.ok ? null : { phase: 'DOWNLOAD_SOURCE', ...failureIn(spec, choice) });
}

function failureIn(
  spec: ReturnType<typeof parseBuildspec>,
  choice: ReturnType<typeof chooseFrom>,
): Omit<FailedPhase, 'phase'> {
  if (!spec.ok) return { statusCode: 'YAML_FILE_ERROR', message: spec.error.message };
  return choice.ok ? { statusCode: '', message: '' } : choice.failure;
}

function answerFor(failed: FailedPhase | null): Answer {
  if (failed === null) return { valid: true };
  return { valid: false, failsIn: failed.phase, statusCode: failed.statusCode, message: failed.message };
}

function buildspec({ given, expect }: Vector): Answer | null {
  const { text, imageRuntimes } = given;
  if (typeof text !== 'string') return null;
  if (imageRuntimes !== undefined) return withRuntimes(text, imageRuntimes as Record<string, string[]>);
  const failed = failureOf({ buildspec: text });
  // Only what happens before the first command is the file's own fault.
  const refused = failed?.phase === 'DOWNLOAD_SOURCE' ? failed : null;
  const spec = parseBuildspec(text);
  return {
    ...answerFor(refused),
    runtimePython: spec.ok ? spec.value.phases.INSTALL?.runtimeVersions.python : undefined,
    // Which of several sentences a real service chooses does not matter where the file is good.
    ...(refused === null && expect.valid === true ? { messageLike: expect.messageLike } : {}),
  };
}

const GOOD = 'version: 0.2\nphases:\n  build:\n    commands: [make]\nartifacts:\n  files: ["**/*"]\n';

/** What goes wrong, by the names that the vectors give to it. */
const CASES: Readonly<Record<string, BuildLab>> = {
  exit: { buildspec: GOOD, behaviour: [{ commands: [{ match: 'make', exitCode: 1 }] }] },
  noArtifact: { buildspec: GOOD.replace('**/*', 'nowhere/*') },
  pull: { buildspec: GOOD, image: 'aws/codebuild/standard:0.0' },
  yamlMissing: { buildspec: null },
};

function errorContext({ given }: Vector): Answer | null {
  const lab = typeof given.case === 'string' && Object.hasOwn(CASES, given.case) ? CASES[given.case] : undefined;
  if (lab === undefined) return null;
  const failed = failureOf(lab);
  return failed && { phase: failed.phase, context: `${failed.statusCode}: ${failed.message}` };
}

/** Builds: which buildspecs CodeBuild refuses, and what it says when a phase fails. */
export const buildAnswers: Answerer = {
  areas: ['codebuild'],
  answer: (vector) => {
    if (vector.kind === 'buildspec-validate') return buildspec(vector);
    return vector.kind === 'error-context' ? errorContext(vector) : null;
  },
};
