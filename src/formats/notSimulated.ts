import type { Buildspec, PipelineDeclaration } from '../domain';
import type { Params } from './errors';
import { isGiven } from './reading';
import { isObject, member } from './values';
import { readYaml } from './yaml';

/** Something worth knowing before the run: what the simulation leaves out, or what the services will not take as it is meant. */
export interface LeftOut {
  readonly code: string;
  readonly params: Params;
  /** What was probably meant. */
  readonly suggestion?: string | null;
}

/** What of a pipeline does not act. `isSimulated` knows the providers that the engine has. */
export function leftOutOfPipeline(
  pipeline: PipelineDeclaration,
  text: string,
  isSimulated: (action: PipelineDeclaration['stages'][number]['actions'][number]) => boolean,
): LeftOut[] {
  const found: LeftOut[] = [];
  for (const stage of pipeline.stages) {
    for (const action of stage.actions) {
      if (isSimulated(action)) continue;
      const provider = `${action.category}/${action.owner}/${action.provider}`;
      found.push({ code: 'notSimulated.provider', params: { action: `${stage.name}/${action.name}`, provider } });
    }
  }
  if (pipeline.executionMode !== 'SUPERSEDED') {
    found.push({ code: 'notSimulated.executionMode', params: { mode: pipeline.executionMode } });
  }
  const configurations = pipeline.stages.flatMap(({ actions }) => actions.map(({ configuration }) => configuration));
  if (configurations.some((values) => Object.values(values).some((value) => value.includes('#{')))) {
    found.push({ code: 'notSimulated.actionVariables', params: {} });
  }
  if (configurations.some(({ BatchEnabled }) => BatchEnabled === 'true')) {
    found.push({ code: 'notSimulated.batch', params: {} });
  }
  const read = readYaml('pipeline', text);
  if (!read.ok) return found;
  const whole = member(read.value.value, 'pipeline') ?? read.value.value;
  for (const key of ['triggers', 'variables'] as const) {
    if (isGiven(member(whole, key))) found.push({ code: `notSimulated.${key}`, params: {} });
  }
  const stages = member(whole, 'stages');
  const list = Array.isArray(stages) ? stages : [];
  const hasConditions = list.some((stage) =>
    ['beforeEntry', 'onSuccess', 'onFailure'].some((key) => isGiven(member(stage, key))),
  );
  if (hasConditions) found.push({ code: 'notSimulated.conditions', params: {} });
  if (isGiven(member(whole, 'artifactStores'))) found.push({ code: 'notSimulated.crossRegion', params: {} });
  return found;
}

/** What of a buildspec does not act. */
export function leftOutOfBuildspec(spec: Buildspec, text: string): LeftOut[] {
  const found: LeftOut[] = [];
  const read = readYaml('buildspec.yml', text, { schema: 'failsafe', duplicateKeys: 'last' });
  if (!read.ok) return found;
  const { value } = read.value;
  for (const key of ['cache', 'reports', 'batch', 'proxy'] as const) {
    if (isGiven(member(value, key))) found.push({ code: `notSimulated.${key}`, params: {} });
  }
  const phases = member(value, 'phases');
  const users = [value, ...(isObject(phases) ? Object.values(phases) : [])];
  if (users.some((part) => isGiven(member(part, 'run-as')))) found.push({ code: 'notSimulated.runAs', params: {} });
  const env = member(value, 'env');
  if (isGiven(member(env, 'parameter-store')) || isGiven(member(env, 'secrets-manager'))) {
    found.push({ code: 'notSimulated.secrets', params: {} });
  }
  const retries = Object.values(spec.phases).some((phase) => phase.onFailure?.startsWith('RETRY') ?? false);
  if (retries) found.push({ code: 'notSimulated.onFailureRetry', params: {} });
  return found;
}

/** What of an appspec does not act. */
export function leftOutOfAppspec(text: string): LeftOut[] {
  const read = readYaml('appspec.yml', text, { schema: 'yaml-1.1', duplicateKeys: 'last' });
  if (!read.ok || !isGiven(member(read.value.value, 'permissions'))) return [];
  return [{ code: 'notSimulated.permissions', params: {} }];
}
