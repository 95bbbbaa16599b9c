import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'baepo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cost(...words: string[]): { code: number | null; out: string; err: string } {
  const result = spawnSync('node', ['--import', 'tsx', 'src/cli/cost.ts', ...words], { encoding: 'utf8' });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return path;
}

const usage = {
  baepoUsage: 1,
  builds: [{ computeType: 'BUILD_GENERAL1_SMALL', seconds: 61, count: 60 }],
  deployments: [{ computePlatform: 'Server', onPremisesInstances: 3 }],
  quantities: [{ service: 'ec2', dimension: 'linux.t3.micro', quantity: 730 }],
};

describe('npm run cost', () => {
  test('prices a usage file by the prices of a Region', () => {
    const seoul = cost(file('usage.json', usage), '--region', 'ap-northeast-2', '--json');
    expect(seoul.code).toBe(0);
    const bill = JSON.parse(seoul.out) as { totalUsd: string; lines: { amountUsd: string }[] };
    // 20 minutes above the free 100 at 0.005, three updates at 0.02, 730 hours at 0.013.
    expect(bill.lines.map(({ amountUsd }) => amountUsd)).toEqual(['0.10', '0.06', '9.49']);
    expect(bill.totalUsd).toBe('9.65');
    expect(seoul.err).toMatch(/2025-06-18.*months old/);
    const virginia = cost(file('usage.json', { ...usage, region: 'us-east-1' }), '--json');
    expect((JSON.parse(virginia.out) as { totalUsd: string }).totalUsd).toBe('7.752');
  });

  test('prices the example that the published schema gives', () => {
    const schema = JSON.parse(readFileSync('public/usage.schema.json', 'utf8')) as { examples: unknown[] };
    const result = cost(file('example.json', schema.examples[0]));
    expect([result.code, result.err]).toEqual([0, expect.stringMatching(/^note: [^\n]*\n$/)]);
  });

  test('prices a run, the same one each time, up to a moment of it', () => {
    const run = cost('--scenario', 'rollback-on-alarm', '--seed', '7', '--json');
    expect(run.code).toBe(0);
    expect(cost('--scenario', 'rollback-on-alarm', '--seed', '7', '--json').out).toBe(run.out);
    const early = cost('--scenario', 'rollback-on-alarm', '--seed', '7', '--at', '60', '--json');
    const usd = (text: string) => Number((JSON.parse(text) as { awsUsd: string }).awsUsd);
    expect(usd(early.out)).toBeLessThan(usd(run.out));
    expect(cost('--scenario', 'rollback-on-alarm', '--on-premises').out).toMatch(/instance-update × 0.02/);
  });

  test('takes an own price book', () => {
    const book = readFileSync('src/data/prices/aws.json', 'utf8').replaceAll('"0.013"', '0.1');
    const dear = cost(
      file('usage.json', usage),
      '--region',
      'ap-northeast-2',
      '--book',
      file('book.json', book),
      '--json',
    );
    expect((JSON.parse(dear.out) as { totalUsd: string }).totalUsd).toBe('73.16');
  });

  test.each([
    [
      'an unknown dimension',
      { quantities: [{ service: 'ec2', dimension: 'linux.t9', quantity: 1 }] },
      [],
      /:4:5: .*linux\.t9/,
    ],
    [
      'a negative quantity',
      { quantities: [{ service: 'ec2', dimension: 'linux.t3.micro', quantity: -1 }] },
      [],
      /:7:19: /,
    ],
    [
      'an absurd quantity',
      { quantities: [{ service: 'ec2', dimension: 'linux.t3.micro', quantity: 9e15 }] },
      [],
      /:4:5: .*9000000000000000/,
    ],
    ['an unknown Region', { region: 'mars-north-1' }, [], /:3:13: .*mars-north-1/],
    ['an unknown Region on the command line', {}, ['--region', 'mars-north-1'], /--region.*mars-north-1/],
    ['no Region', {}, [], /usage\.noRegion/],
    ['an unknown free quantity', { account: { alreadyUsed: { 'x.y': 1 } } }, [], /:5:14: .*x\.y/],
  ])('refuses %s with its place and exit code 2', (_, wrong, words, message) => {
    const hasRegion = 'region' in wrong || words.length > 0 || String(message).includes('noRegion');
    const content = { baepoUsage: 1, ...wrong };
    const path = file('wrong.json', content);
    const result = cost(path, ...(hasRegion ? words : ['--region', 'us-east-1']), '--json');
    expect(result.err).toMatch(message);
    expect([result.code, result.out]).toEqual([2, '']);
  });

  test('refuses a broken price book with its place', () => {
    const book = readFileSync('src/data/prices/aws.json', 'utf8').replace('"0.0798"', '"-1"');
    const result = cost(
      file('usage.json', usage),
      '--region',
      'us-east-1',
      '--book',
      file('book.json', book),
      '--lang',
      'ko',
    );
    expect(result.code).toBe(2);
    expect(result.err).toMatch(/book\.json:58:\d+: .*와야 하는데/);
  });

  test.each([
    [[]],
    [['no-such-file.json', '--region', 'us-east-1']],
    [['--scenario', 'no-such-scenario']],
    [['--scenario', 'first-deployment', '--seed', '-1']],
    [['a.json', '--seed', '1']],
    [['a.json', '--scenario', 'first-deployment']],
    [['a.json', '--lang', 'fr']],
  ])('refuses %j with exit code 2', (words) => {
    const result = cost(...words);
    expect(result.code).toBe(2);
    expect(result.err).not.toContain('    at ');
  });
});
