import type { ActionDeclaration, PipelineDeclaration, StageDeclaration } from '../domain';
import type { Json } from '../shared';
import { artifactCountsOf } from './artifactCounts';
import { note, type Reading } from './reading';
import { isNothing, member } from './values';

const MIN_STAGES = 2;
const MAX_STAGES = 50;

/** The rules that concern more than one member. AWS CodePipeline User Guide, "Pipeline structure reference". */
export function checkStructure(reading: Reading, pipeline: PipelineDeclaration, given: Json): void {
  const { stages } = pipeline;
  if (!isNothing(member(given, 'artifactStore')) && !isNothing(member(given, 'artifactStores'))) {
    note(reading, ['artifactStores'], 'bothStores', 'Give either artifactStore or artifactStores, not both.');
  }
  if (stages.length < MIN_STAGES) {
    note(reading, ['stages'], 'tooFewStages', 'A pipeline needs at least two stages.');
  } else if (stages.length > MAX_STAGES) {
    note(reading, ['stages'], 'tooManyStages', `A pipeline has at most ${MAX_STAGES} stages.`, { limit: MAX_STAGES });
  }
  checkSources(reading, stages);
  checkNames(reading, stages);
  checkArtifacts(reading, stages);
}

function checkSources(reading: Reading, stages: readonly StageDeclaration[]): void {
  for (const [index, stage] of stages.entries()) {
    for (const [position, action] of stage.actions.entries()) {
      const path = ['stages', index, 'actions', position];
      const isSource = action.category === 'Source';
      if (index === 0 && !isSource) {
        note(reading, path, 'firstStageNotSource', 'The first stage may contain only source actions.', {
          action: action.name,
        });
      } else if (index > 0 && isSource) {
        note(reading, path, 'sourceOutsideFirstStage', 'Source actions may stand only in the first stage.', {
          action: action.name,
        });
      }
    }
    if (stage.actions.length === 0) {
      note(reading, ['stages', index], 'emptyStage', 'A stage needs at least one action.', { stage: stage.name });
    }
  }
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
      checkAction(reading, ['stages', index, 'actions', position], action, made, names);
      waiting.push(...action.outputArtifacts);
    }
    for (const name of waiting) made.add(name);
  }
}

function checkAction(
  reading: Reading,
  path: readonly (string | number)[],
  action: ActionDeclaration,
  made: ReadonlySet<string>,
  names: Set<string>,
): void {
  for (const [index, name] of action.inputArtifacts.entries()) {
    if (!made.has(name)) {
      const message = `The input artifact ${name} is not the output of an action that runs before.`;
      note(reading, [...path, 'inputArtifacts', index], 'unknownInput', message, { name });
    }
  }
  for (const [index, name] of action.outputArtifacts.entries()) {
    if (names.has(name)) {
      const message = 'Names of output artifacts must be unique within a pipeline.';
      note(reading, [...path, 'outputArtifacts', index], 'duplicateArtifact', message, { name });
    }
    names.add(name);
  }
  const bounds = artifactCountsOf(action.category, action.owner, action.provider);
  if (bounds === null) return;
  for (const side of ['input', 'output'] as const) {
    const count = side === 'input' ? action.inputArtifacts.length : action.outputArtifacts.length;
    const [low, high] = bounds[side];
    if (count >= low && count <= high) continue;
    const message = `${action.provider} takes ${low} to ${high} ${side} artifacts, not ${count}.`;
    note(reading, [...path, `${side}Artifacts`], 'artifactCount', message, {
      side,
      low,
      high,
      count,
      provider: action.provider,
    });
  }
}
