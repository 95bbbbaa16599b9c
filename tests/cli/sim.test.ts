import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ENGINE_VERSION } from '../../src/engine';

const folder = mkdtempSync(join(tmpdir(), 'baepo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sim(...words: string[]): { code: number | null; out: string; err: string } {
  const result = spawnSync('node', ['--import', 'tsx', 'src/cli/sim.ts', ...words], { encoding: 'utf8' });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const action = (name: string, category: string, provider: string, rest: object = {}): object => ({
  name,
  actionTypeId: { category, owner: 'AWS', provider, version: '1' },
  ...rest,
});
const pipeline = JSON.stringify({
  pipeline: {
    name: 'mine',
    stages: [
      { name: 'Source', actions: [action('S', 'Source', 'S3', { outputArtifacts: [{ name: 'A' }] })] },
      {
        name: 'Deploy',
        actions: [
          action('D', 'Deploy', 'CodeDeploy', {
            configuration: { ApplicationName: 'app', DeploymentGroupName: 'prod' },
            inputArtifacts: [{ name: 'A' }],
          }),
        ],
      },
    ],
  },
});

describe('npm run sim', () => {
  test('prints a log whose first line is the header, and the same one again', () => {
    const first = sim('rollback-on-alarm', '--seed', '7', '--format', 'jsonl');
    expect(first.code).toBe(0);
    const [header = '', ...facts] = first.out.trim().split('\n');
    expect(JSON.parse(header)).toMatchObject({
      engineVersion: ENGINE_VERSION,
      scenarioId: 'rollback-on-alarm',
      seed: 7,
      facts: facts.length,
      scenarioDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(sim('rollback-on-alarm', '--seed', '7', '--format', 'jsonl').out).toBe(first.out);
  });

  test('tells the story in both languages', () => {
    expect(sim('first-deployment', '--lang', 'ko').out).toMatch(/푸시했어요/);
    expect(sim('first-deployment').out).toMatch(/pushed v2/);
  });

  test('explains a fact down to its root, in both languages', () => {
    const failed = sim('failing-test', '--why', 'last-failure');
    expect(failed.code).toBe(0);
    expect(failed.out).toMatch(/npm test ended with exit status 1/);
    expect(failed.out).toMatch(/jun pushed v2.*\[commit\]/);
    expect(sim('failing-test', '--why', '20', '--lang', 'ko').out).toMatch(/푸시했어요 \[commit\]/);
    expect(sim('first-deployment', '--why', 'last-failure')).toMatchObject({ code: 2, out: '' });
    expect(sim('first-deployment', '--why', '999999').err).toMatch(/no fact 999999/);
  });

  test('runs bare AWS files without a scenario', () => {
    const result = sim(
      ...['--pipeline', file('p.json', pipeline)],
      ...['--appspec', file('a.yml', 'version: 0.0\nos: linux\n')],
      ...['--instances', '12', '--config', 'CodeDeployDefault.OneAtATime', '--seed', '7', '--format', 'summary'],
    );
    expect(result.code).toBe(0);
    const summary = JSON.parse(result.out) as { deployments: { total: number; succeeded: number }[] };
    expect(summary.deployments[0]).toMatchObject({ total: 12, succeeded: 12 });
  });

  test('refuses wrong files with file:line:column and exit code 2', () => {
    const bad = file('bad.yaml', 'baepo: 1\nid: bad\nnonsense: true\n');
    const result = sim(bad);
    expect(result.code).toBe(2);
    expect(result.err).toContain(`${bad}:3:1: `);
  });

  test('says what was probably meant, in both languages', () => {
    const bad = file('misspelt.json', pipeline.replace('"stages"', '"stags"'));
    expect(sim('--pipeline', bad).err).toMatch(/Did you mean “stages”\? \[pipeline\.unknownKey\]/);
    expect(sim('--pipeline', bad, '--lang', 'ko').err).toContain('혹시 “stages”를 쓰려고 했나요?');
    expect(sim('first-deploymet').err).toContain('Did you mean “first-deployment”?');
    const buildspec = file('misspelt.yml', 'version: 0.2\nphases:\n  build:\n    comands: [make]\n');
    const noted = sim('--pipeline', file('p.json', pipeline), '--buildspec', buildspec, '--format', 'summary');
    expect(noted.code).toBe(0);
    expect(noted.err).toContain(`${buildspec}:4:5: CodeBuild does not know the key “comands”`);
    expect(noted.err).toContain('Did you mean “commands”?');
  });

  test.each([
    [[]],
    [['--seed', 'x', 'first-deployment']],
    [['no-such-thing']],
    [['first-deployment', '--format', 'xml']],
    [['first-deployment', '--why', 'because']],
  ])('refuses %j with exit code 2', (words) => {
    const result = sim(...words);
    expect(result.code).toBe(2);
    expect(result.err).not.toContain('    at ');
  });
});
