import type { PipelineDeclaration } from '../domain';
import { nearest, type Json } from '../shared';
import { needsV2 as isV2Action } from './actionTypes';
import { checkCharacters, isGiven, listAt, note, validation, type Characters, type Reading } from './reading';
import { member, textOf } from './values';
import type { Path } from './yaml';

const V2_MEMBERS = ['triggers', 'variables'] as const;
const MAX_TRIGGERS = 50;
const MAX_VARIABLES = 50;
const MAX_FILTERS = 3;
const MAX_PATTERNS = 8;
const MAX_RULES = 5;
const VARIABLE_NAME: Characters = { pattern: '[A-Za-z0-9@\\-_]+', signs: '@ - _', most: 128 };
/** What a failed condition may lead to, per hook of a stage. AWS CodePipeline User Guide, "Stage conditions". */
const RESULTS = {
  beforeEntry: ['FAIL', 'SKIP'],
  onSuccess: ['FAIL', 'ROLLBACK'],
  onFailure: ['ROLLBACK'],
} as const;
type Hook = keyof typeof RESULTS;
const HOOKS = Object.keys(RESULTS) as Hook[];
/** The rules that can skip a stage. */
const SKIPPING: ReadonlySet<string> = new Set(['LambdaInvoke', 'VariableCheck']);

/** Places of everything that only pipelines of type V2 can have. AWS CodePipeline User Guide, "Pipeline types". */
export function v2Features(given: Json, pipeline: Omit<PipelineDeclaration, 'pipelineType'>): Path[] {
  const found: Path[] = pipeline.executionMode === 'SUPERSEDED' ? [] : [['executionMode']];
  for (const key of V2_MEMBERS) if (isGiven(member(given, key))) found.push([key]);
  const stages = member(given, 'stages');
  for (const [index, stage] of (Array.isArray(stages) ? (stages as readonly Json[]) : []).entries()) {
    for (const hook of HOOKS) if (isGiven(member(stage, hook))) found.push(['stages', index, hook]);
  }
  for (const [index, stage] of pipeline.stages.entries()) {
    for (const [position, action] of stage.actions.entries()) {
      if (isV2Action(action)) found.push(['stages', index, 'actions', position, 'actionTypeId', 'provider']);
    }
  }
  return found;
}

/** The rules of triggers, variables and stage conditions. */
export function checkV2(reading: Reading, pipeline: PipelineDeclaration, given: Json): void {
  checkTriggers(reading, pipeline, listAt(reading, ['triggers'], member(given, 'triggers')));
  checkVariables(reading, listAt(reading, ['variables'], member(given, 'variables')));
  const stages = member(given, 'stages');
  for (const [index, stage] of (Array.isArray(stages) ? (stages as readonly Json[]) : []).entries()) {
    for (const hook of HOOKS) {
      const conditions = member(stage, hook);
      if (isGiven(conditions)) checkHook(reading, ['stages', index, hook], hook, conditions, pipeline.executionMode);
    }
  }
}

function limit(reading: Reading, path: Path, count: number, most: number): void {
  if (count <= most) return;
  const what = String(path.at(-1));
  note(reading, path, 'tooMany', validation(path, '', `Member must have length less than or equal to ${most}`), {
    what,
    limit: most,
  });
}

function checkTriggers(reading: Reading, { stages }: PipelineDeclaration, triggers: readonly Json[]): void {
  limit(reading, ['triggers'], triggers.length, MAX_TRIGGERS);
  const sources = new Set(
    (stages[0]?.actions ?? []).flatMap(({ name, provider }) => (provider === 'CodeStarSourceConnection' ? name : [])),
  );
  const seen = new Set<string>();
  for (const [index, trigger] of triggers.entries()) {
    const path = ['triggers', index, 'gitConfiguration'];
    const configuration = member(trigger, 'gitConfiguration');
    const name = textOf(member(configuration, 'sourceActionName')) ?? '';
    if (!sources.has(name)) {
      const message = `Triggers need a source action with the provider CodeStarSourceConnection: '${name}' is none.`;
      note(
        reading,
        [...path, 'sourceActionName'],
        'unknownTriggerSource',
        message,
        { name },
        nearest(name, [...sources]),
      );
    } else if (seen.has(name)) {
      const message = `The source action '${name}' has more than one trigger.`;
      note(reading, [...path, 'sourceActionName'], 'duplicateTrigger', message, { name });
    }
    seen.add(name);
    for (const event of ['push', 'pullRequest'] as const) {
      const filters = listAt(reading, [...path, event], member(configuration, event));
      limit(reading, [...path, event], filters.length, MAX_FILTERS);
      for (const [position, filter] of filters.entries()) checkFilter(reading, [...path, event, position], filter);
    }
  }
}

function checkFilter(reading: Reading, path: Path, filter: Json): void {
  for (const criterion of ['branches', 'filePaths', 'tags']) {
    for (const list of ['includes', 'excludes']) {
      const place = [...path, criterion, list];
      limit(reading, place, listAt(reading, place, member(member(filter, criterion), list)).length, MAX_PATTERNS);
    }
  }
}

function checkVariables(reading: Reading, variables: readonly Json[]): void {
  limit(reading, ['variables'], variables.length, MAX_VARIABLES);
  for (const [index, variable] of variables.entries()) {
    checkCharacters(reading, ['variables', index, 'name'], textOf(member(variable, 'name')) ?? '', VARIABLE_NAME);
  }
}

function checkHook(reading: Reading, path: Path, hook: Hook, given: Json, mode: string): void {
  const result = textOf(member(given, 'result')) ?? '';
  const conditions = listAt(reading, [...path, 'conditions'], member(given, 'conditions'));
  if (hook === 'onFailure') {
    checkResult(reading, [...path, 'result'], result, ['ROLLBACK', 'RETRY'], mode);
    if (result === 'RETRY' && conditions.length > 0) {
      const message = 'Automatic retry cannot be combined with conditions on failure.';
      note(reading, [...path, 'conditions'], 'retryWithConditions', message);
    }
  }
  const isOptional = hook === 'onFailure' && result !== '';
  if (conditions.length !== 1 && !(isOptional && conditions.length === 0)) {
    const message = `${hook} must have exactly one condition.`;
    note(reading, [...path, 'conditions'], 'conditionCount', message, { hook });
  }
  for (const [index, condition] of conditions.entries()) {
    const place = [...path, 'conditions', index];
    const action = textOf(member(condition, 'result')) ?? '';
    checkResult(reading, [...place, 'result'], action, RESULTS[hook], mode);
    const rules = listAt(reading, [...place, 'rules'], member(condition, 'rules'));
    if (rules.length < 1 || rules.length > MAX_RULES) {
      const message = `A condition has from 1 to ${MAX_RULES} rules.`;
      note(reading, [...place, 'rules'], 'ruleCount', message, { limit: MAX_RULES });
    }
    for (const [position, rule] of rules.entries()) {
      const provider = textOf(member(member(rule, 'ruleTypeId'), 'provider')) ?? '';
      if (action !== 'SKIP' || SKIPPING.has(provider)) continue;
      const message = `The result SKIP is available only with the rules ${[...SKIPPING].join(' and ')}.`;
      note(reading, [...place, 'rules', position], 'skipRule', message, { provider });
    }
  }
}

function checkResult(reading: Reading, path: Path, given: string, allowed: readonly string[], mode: string): void {
  if (given === '') return;
  if (!allowed.includes(given)) {
    const message = validation(path, given, `Member must satisfy enum value set: [${allowed.join(', ')}]`);
    note(reading, path, 'badValue', message, { value: given, allowed: allowed.join(', ') }, nearest(given, allowed));
  } else if (given === 'ROLLBACK' && mode === 'PARALLEL') {
    note(reading, path, 'rollbackInParallel', 'Stage rollback is not available in the execution mode PARALLEL.');
  }
}
