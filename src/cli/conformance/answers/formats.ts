import { artifactCountsOf, parsePipeline } from '../../../formats';
import type { Answerer } from '../answerer';
import type { Answer } from '../compare';
import type { Vector } from '../vector';

interface ShortAction {
  readonly name: string;
  readonly category: string;
  readonly runOrder?: number;
  readonly in?: readonly string[];
  readonly out?: readonly string[];
}

interface ShortStage {
  readonly name: string;
  readonly actions: readonly ShortAction[];
}

const PROVIDERS: Readonly<Record<string, string>> = {
  Source: 'S3',
  Build: 'CodeBuild',
  Test: 'CodeBuild',
  Approval: 'Manual',
};

/** Writes the short form of a structure out as the file that `get-pipeline` prints. */
function pipelineText(given: Vector['given']): string {
  const store = { type: 'S3', location: 'bucket' };
  const stages = (given.stages as unknown as readonly ShortStage[]).map((stage) => ({
    name: stage.name,
    actions: stage.actions.map((action) => ({
      name: action.name,
      actionTypeId: {
        category: action.category,
        owner: 'AWS',
        provider: PROVIDERS[action.category] ?? 'Lambda',
        version: '1',
      },
      runOrder: action.runOrder,
      inputArtifacts: (action.in ?? []).map((name) => ({ name })),
      outputArtifacts: (action.out ?? []).map((name) => ({ name })),
    })),
  }));
  return JSON.stringify({
    pipeline: {
      name: 'p',
      pipelineType: given.pipelineType,
      executionMode: given.executionMode,
      artifactStore: given.artifactStore === true ? store : undefined,
      artifactStores: given.artifactStores === true ? { 'us-east-1': store } : undefined,
      stages,
    },
  });
}

function pipelineType({ given }: Vector): Answer | null {
  if (!('pipelineType' in given)) return null;
  const text = pipelineText({
    stages: [
      { name: 'S', actions: [{ name: 's', category: 'Source', out: ['A'] }] },
      { name: 'B', actions: [{ name: 'b', category: 'Build', in: ['A'] }] },
    ],
    pipelineType: given.pipelineType ?? null,
    ...(given.v2Parameters === true ? { executionMode: 'QUEUED' } : {}),
  });
  const parsed = parsePipeline('pipeline.json', text.replace('"pipelineType":null,', ''));
  return parsed.ok ? { value: parsed.value.pipelineType } : null;
}

/** Pipeline structures: what is accepted. */
export const formatAnswers: Answerer = {
  areas: ['codebuild', 'codepipeline'],
  answer: (vector) => {
    const { kind, given, expect } = vector;
    if (kind === 'pipeline-validate') {
      const parsed = parsePipeline('pipeline.json', pipelineText(given));
      // The reason is a sentence for readers of the vector.
      return { valid: parsed.ok, reason: expect.reason };
    }
    if (kind === 'artifact-count') {
      const counts = artifactCountsOf(String(given.category), 'AWS', String(given.provider));
      return counts === null ? null : (counts as unknown as Answer);
    }
    return kind === 'default' ? pipelineType(vector) : null;
  },
};
