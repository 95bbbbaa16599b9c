import type {
  ActionCategory,
  ActionDeclaration,
  ExecutionMode,
  PipelineDeclaration,
  StageDeclaration,
} from '../domain';
import { err, ok, type Json, type Result } from '../shared';
import type { InputError } from './errors';
import { checkStructure } from './pipelineRules';
import { isNothing, isObject, member, textMap, textOf } from './values';
import { note, type Reading } from './reading';
import { readYaml, type Path } from './yaml';

const CATEGORIES: readonly ActionCategory[] = ['Source', 'Build', 'Test', 'Deploy', 'Approval', 'Invoke', 'Compute'];
const OWNERS = ['AWS', 'ThirdParty', 'Custom'] as const;
const MODES: readonly ExecutionMode[] = ['SUPERSEDED', 'QUEUED', 'PARALLEL'];
/** AWS CodePipeline API reference: names of pipelines, stages and actions; names of artifacts. */
const NAME = /^[A-Za-z0-9.@\-_]{1,100}$/;
const ARTIFACT_NAME = /^[A-Za-z0-9_-]{1,100}$/;
/** Members that only pipelines of type V2 may have. AWS CodePipeline User Guide, "Pipeline types". */
const V2_MEMBERS = ['triggers', 'variables'] as const;

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
  const isWrapped = isObject(member(whole, 'pipeline'));
  const reading: Reading = { source, errors: [], base: isWrapped ? ['pipeline'] : [] };
  const pipeline = isWrapped ? member(whole, 'pipeline') : whole;
  if (!isObject(pipeline) || !Array.isArray(member(pipeline, 'stages'))) {
    if (isObject(member(whole, 'Resources'))) return err([template(source.error([], '', ''))]);
    const message = 'Expected a pipeline structure with name and stages, as get-pipeline prints it.';
    return err([source.error(reading.base, 'pipeline.notAPipeline', message)]);
  }
  const declaration = readPipeline(reading, pipeline);
  checkStructure(reading, declaration, pipeline);
  return reading.errors.length > 0 ? err(reading.errors.slice(0, 50)) : ok(declaration);
}

function template(error: InputError): InputError {
  const message = 'This is a CloudFormation template, not a pipeline structure as get-pipeline prints it.';
  return { ...error, code: 'pipeline.isTemplate', message, params: {} };
}

function readPipeline(reading: Reading, pipeline: Json): PipelineDeclaration {
  const stages = member(pipeline, 'stages') as readonly Json[];
  const mode = readEnum(reading, ['executionMode'], member(pipeline, 'executionMode'), MODES) ?? 'SUPERSEDED';
  const declaredType = readEnum(reading, ['pipelineType'], member(pipeline, 'pipelineType'), ['V1', 'V2'] as const);
  const needsV2 = mode !== 'SUPERSEDED' || V2_MEMBERS.some((key) => !isNothing(member(pipeline, key)));
  if (declaredType === 'V1' && needsV2) {
    const path = mode !== 'SUPERSEDED' ? ['executionMode'] : ['pipelineType'];
    note(reading, path, 'needsV2', 'QUEUED and PARALLEL, triggers and variables need a pipeline of type V2.');
  }
  return {
    name: readName(reading, ['name'], member(pipeline, 'name'), NAME),
    pipelineType: declaredType ?? (needsV2 ? 'V2' : 'V1'),
    executionMode: mode,
    stages: stages.map((stage, index) => readStage(reading, ['stages', index], stage)),
  };
}

function readStage(reading: Reading, path: Path, stage: Json): StageDeclaration {
  const actions = member(stage, 'actions');
  if (!Array.isArray(actions)) note(reading, path, 'expected', 'Expected a list of actions.', { what: 'actions' });
  return {
    name: readName(reading, [...path, 'name'], member(stage, 'name'), NAME),
    actions: (Array.isArray(actions) ? (actions as readonly Json[]) : []).map((action, index) =>
      readAction(reading, [...path, 'actions', index], action),
    ),
  };
}

function readAction(reading: Reading, path: Path, action: Json): ActionDeclaration {
  const type = member(action, 'actionTypeId');
  const typePath = [...path, 'actionTypeId'];
  if (!isObject(type)) note(reading, typePath, 'missing', 'actionTypeId is missing.', { what: 'actionTypeId' });
  const required = (key: string): string => {
    const text = textOf(member(type, key)) ?? '';
    if (text === '' && isObject(type)) note(reading, typePath, 'missing', `${key} is missing.`, { what: key });
    return text;
  };
  const category = readEnum(reading, [...typePath, 'category'], member(type, 'category'), CATEGORIES);
  if (category === null && isObject(type) && isNothing(member(type, 'category'))) required('category');
  const owner = readEnum(reading, [...typePath, 'owner'], member(type, 'owner'), OWNERS);
  return {
    name: readName(reading, [...path, 'name'], member(action, 'name'), NAME),
    category: category ?? 'Build',
    owner: owner ?? 'AWS',
    provider: required('provider'),
    runOrder: readRunOrder(reading, [...path, 'runOrder'], member(action, 'runOrder')),
    configuration: textMap(member(action, 'configuration')),
    inputArtifacts: readArtifacts(reading, [...path, 'inputArtifacts'], member(action, 'inputArtifacts')),
    outputArtifacts: readArtifacts(reading, [...path, 'outputArtifacts'], member(action, 'outputArtifacts')),
    timeoutInMinutes: readTimeout(reading, [...path, 'timeoutInMinutes'], member(action, 'timeoutInMinutes')),
  };
}

function readName(reading: Reading, path: Path, given: Json | undefined, pattern: RegExp): string {
  const name = textOf(given) ?? '';
  const key = String(path.at(-1));
  if (name === '') note(reading, path, 'missing', `${key} is missing.`, { what: key });
  else if (!pattern.test(name)) {
    const message = `Value '${name}' at '${key}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern.source}`;
    note(reading, path, 'badName', message, { name });
  }
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
  const message = `Value '${value}' at '${String(path.at(-1))}' failed to satisfy constraint: Member must satisfy enum value set: [${allowed.join(', ')}]`;
  note(reading, path, 'badValue', message, { value, allowed: allowed.join(', ') });
  return null;
}

function readRunOrder(reading: Reading, path: Path, given: Json | undefined): number {
  if (isNothing(given)) return 1;
  const order = Number(textOf(given));
  if (Number.isInteger(order) && order >= 1 && order <= 999) return order;
  note(reading, path, 'badRunOrder', 'runOrder must be a whole number from 1 to 999.');
  return 1;
}

/** AWS CodePipeline API reference, `ActionDeclaration`: 5 to 86400 minutes. */
function readTimeout(reading: Reading, path: Path, given: Json | undefined): number | null {
  if (isNothing(given)) return null;
  const minutes = Number(textOf(given));
  if (Number.isInteger(minutes) && minutes >= 5 && minutes <= 86_400) return minutes;
  const allowed = '5–86400';
  note(reading, path, 'badValue', 'timeoutInMinutes must be from 5 to 86400.', { value: textOf(given) ?? '', allowed });
  return null;
}

function readArtifacts(reading: Reading, path: Path, given: Json | undefined): string[] {
  if (isNothing(given)) return [];
  if (!Array.isArray(given)) {
    note(reading, path, 'expected', 'Expected a list of artifacts.', { what: String(path.at(-1)) });
    return [];
  }
  return (given as readonly Json[]).map((item, index) =>
    readName(
      reading,
      [...path, index, 'name'],
      member(item, 'name') ?? (typeof item === 'string' ? item : undefined),
      ARTIFACT_NAME,
    ),
  );
}
