import type { ActionDeclaration, StageDeclaration } from '../domain';
import { nearest, type Json } from '../shared';
import { isKnownActionType, providersOf, requiredConfiguration } from './actionTypes';
import { artifactCountsOf } from './artifactCounts';
import { meantConfiguration } from './keys';
import { isGiven, note, noteKey, type Reading } from './reading';
import { isObject, member, textOf } from './values';
import type { Path } from './yaml';

const MAX_KEY = 50;
const MAX_VALUE = 1_000;
const MAX_ENVIRONMENT = 10;

/** The rules of single actions. `given` is the pipeline as it was written. */
export function checkActions(reading: Reading, stages: readonly StageDeclaration[], given: Json): void {
  const namespaces = new Map<string, string>();
  for (const [index, stage] of stages.entries()) {
    for (const [position, action] of stage.actions.entries()) {
      const path = ['stages', index, 'actions', position];
      const written = writtenAction(given, index, position);
      checkType(reading, path, action, written);
      checkCounts(reading, path, action);
      checkConfiguration(reading, path, action, written);
      checkOptions(reading, path, action, written);
      checkNamespace(reading, path, `StageName=[${stage.name}], ActionName=[${action.name}]`, written, namespaces);
    }
  }
}

function writtenAction(given: Json, stage: number, action: number): Json | undefined {
  const stages = member(given, 'stages');
  const actions = member(Array.isArray(stages) ? (stages as readonly Json[])[stage] : undefined, 'actions');
  return Array.isArray(actions) ? (actions as readonly Json[])[action] : undefined;
}

function checkType(reading: Reading, path: Path, action: ActionDeclaration, written: Json | undefined): void {
  const { category, owner, provider, name } = action;
  // Members that are missing or wrong in themselves have been noted before.
  const type = member(written, 'actionTypeId');
  if (member(type, 'category') !== category || member(type, 'owner') !== owner || provider === '') return;
  if (isKnownActionType(action)) return;
  const version = textOf(member(type, 'version')) ?? '1';
  const message = `ActionType (Category: '${category}', Provider: '${provider}', Owner: '${owner}', Version: '${version}') in action '${name}' is not available`;
  const params = { category, owner, provider, action: name };
  note(
    reading,
    [...path, 'actionTypeId'],
    'unknownActionType',
    message,
    params,
    nearest(provider, providersOf(category)),
  );
}

function checkCounts(reading: Reading, path: Path, action: ActionDeclaration): void {
  const bounds = artifactCountsOf(action.category, action.owner, action.provider);
  if (bounds === null) return;
  for (const side of ['input', 'output'] as const) {
    const count = (side === 'input' ? action.inputArtifacts : action.outputArtifacts).length;
    const [low, high] = bounds[side];
    if (count >= low && count <= high) continue;
    const limit = count < low ? `less than the minimum count (${low})` : `more than the maximum count (${high})`;
    const message = `Action ${action.name} declares ${count} ${side} artifacts which is ${limit}`;
    const { provider } = action;
    note(reading, [...path, `${side}Artifacts`], 'artifactCount', message, { side, low, high, count, provider });
  }
}

function checkConfiguration(reading: Reading, path: Path, action: ActionDeclaration, written: Json | undefined): void {
  const given = member(written, 'configuration');
  for (const [key, value] of isObject(given) ? Object.entries(given) : []) {
    const place = [...path, 'configuration', key];
    const text = textOf(value);
    if (text === undefined && value !== null) {
      note(reading, place, 'notText', `The value of ${key} must be a string.`, { what: key });
    } else if (key.length > MAX_KEY || (text ?? '').length > MAX_VALUE) {
      const limit = key.length > MAX_KEY ? MAX_KEY : MAX_VALUE;
      note(reading, place, 'configTooLong', `${key} is longer than ${limit} characters.`, { what: key, limit });
    }
    const meant = meantConfiguration(action, key, action.configuration);
    if (meant === null) continue;
    const message = `Action configuration for action '${action.name}' contains unknown configuration '${key}'`;
    noteKey(reading, place, 'unknownConfiguration', message, { action: action.name, key }, meant);
  }
  for (const key of requiredConfiguration(action, action.configuration)) {
    if (isGiven(action.configuration[key])) continue;
    const message = `Action configuration for action '${action.name}' is missing required configuration '${key}'`;
    note(reading, [...path, 'configuration'], 'missingConfiguration', message, { action: action.name, key });
  }
  // The build takes its buildspec from the primary one of several inputs.
  if (action.provider !== 'CodeBuild' || action.inputArtifacts.length < 2) return;
  if (action.inputArtifacts.includes(action.configuration.PrimarySource ?? '')) return;
  const message = `Action ${action.name} has more than one input artifact: PrimarySource must name one of them.`;
  note(reading, [...path, 'configuration'], 'primarySource', message, { action: action.name });
}

function checkOptions(reading: Reading, path: Path, action: ActionDeclaration, written: Json | undefined): void {
  if (action.timeoutInMinutes !== null && action.category !== 'Approval') {
    const message = 'timeoutInMinutes is available only to the manual approval action type.';
    note(reading, [...path, 'timeoutInMinutes'], 'timeoutNotApproval', message, { action: action.name });
  }
  const variables = member(written, 'environmentVariables');
  if (!Array.isArray(variables) || variables.length <= MAX_ENVIRONMENT) return;
  const what = 'environmentVariables';
  note(reading, [...path, what], 'tooMany', `At most ${MAX_ENVIRONMENT} ${what}.`, { what, limit: MAX_ENVIRONMENT });
}

function checkNamespace(
  reading: Reading,
  path: Path,
  who: string,
  written: Json | undefined,
  seen: Map<string, string>,
): void {
  const name = textOf(member(written, 'namespace')) ?? '';
  if (name === '') return;
  const first = seen.get(name);
  seen.set(name, who);
  if (first === undefined) return;
  const message = `Namespaces must be unique across the pipeline definition. The following occur more than once in the pipeline. ${who}, Namespace=[${name}]`;
  note(reading, [...path, 'namespace'], 'duplicateNamespace', message, { name });
}
