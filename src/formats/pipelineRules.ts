import type { ActionDeclaration, PipelineDeclaration, StageDeclaration } from '../domain';
import { nearest, type Json } from '../shared';
import { isGiven, note, type Reading } from './reading';
import { isObject, member, textOf } from './values';

const MIN_STAGES = 2;
const MAX_STAGES = 50;
const MAX_ACTIONS = 1_000;
/** In parallel and one after the other, each. AWS CodePipeline User Guide, "Quotas in AWS CodePipeline". */
const MAX_ACTIONS_IN_STAGE = 100;

/** The rules that concern more than one member. AWS CodePipeline User Guide, "Pipeline structure reference". */
export function checkStructure(reading: Reading, pipeline: PipelineDeclaration, given: Json): void {
  const { stages } = pipeline;
  if (isGiven(member(given, 'artifactStore')) && isGiven(member(given, 'artifactStores'))) {
    note(reading, ['artifactStores'], 'bothStores', 'Give either artifactStore or artifactStores, not both.');
  }
  if (stages.length < MIN_STAGES) {
    const message = `Pipeline has only ${stages.length} stage(s). There should be a minimum of ${MIN_STAGES} stages in a pipeline`;
    note(reading, ['stages'], 'tooFewStages', message);
  } else if (stages.length > MAX_STAGES) {
    note(reading, ['stages'], 'tooManyStages', `A pipeline has at most ${MAX_STAGES} stages.`, { limit: MAX_STAGES });
  }
  checkSources(reading, stages);
  checkNumbers(reading, stages);
  checkNames(reading, stages);
  checkRegions(reading, given);
  checkArtifacts(reading, stages);
}

function checkSources(reading: Reading, stages: readonly StageDeclaration[]): void {
  for (const [index, stage] of stages.entries()) {
    for (const [position, action] of stage.actions.entries()) {
      const path = ['stages', index, 'actions', position];
      const isSource = action.category === 'Source';
      if (index === 0 && !isSource) {
        const message = 'Pipeline should start with a stage that only contains source actions';
        note(reading, path, 'firstStageNotSource', message, { action: action.name });
      } else if (index > 0 && isSource) {
        const message = 'Source actions may stand only in the first stage.';
        note(reading, path, 'sourceOutsideFirstStage', message, { action: action.name });
      }
    }
    if (stage.actions.length === 0) {
      note(reading, ['stages', index], 'emptyStage', 'A stage needs at least one action.', { stage: stage.name });
    }
  }
}

function checkNumbers(reading: Reading, stages: readonly StageDeclaration[]): void {
  let total = 0;
  for (const [index, stage] of stages.entries()) {
    total += stage.actions.length;
    const perOrder = new Map<number, number>();
    for (const { runOrder } of stage.actions) perOrder.set(runOrder, (perOrder.get(runOrder) ?? 0) + 1);
    if (perOrder.size <= MAX_ACTIONS_IN_STAGE && Math.max(0, ...perOrder.values()) <= MAX_ACTIONS_IN_STAGE) continue;
    const message = `Pipeline stage '${stage.name}' has too many actions. There can only be up to ${MAX_ACTIONS_IN_STAGE} actions in a pipeline stage`;
    note(reading, ['stages', index, 'actions'], 'tooManyActions', message, {
      stage: stage.name,
      limit: MAX_ACTIONS_IN_STAGE,
    });
  }
  if (total <= MAX_ACTIONS) return;
  const what = 'actions';
  note(reading, ['stages'], 'tooMany', `A pipeline has at most ${MAX_ACTIONS} actions.`, { what, limit: MAX_ACTIONS });
}

function checkNames(reading: Reading, stages: readonly StageDeclaration[]): void {
  const seen = new Set<string>();
  for (const [index, stage] of stages.entries()) {
    if (seen.has(stage.name)) {
      note(reading, ['stages', index, 'name'], 'duplicateStage', 'Stage names must be unique.', { name: stage.name });
    }
    seen.add(stage.name);
    const actions = new Set<string>();
    for (const [position, { name }] of stage.actions.entries()) {
      if (actions.has(name)) {
        const message = 'Action names must be unique within a stage.';
        note(reading, ['stages', index, 'actions', position, 'name'], 'duplicateAction', message, { name });
      }
      actions.add(name);
    }
  }
}

/** Actions in other Regions need an artifact store of their own there. Which Region is the pipeline's own, the structure does not say. */
function checkRegions(reading: Reading, given: Json): void {
  const stores = member(given, 'artifactStores');
  const seen = new Set<string>();
  const stages = member(given, 'stages');
  for (const [index, stage] of (Array.isArray(stages) ? (stages as readonly Json[]) : []).entries()) {
    const actions = member(stage, 'actions');
    for (const [position, action] of (Array.isArray(actions) ? (actions as readonly Json[]) : []).entries()) {
      const region = textOf(member(action, 'region')) ?? '';
      if (region === '') continue;
      seen.add(region);
      const isMissing = isObject(stores)
        ? !Object.hasOwn(stores, region)
        : isGiven(member(given, 'artifactStore')) && seen.size > 1;
      if (!isMissing) continue;
      const message = `There is no artifact store for the Region ${region}: actions in several Regions need artifactStores.`;
      note(reading, ['stages', index, 'actions', position, 'region'], 'regionWithoutStore', message, { region });
    }
  }
}

/** An input must be the output of an action that ran before: in an earlier stage, or with a lower run order. */
function checkArtifacts(reading: Reading, stages: readonly StageDeclaration[]): void {
  const made = new Set<string>();
  const names = new Set<string>();
  for (const [index, stage] of stages.entries()) {
    const inOrder = [...stage.actions.entries()].sort(([, a], [, b]) => a.runOrder - b.runOrder);
    let waiting: string[] = [];
    let order = 0;
    for (const [position, action] of inOrder) {
      if (action.runOrder !== order) {
        for (const name of waiting) made.add(name);
        waiting = [];
        order = action.runOrder;
      }
      checkArtifactsOf(reading, ['stages', index, 'actions', position], action, made, names);
      waiting.push(...action.outputArtifacts);
    }
    for (const name of waiting) made.add(name);
  }
}

function checkArtifactsOf(
  reading: Reading,
  path: readonly (string | number)[],
  action: ActionDeclaration,
  made: ReadonlySet<string>,
  names: Set<string>,
): void {
  for (const [index, name] of action.inputArtifacts.entries()) {
    if (made.has(name)) continue;
    const message = `The input artifact ${name} of action ${action.name} is not the output of an action that runs before.`;
    note(reading, [...path, 'inputArtifacts', index], 'unknownInput', message, { name }, nearest(name, [...made]));
  }
  for (const [index, name] of action.outputArtifacts.entries()) {
    if (names.has(name)) {
      const message = 'Names of output artifacts must be unique within a pipeline.';
      note(reading, [...path, 'outputArtifacts', index], 'duplicateArtifact', message, { name });
    }
    names.add(name);
  }
}
