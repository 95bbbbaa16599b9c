import { describe, expect, test } from 'vitest';
import { parseBuildspec, parsePipeline } from '../../../src/formats';

const action = (name: string, category: string, provider: string, rest: object = {}): object => ({
  name,
  actionTypeId: { category, owner: 'AWS', provider, version: '1' },
  ...rest,
});

function pipeline(): string {
  const source = action('Source', 'Source', 'CodeCommit', {
    configuration: { RepositoryName: 'orders', BranchName: 'main' },
    outputArtifacts: [{ name: 'Source' }],
  });
  const build = action('Build', 'Build', 'CodeBuild', {
    configuration: { ProjectName: 'orders' },
    inputArtifacts: [{ name: 'Source' }],
  });
  const stages = [source, build].map((each, index) => ({ name: `S${index}`, actions: [each] }));
  const store = { type: 'S3', location: 'bucket' };
  return JSON.stringify({ pipeline: { name: 'p', artifactStore: store, stages } }, null, 2);
}

interface Told {
  readonly code: string;
  readonly suggestion: string | undefined;
  readonly place: string;
}

/** What is wrong with the pipeline after one text of it was replaced. */
function told(original: string, bad: string): Told[] {
  const text = pipeline();
  expect(text).toContain(original);
  const parsed = parsePipeline('p.json', text.replace(original, bad));
  if (parsed.ok) return [];
  return parsed.error.map(({ code, suggestion, line, column }) => ({ code, suggestion, place: `${line}:${column}` }));
}

function placeOf(original: string): string {
  const before = pipeline().split(original)[0] ?? '';
  const lines = before.split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

describe('a misspelt key of a pipeline', () => {
  test.each([
    ['"stages"', '"stage"', 'stages'],
    ['"actions"', '"acitons"', 'actions'],
    ['"actionTypeId"', '"actionTypeID"', 'actionTypeId'],
    ['"provider"', '"providr"', 'provider'],
    ['"inputArtifacts"', '"inputArtefacts"', 'inputArtifacts'],
    ['"artifactStore"', '"artifactStor"', 'artifactStore'],
    ['"pipeline"', '"pipline"', 'pipeline'],
  ])('%s as %s is the only error, at its place, with what was meant', (original, bad, suggestion) => {
    const place = placeOf(original);
    expect(told(original, bad)).toEqual([{ code: 'pipeline.unknownKey', suggestion, place }]);
  });

  test('in a configuration is told as CodePipeline tells it', () => {
    const [error, ...others] = told('"ProjectName"', '"ProjectNam"');
    expect(others).toEqual([]);
    expect(error).toMatchObject({ code: 'pipeline.unknownConfiguration', suggestion: 'ProjectName' });
    expect(told('"ProjectName": "orders"', '"ProjectName": "orders", "Whatever": "x"')).toEqual([]);
  });

  test('names the place and the possible keys as the command line of AWS does', () => {
    const parsed = parsePipeline('p.json', pipeline().replace('"actions"', '"acts"'));
    expect(parsed.ok ? '' : parsed.error[0]?.message).toBe(
      'Unknown parameter in pipeline.stages[0]: "acts", must be one of: name, blockers, actions, onFailure, onSuccess, beforeEntry',
    );
  });
});

describe('a misspelt value of a pipeline', () => {
  test.each([
    ['"CodeBuild"', '"CodeBiuld"', 'pipeline.unknownActionType', 'CodeBuild'],
    ['"category": "Build"', '"category": "Biuld"', 'pipeline.badValue', 'Build'],
    ['"inputArtifacts": [\n', '"inputArtifacts": [ {"name": "Sorce"},\n', 'pipeline.unknownInput', 'Source'],
  ])('%s as %s', (original, bad, code, suggestion) => {
    expect(told(original, bad)).toContainEqual(expect.objectContaining({ code, suggestion }));
  });
});

test('a misspelt phase of a buildspec', () => {
  const parsed = parseBuildspec('version: 0.2\nphases:\n  pre-build:\n    commands: [make]\n');
  expect(parsed.ok ? undefined : parsed.error.suggestion).toBe('pre_build');
});
