import type { Buildspec, BuildspecArtifacts, BuildspecPhase, CommandPhase, SpecError } from '../domain';
import { err, nearest, ok, type Json, type Result } from '../shared';
import type { InputError } from './errors';
import { isNothing, isObject, isYes, member, textMap, textOf, textsOf, type JsonObject } from './values';
import { readYaml, type Located, type Path } from './yaml';

const PHASES: Readonly<Record<string, CommandPhase>> = {
  install: 'INSTALL',
  pre_build: 'PRE_BUILD',
  build: 'BUILD',
  post_build: 'POST_BUILD',
};
const VERSIONS: ReadonlySet<string> = new Set(['0.1', '0.2']);
/** `ABORT`, `CONTINUE`, `RETRY`, `RETRY-2`, `RETRY-.*error.*`. AWS CodeBuild User Guide, "Buildspec syntax" (on-failure). */
const ON_FAILURE = /^(ABORT|CONTINUE|RETRY(-.+)?)$/;
const RETRY_COUNT = /^RETRY-(\d+)(?:-|$)/;
const MAX_RETRIES = 100;
/** Published build logs show these problems without an introduction. */
const BARE_PROBLEM = /^(found character that cannot|did not find expected ',')/;

class Refusal extends Error {
  readonly error: SpecError;
  constructor(error: SpecError) {
    super(error.message);
    this.error = error;
  }
}

/**
 * Reads a `buildspec.yml` as CodeBuild does: what it tolerates passes, and what it refuses comes back with its message
 * (status code YAML_FILE_ERROR, phase DOWNLOAD_SOURCE).
 * Sources: AWS CodeBuild User Guide, "Build specification reference"; messages from published build logs.
 */
export function parseBuildspec(text: string): Result<Buildspec, SpecError> {
  // Every scalar is read as it was written: CodeBuild takes an unquoted 3.10 as "3.10".
  const read = readYaml('buildspec.yml', text, { schema: 'failsafe', duplicateKeys: 'last' });
  if (!read.ok) return err(unreadable(read.error[0]));
  try {
    return ok(readSpec(read.value));
  } catch (error) {
    if (error instanceof Refusal) return err(error.error);
    throw error;
  }
}

const NO_VERSION = 'wrong number of container tags, expected 1';

function unreadable(first: InputError | undefined): SpecError {
  const { code = 'yaml.syntax', line = null, column = null, message: reason = '', params } = first ?? {};
  // An empty file lacks the version as well.
  if (code === 'yaml.empty') return { code: 'buildspec.noVersion', message: NO_VERSION, line, column };
  const problem = String(params?.reason ?? reason);
  const at = `at line ${line ?? 1}`;
  const message = BARE_PROBLEM.test(problem) ? `${problem} ${at}` : `YAML syntax error ${at}: ${problem}`;
  return { code, message, line, column };
}

function refuse(source: Located, path: Path, code: string, message: string): never {
  throw new Refusal({ code: `buildspec.${code}`, message, ...source.positionOf(path) });
}

function readSpec(source: Located): Buildspec {
  const { value } = source;
  const version = textOf(member(value, 'version'));
  if (!isObject(value) || version === undefined || version === '') refuse(source, [], 'noVersion', NO_VERSION);
  if (!VERSIONS.has(version)) {
    refuse(source, ['version'], 'badVersion', `Unsupported buildspec version: ${version}. Expecting: 0.1,0.2`);
  }
  const phases = readPhases(source, value);
  const env = member(value, 'env');
  const variables =
    version === '0.1'
      ? readVariables(member(member(value, 'environment_variables'), 'plaintext'))
      : readVariables(member(env, 'variables'));
  const artifacts = member(value, 'artifacts');
  const secondary = member(artifacts, 'secondary-artifacts');
  return {
    version: version as Buildspec['version'],
    phases,
    variables,
    exportedVariables: textsOf(member(env, 'exported-variables')),
    artifacts: readArtifacts(artifacts),
    secondaryArtifacts: isObject(secondary) ? readSecondary(secondary) : {},
    cachePaths: textsOf(member(member(value, 'cache'), 'paths')),
  };
}

/** A variable without a value is empty, not absent. */
function readVariables(given: Json | undefined): Record<string, string> {
  const entries = isObject(given) ? Object.entries(given) : [];
  return textMap(Object.fromEntries(entries.map(([name, value]) => [name, value ?? ''])));
}

function readPhases(source: Located, spec: JsonObject): Buildspec['phases'] {
  const given = member(spec, 'phases');
  // A batch buildspec may name other buildspecs and have no phases of its own.
  if (isNothing(given)) {
    if (isObject(member(spec, 'batch'))) return {};
    refuse(source, [], 'noPhases', 'Missing phases in the buildspec');
  }
  if (!isObject(given)) refuse(source, ['phases'], 'badPhases', 'Expected phases to be a mapping');
  const phases: Partial<Record<CommandPhase, BuildspecPhase>> = {};
  for (const name of Object.keys(given)) {
    const phase = Object.hasOwn(PHASES, name) ? PHASES[name] : undefined;
    if (phase === undefined) {
      const message = `Invalid buildspec phase name: ${name.toUpperCase()}. Expecting: BUILD,INSTALL,POST_BUILD,PRE_BUILD`;
      const place = source.positionOf(['phases', name], { key: true });
      const suggestion = nearest(name, Object.keys(PHASES)) ?? undefined;
      throw new Refusal({ code: 'buildspec.unknownPhase', message, ...place, ...(suggestion && { suggestion }) });
    }
    phases[phase] = readPhase(source, name, given[name]);
  }
  return phases;
}

function readPhase(source: Located, name: string, given: Json | undefined): BuildspecPhase {
  const path = ['phases', name];
  if (!isNothing(given) && !isObject(given)) {
    refuse(source, path, 'badPhase', `Expected the phase ${name} to be a mapping`);
  }
  const runtimes = member(given, 'runtime-versions');
  if (!isNothing(runtimes) && !isObject(runtimes)) {
    const message = 'Expected runtime-versions to be a mapping of runtimes to versions';
    refuse(source, [...path, 'runtime-versions'], 'badRuntimes', message);
  }
  return {
    commands: readCommands(source, [...path, 'commands'], member(given, 'commands')),
    finally: readCommands(source, [...path, 'finally'], member(given, 'finally')),
    onFailure: readOnFailure(source, [...path, 'on-failure'], member(given, 'on-failure')),
    runtimeVersions: textMap(runtimes),
  };
}

function readOnFailure(source: Located, path: Path, given: Json | undefined): string | null {
  const text = textOf(given) ?? '';
  if (text === '') return null;
  const retries = Number(RETRY_COUNT.exec(text)?.[1] ?? 0);
  if (ON_FAILURE.test(text) && retries <= MAX_RETRIES) return text;
  return refuse(
    source,
    path,
    'badOnFailure',
    `Invalid on-failure value: ${text}. Expecting: ABORT,CONTINUE,RETRY,RETRY-count,RETRY-regex,RETRY-count-regex`,
  );
}

function readCommands(source: Located, path: Path, given: Json | undefined): string[] {
  if (isNothing(given)) return [];
  if (isObject(given)) notAString(source, path, 0, path);
  const items = Array.isArray(given) ? given : [given];
  return items.flatMap((item, index) => {
    if (isNothing(item)) return [];
    const text = textOf(item);
    if (text === undefined) notAString(source, path, index, [...path, index]);
    return text;
  });
}

/** The classic mistake: `- echo Status: done` is a mapping in YAML. */
function notAString(source: Located, path: Path, index: number, at: Path): never {
  const { line } = source.positionOf(at);
  const list = path.at(-1) === 'finally' ? 'Finally' : 'Commands';
  const message = `Expected ${list}[${index}] to be of string type: found subkeys instead at line ${line}, value of the key tag on line ${Math.max(1, line - 1)} might be empty`;
  refuse(source, at, 'commandNotText', message);
}

function readArtifacts(given: Json | undefined): BuildspecArtifacts | null {
  const files = member(given, 'files');
  if (isNothing(files)) return null;
  return {
    files: textsOf(files),
    baseDirectory: textOf(member(given, 'base-directory')) ?? null,
    discardPaths: isYes(member(given, 'discard-paths')),
    excludePaths: textsOf(member(given, 'exclude-paths')),
    name: textOf(member(given, 'name')) ?? null,
  };
}

function readSecondary(given: JsonObject): Record<string, BuildspecArtifacts> {
  const result: Record<string, BuildspecArtifacts> = {};
  for (const name of Object.keys(given)) {
    const artifacts = readArtifacts(given[name]);
    if (artifacts !== null) result[name] = artifacts;
  }
  return result;
}
