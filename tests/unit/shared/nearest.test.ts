import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearest } from '../../../src/shared';

const KEYS = ['name', 'stages', 'actions', 'actionTypeId', 'id', 'pre_build', 'runtime-versions'];

describe('nearest', () => {
  test.each([
    ['nmae', 'name'],
    ['nam', 'name'],
    ['stage', 'stages'],
    ['satges', 'stages'],
    ['acctionss', 'actions'],
    ['ActionTypeID', 'actionTypeId'],
    ['Id', 'id'],
    ['prebuild', 'pre_build'],
    ['runtime_version', 'runtime-versions'],
  ])('takes %s for %s', (word, meant) => {
    expect(nearest(word, KEYS)).toBe(meant);
  });

  test.each(['', 'nothing like it', 'xx', 'no', 'stgs', 'actionsabc', 'stages', 'a'.repeat(100_000)])(
    'has nothing for %.30s',
    (word) => expect(nearest(word, KEYS)).toBeNull(),
  );

  test('prefers what is nearer, then what comes first', () => {
    expect(nearest('abcde', ['abcxy', 'abcdx', 'abcdy'])).toBe('abcdx');
  });

  test('finds a longer word again after any single slip', () => {
    const word = fc.stringMatching(/^[a-z]{6,20}$/);
    const slip = fc.constantFrom('drop', 'double', 'wrong', 'swap');
    fc.assert(
      fc.property(word, slip, fc.nat(), (meant, kind, at) => {
        const i = at % (meant.length - 1);
        const [a = '', b = ''] = [meant[i], meant[i + 1]];
        const middle = { drop: b, double: a + a + b, wrong: `#${b}`, swap: b + a }[kind];
        const written = meant.slice(0, i) + middle + meant.slice(i + 2);
        expect(nearest(written, [meant])).toBe(written === meant ? null : meant);
      }),
    );
  });
});
