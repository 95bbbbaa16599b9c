import type {
  ActionCategory,
  ActionDeclaration,
  ExecutionMode,
  PipelineDeclaration,
  StageDeclaration,
} from '../domain';
import { err, nearest, ok, type Json, type Result } from '../shared';
import type { InputError } from './errors';
import { mended, unknownKeys } from './keys';
import { checkActions } from './pipelineActions';
import { checkStructure } from './pipelineRules';
import { checkV2, v2Features } from './pipelineV2';
import {
  checkCharacters,
  listAt,
  note,
  noteKey,
  noteUnknown,
  validation,
  type Characters,
  type Reading,
} from './reading';
import { isNothing, isObject, member, textMap, textOf } from './values';
import { readYaml, type Path } from './yaml';

const CATEGORIES: readonly ActionCategory[] = ['Source', 'Build', 'Test', 'Deploy', 'Approval', 'Invoke', 'Compute'];
const OWNERS = ['AWS', 'ThirdParty', 'Custom'] as const;
const MODES: readonly ExecutionMode[] = ['SUPERSEDED', 'QUEUED', 'PARALLEL'];
/** AWS CodePipeline API reference: names of pipelines, stages and actions; names of artifacts; versions of action types. */
const NAME: Characters = { pattern: '[A-Za-z0-9.@\\-_]+', signs: '. @ - _', most: 100 };
const ARTIFACT_NAME: Characters = { pattern: '[a-zA-Z0-9_\\-]+', signs: '- _', most: 100 };
const VERSION: Characters = { pattern: '[0-9A-Za-z_-]+', signs: '- _', most: 9 };
/** A pipeline has up to 1000 actions: more mistakes than these help nobody. */
const MAX_ERRORS = 50;

/**
 * Reads a pipeline structure as `aws codepipeline get-pipeline` prints it (`{"pipeline": …, "metadata": …}`) or bare,
 * as JSON or YAML, and checks it by the rules of CodePipeline.
 * Source: AWS CodePipeline User Guide, "Pipeline structure reference"; API reference.
 */
export function parsePipeline(file: string, text: string): Result<PipelineDeclaration, readonly InputError[]> {
  const read = readYaml(file, text);
  if (!read.ok) {
    // Templates carry short-form functions such as !Ref, which plain YAML does not know.
    if (read.error[0]?.code === 'yaml.tag' && /^\s*["']?Resources["']?\s*:/m.test(text))
      return err([template(read.error[0])]);
    return read;
  }
  const source = read.value;
  const whole = source.value;
  const wrapper = wrapperOf(whole);
  const reading: Reading = { source, errors: [], base: wrapper === null ? [] : [wrapper] };
  const given = wrapper === null ? whole : (member(whole, wrapper) ?? null);
  if (wrapper !== null && wrapper !== 'pipeline') noteWrapper(reading, wrapper);
  const unknown = unknownKeys('PipelineDeclaration', given);
  const pipeline = mended(given, unknown);
  if (!isObject(pipeline) || !Array.isArray(member(pipeline, 'stages'))) {
    if (isObject(member(whole, 'Resources'))) return err([template(source.error([], '', ''))]);
    const message = 'Expected a pipeline structure with name and stages, as get-pipeline prints it.';
    return err([source.error(reading.base, 'pipeline.notAPipeline', message)]);
  }
  for (const each of unknown) noteUnknown(reading, each);
  const declaration = readPipeline(reading, pipeline);
  checkStructure(reading, declaration, pipeline);
  checkActions(reading, declaration.stages, pipeline);
  checkV2(reading, declaration, pipeline);
  return reading.errors.length > 0 ? err(reading.errors.slice(0, MAX_ERRORS)) : ok(declaration);
}

/** The key in which `get-pipeline` wraps the structure; null for a bare structure. */
function wrapperOf(whole: Json): string | null {
  if (!isObject(whole) || Array.isArray(whole.stages)) return null;
  const isWrapper = (key: string): boolean => key === 'pipeline' || nearest(key, ['pipeline']) !== null;
  return Object.keys(whole).find((key) => isWrapper(key) && isObject(whole[key])) ?? null;
}

function noteWrapper(reading: Reading, key: string): void {
  const message = `Unknown parameter in input: "${key}", must be one of: pipeline`;
  noteKey(reading, [], 'unknownKey', message, { key, possible: 'pipeline' }, 'pipeline');
}

function template(error: InputError): InputError {
  const message = 'This is a CloudFormation template, not a pipeline structure as get-pipeline prints it.';
  return { ...error, code: 'pipeline.isTemplate', message, params: {} };
}

function readPipeline(reading: Reading, pipeline: Json): PipelineDeclaration {
  const executionMode = readEnum(reading, ['executionMode'], member(pipeline, 'executionMode'), MODES) ?? 'SUPERSEDED';
  const declaredType = readEnum(reading, ['pipelineType'], member(pipeline, 'pipelineType'), ['V1', 'V2'] as const);
  const stages = listAt(reading, ['stages'], member(pipeline, 'stages'));
  const declaration = {
    name: readName(reading, ['name'], member(pipeline, 'name'), NAME),
    executionMode,
    stages: stages.map((stage, index) => readStage(reading, ['stages', index], stage)),
  };
  const features = v2Features(pipeline, declaration);
  if (declaredType === 'V1') {
    const message =
      'QUEUED and PARALLEL, triggers, variables, stage conditions and newer providers need a pipeline of type V2.';
    for (const path of features) note(reading, path, 'needsV2', message);
  }
  // Without a type the structure decides: parameters of V2 make it V2.
  return { ...declaration, pipelineType: declaredType ?? (features.length > 0 ? 'V2' : 'V1') };
}

function readStage(reading: Reading, path: Path, stage: Json): StageDeclaration {
  const actions = member(stage, 'actions');
  if (isNothing(actions)) note(reading, path, 'expected', 'Expected a list of actions.', { what: 'actions' });
  return {
    name: readName(reading, [...path, 'name'], member(stage, 'name'), NAME),
    actions: listAt(reading, [...path, 'actions'], actions).map((action, index) =>
      readAction(reading, [...path, 'actions', index], action),
    ),
  };
}

function readAction(reading: Reading, path: Path, action: Json): ActionDeclaration {
  const name = readName(reading, [...path, 'name'], member(action, 'name'), NAME);
  return {
    name,
    ...readType(reading, [...path, 'actionTypeId'], member(action, 'actionTypeId')),
    runOrder: readNumber(reading, [...path, 'runOrder'], member(action, 'runOrder'), 1, 999) ?? 1,
    configuration: textMap(member(action, 'configuration')),
    inputArtifacts: readArtifacts(reading, [...path, 'inputArtifacts'], member(action, 'inputArtifacts')),
    outputArtifacts: readArtifacts(reading, [...path, 'outputArtifacts'], member(action, 'outputArtifacts')),
    // AWS CodePipeline API reference, `ActionDeclaration`: 5 to 86400 minutes.
    timeoutInMinutes: readNumber(reading, [...path, 'timeoutInMinutes'], member(action, 'timeoutInMinutes'), 5, 86_400),
  };
}

function readType(
  reading: Reading,
  path: Path,
  type: Json | undefined,
): Pick<ActionDeclaration, 'category' | 'owner' | 'provider'> {
  if (!isObject(type)) {
    noteMissing(reading, path);
    return { category: 'Build', owner: 'AWS', provider: '' };
  }
  for (const key of ['category', 'owner', 'provider'] as const) {
    if (isNothing(member(type, key))) noteMissing(reading, [...path, key]);
  }
  readName(reading, [...path, 'version'], member(type, 'version'), VERSION);
  return {
    category: readEnum(reading, [...path, 'category'], member(type, 'category'), CATEGORIES) ?? 'Build',
    owner: readEnum(reading, [...path, 'owner'], member(type, 'owner'), OWNERS) ?? 'AWS',
    provider: textOf(member(type, 'provider')) ?? '',
  };
}

function noteMissing(reading: Reading, path: Path): void {
  const what = String(path.at(-1));
  const key = what === 'name' && typeof path.at(-2) === 'number' ? `${String(path.at(-3))}.name` : what;
  note(reading, path, 'missing', validation(path, null, 'Member must not be null'), { what: key });
}

function readName(reading: Reading, path: Path, given: Json | undefined, allowed: Characters): string {
  const name = textOf(given) ?? '';
  if (name === '') noteMissing(reading, path);
  else checkCharacters(reading, path, name, allowed);
  return name;
}

function readEnum<T extends string>(
  reading: Reading,
  path: Path,
  given: Json | undefined,
  allowed: readonly T[],
): T | null {
  if (isNothing(given)) return null;
  const found = allowed.find((each) => each === given);
  if (found !== undefined) return found;
  const value = textOf(given) ?? '';
  const message = validation(path, value, `Member must satisfy enum value set: [${allowed.join(', ')}]`);
  note(reading, path, 'badValue', message, { value, allowed: allowed.join(', ') }, nearest(value, allowed));
  return null;
}

function readNumber(reading: Reading, path: Path, given: Json | undefined, least: number, most: number): number | null {
  if (isNothing(given)) return null;
  const value = textOf(given) ?? '';
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  const bound = number < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`;
  const message = validation(path, value, `Member must have value ${bound}`);
  if (path.at(-1) === 'runOrder') note(reading, path, 'badRunOrder', message);
  else note(reading, path, 'badValue', message, { value, allowed: `${least}–${most}` });
  return null;
}

/** Artifacts are objects with a name. */
function readArtifacts(reading: Reading, path: Path, given: Json | undefined): string[] {
  return listAt(reading, path, given).map((item, index) =>
    readName(reading, [...path, index, 'name'], member(item, 'name'), ARTIFACT_NAME),
  );
}
