import type { Buildspec, BuildspecArtifacts, BuildspecPhase, CommandPhase, SpecError } from '../domain';
import { err, ok, type Json, type Result } from '../shared';
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
  if (!read.ok) {
    const [first] = read.error;
    const line = first?.line ?? 1;
    const message =
      first?.code === 'yaml.tab' ? first.message : `YAML syntax error at line ${line}: ${first?.message ?? ''}`;
    return err({
      code: first?.code ?? 'yaml.syntax',
      message,
      line: first?.line ?? null,
      column: first?.column ?? null,
    });
  }
  try {
    return ok(readSpec(read.value));
  } catch (error) {
    if (error instanceof Refusal) return err(error.error);
    throw error;
  }
}

function refuse(source: Located, path: Path, code: string, message: string): never {
  throw new Refusal({ code: `buildspec.${code}`, message, ...source.positionOf(path) });
}

function readSpec(source: Located): Buildspec {
  const { value } = source;
  const version = textOf(member(value, 'version'));
  if (!isObject(value) || version === undefined || version === '') {
    refuse(source, [], 'noVersion', 'wrong number of container tags, expected 1');
  }
  if (!VERSIONS.has(version)) {
    refuse(source, ['version'], 'badVersion', `Unsupported buildspec version: ${version}. Expecting: 0.1,0.2`);
  }
  const phases = readPhases(source, value);
  const env = member(value, 'env');
  const variables =
    version === '0.1'
      ? textMap(member(member(value, 'environment_variables'), 'plaintext'))
      : textMap(member(env, 'variables'));
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
      throw new Refusal({ code: 'buildspec.unknownPhase', message, ...place });
    }
    phases[phase] = readPhase(source, name, given[name]);
  }
  return phases;
}

function readPhase(source: Located, name: string, given: Json | undefined): BuildspecPhase {
  if (!isNothing(given) && !isObject(given)) {
    refuse(source, ['phases', name], 'badPhase', `Expected the phase ${name} to be a mapping`);
  }
  const onFailure = textOf(member(given, 'on-failure'));
  if (onFailure !== undefined && onFailure !== '' && !ON_FAILURE.test(onFailure)) {
    const message = `Invalid on-failure value: ${onFailure}. Expecting: ABORT,CONTINUE,RETRY`;
    refuse(source, ['phases', name, 'on-failure'], 'badOnFailure', message);
  }
  return {
    commands: readCommands(source, ['phases', name, 'commands'], member(given, 'commands')),
    finally: readCommands(source, ['phases', name, 'finally'], member(given, 'finally')),
    onFailure: onFailure === undefined || onFailure === '' ? null : onFailure,
    runtimeVersions: textMap(member(given, 'runtime-versions')),
  };
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
