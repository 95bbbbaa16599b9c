import { describe, expect, test } from 'vitest';
import { artifactCountsOf, parseAppspec, parseBuildspec, parsePipeline } from '../../src/formats';
import { hasShared, readShared } from '../support/shared';

interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly given: Record<string, unknown>;
  readonly expect: Record<string, unknown>;
}

const isHere = hasShared('conformance/pipeline.json');
const vectors: readonly Vector[] = isHere ? (JSON.parse(readShared('conformance/pipeline.json')) as Vector[]) : [];
const ofKind = (kind: string, prefix: string): Vector[] =>
  vectors.filter((vector) => vector.kind === kind && vector.id.startsWith(prefix));

/** Vectors write a changing number as N and a list that depends on the image only up to its colon. */
function pattern(like: unknown): RegExp {
  const escaped = String(like).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replace(/ N$/, ' \\d+'));
}

describe.skipIf(!isHere)('buildspec vectors', () => {
  // Runtimes depend on the build image, which the file does not know: the engine's tests cover that one.
  const textual = ofKind('buildspec-validate', 'buildspec.').filter(({ given }) => given.imageRuntimes === undefined);

  test.each(textual.map((vector) => [vector.id, vector] as const))('%s', (_, { given, expect: expected }) => {
    const parsed = parseBuildspec(String(given.text));
    expect(parsed.ok).toBe(expected.valid);
    if (!parsed.ok && expected.messageLike !== undefined) {
      expect(parsed.error.message).toMatch(pattern(expected.messageLike));
    }
    if (parsed.ok && expected.runtimePython !== undefined) {
      expect(parsed.value.phases.INSTALL?.runtimeVersions.python).toBe(expected.runtimePython);
    }
  });
});

describe.skipIf(!isHere)('appspec vectors', () => {
  test.each(ofKind('appspec-validate', 'appspec.').map((vector) => [vector.id, vector] as const))(
    '%s',
    (_, { given, expect: expected }) => {
      const parsed = parseAppspec(String(given.text));
      expect(parsed.ok).toBe(expected.valid);
      if (!parsed.ok) expect(parsed.error.message).toContain(expected.messageLike);
    },
  );
});

describe.skipIf(!isHere)('pipeline vectors', () => {
  interface Short {
    readonly name: string;
    readonly category: string;
    readonly runOrder?: number;
    readonly in?: readonly string[];
    readonly out?: readonly string[];
  }
  const PROVIDERS: Record<string, string> = { Source: 'S3', Build: 'CodeBuild', Test: 'CodeBuild', Approval: 'Manual' };

  function structure(given: Record<string, unknown>): string {
    const stages = (given.stages as { name: string; actions: Short[] }[]).map((stage) => ({
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
    const store = { type: 'S3', location: 'bucket' };
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

  test.each(ofKind('pipeline-validate', 'structure.').map((vector) => [vector.id, vector] as const))(
    '%s',
    (_, { given, expect: expected }) => {
      expect(parsePipeline('pipeline.json', structure(given)).ok).toBe(expected.valid);
    },
  );

  test.each(ofKind('artifact-count', 'artifacts.').map((vector) => [vector.id, vector] as const))(
    '%s',
    (_, { given, expect: expected }) => {
      expect(artifactCountsOf(String(given.category), 'AWS', String(given.provider))).toEqual(expected);
    },
  );

  test.each(ofKind('default', 'v1v2.').map((vector) => [vector.id, vector] as const))(
    '%s',
    (_, { given, expect: expected }) => {
      const text = structure({
        stages: [
          { name: 'S', actions: [{ name: 's', category: 'Source', out: ['A'] }] },
          { name: 'B', actions: [{ name: 'b', category: 'Build', in: ['A'] }] },
        ],
        executionMode: given.v2Parameters === true ? 'QUEUED' : undefined,
      });
      const parsed = parsePipeline('pipeline.json', text);
      expect(parsed.ok && parsed.value.pipelineType).toBe(expected.value);
    },
  );
});
