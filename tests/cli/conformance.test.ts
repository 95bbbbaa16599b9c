import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkVector } from '../../src/cli/conformance/check';
import { compare, isSame } from '../../src/cli/conformance/compare';
import { readVectors, type Vector } from '../../src/cli/conformance/vector';

const folder = { path: '' };
beforeAll(() => {
  folder.path = mkdtempSync(join(tmpdir(), 'vectors-'));
});
afterAll(() => rmSync(folder.path, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

const vector = (members: Partial<Vector>): Vector => ({
  id: 'x',
  class: 'fact',
  area: 'min-healthy',
  kind: null,
  given: {},
  expect: {},
  ...members,
});

describe('reading vectors', () => {
  test('takes a file or a folder and fills in what is left out', () => {
    const path = write('a.json', JSON.stringify([{ id: 'a', expect: { b: 1 } }]));
    expect(readVectors(path)).toEqual({
      ok: true,
      value: [{ id: 'a', class: 'fact', area: '', kind: null, given: {}, expect: { b: 1 } }],
    });
    write('notes.txt', 'no vectors');
    expect(readVectors(folder.path).ok).toBe(true);
  });

  test.each([
    ['nothing.json', null, 'no such file'],
    ['broken.json', '[{', 'broken.json'],
    ['object.json', '{}', 'not a list'],
    ['entry.json', '[{"id":"a"}]', 'entry 0'],
  ])('refuses %s with a sentence', (name, content, part) => {
    const path = content === null ? join(folder.path, name) : write(name, content);
    const read = readVectors(path);
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining(part) });
    rmSync(path, { force: true });
  });
});

describe('comparing', () => {
  test('takes amounts for equal by value, within what a rounding source allows', () => {
    const differences = (expected: Vector['expect'], usd: string) =>
      compare(vector({ expect: expected }), { usd }).differences.length;
    expect(differences({ usd: '1.00' }, '1')).toBe(0);
    expect(differences({ usd: '0.06' }, '0.07')).toBe(1);
    expect(differences({ usd: '0.39', tolerance: '0.005' }, '0.3928')).toBe(0);
    expect(differences({ usd: '0.39', tolerance: '0.005' }, '0.3951')).toBe(1);
    expect(differences({ usd: '0.39' }, '0.3928')).toBe(1);
    expect(differences({ usd: '0.39' }, 'free')).toBe(1);
  });

  test('counts order unless told otherwise, and lets objects have more members', () => {
    expect(isSame([1, 2], [2, 1])).toBe(false);
    expect(isSame([1, 2], [2, 1], false)).toBe(true);
    expect(isSame({ a: 1, b: 2 }, { a: 1 })).toBe(true);
    expect(isSame({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  });

  test('knows parts of texts by the end of the key, and what was not answered', () => {
    const expected = vector({ expect: { messageContains: 'b', messageStartsWith: 'x', other: 1 } });
    expect(compare(expected, { message: 'abc' })).toEqual({
      differences: [{ key: 'messageStartsWith', expected: 'x', actual: 'abc' }],
      unanswered: ['other'],
    });
  });
});

describe('checking', () => {
  const given = { instances: 11, minimumHealthyHosts: { type: 'FLEET_PERCENT', value: 30 }, initiallyHealthy: 'all' };

  test('applies rules to figures that nobody wrote down', () => {
    expect(checkVector(vector({ given, expect: { minHealthy: 4, maxConcurrent: 7 } }))).toEqual({ status: 'passed' });
  });

  test('says what differs, and names what it does not cover', () => {
    expect(checkVector(vector({ given, expect: { minHealthy: 3 } }))).toMatchObject({ status: 'failed' });
    expect(checkVector(vector({ given, expect: { colour: 'green' } }))).toMatchObject({ status: 'uncovered' });
    expect(checkVector(vector({ area: 'unheard-of' }))).toMatchObject({ status: 'uncovered' });
  });

  test('runs the engine for behaviour: the third of four fails, one at a time', () => {
    const outcome = checkVector(
      vector({
        class: 'behaviour',
        given: { config: 'CodeDeployDefault.OneAtATime', instances: 4, results: ['S', 'S', 'F'] },
        expect: { deploymentStatus: 'Failed', instancesSkipped: 1, errorCode: 'HEALTH_CONSTRAINTS' },
      }),
    );
    expect(outcome).toEqual({ status: 'passed' });
  });

  test('refuses runtimes that a described image lacks', () => {
    const text = 'version: 0.2\nphases:\n  install:\n    runtime-versions:\n      ruby: 3.1\n';
    const refused = (imageRuntimes: Vector['given'], message: string) =>
      checkVector(
        vector({
          area: 'codebuild',
          kind: 'buildspec-validate',
          given: { text, imageRuntimes },
          expect: { valid: false, failsIn: 'DOWNLOAD_SOURCE', statusCode: 'YAML_FILE_ERROR', messageLike: message },
        }),
      );
    const passed = { status: 'passed' };
    expect(
      refused({ java: [] }, "Unknown runtime named 'ruby'. This build image has the following runtimes: java"),
    ).toEqual(passed);
    expect(refused({ ruby: ['2.6', '2.7'] }, "Unknown runtime version named '3.1' of ruby.")).toEqual(passed);
    expect(refused({ ruby: [] }, 'Unknown')).toMatchObject({ status: 'failed' });
  });
});
