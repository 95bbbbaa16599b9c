import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEmbedOptions } from '../../../src/workspace/embedOptions';

const NOTHING = { scenario: null, seed: null, t: null, lang: null, theme: null };

test('every setting is read', () => {
  const { options, problems } = readEmbedOptions('?scenario=rollback-on-alarm&seed=42&t=352&lang=en&theme=dark');
  expect(options).toEqual({ scenario: 'rollback-on-alarm', seed: 42, t: 352_000, lang: 'en', theme: 'dark' });
  expect(problems).toEqual([]);
});

test.each([
  ['352', 352_000],
  ['5:52', 352_000],
  ['05:52', 352_000],
  ['0', 0],
  ['120:00', 7_200_000],
])('t=%s is a moment', (text, t) => {
  expect(readEmbedOptions(`?t=${text}`)).toEqual({ options: { ...NOTHING, t }, problems: [] });
});

test.each([
  'scenario=',
  'scenario=../../etc/passwd',
  'scenario=__proto__',
  'scenario=https://example.org/x.yaml',
  'seed=-1',
  'seed=1e3',
  'seed=0x10',
  'seed=4294967296',
  'seed=99999999999999999999',
  'seed=NaN',
  't=-5',
  't=5:61',
  't=1:2:3',
  't=Infinity',
  't=',
  'lang=fr',
  'lang=EN',
  'theme=javascript:alert(1)',
  'theme=<img src=x onerror=alert(1)>',
])('a bad value is named and left out: %s', (query) => {
  const { options, problems } = readEmbedOptions(
    `?seed=7&`.replace(query.startsWith('seed') ? 'seed=7&' : '', '') + query,
  );
  const name = query.split('=')[0];
  expect(problems).toEqual([expect.objectContaining({ kind: 'bad', name })]);
  expect(options[name as keyof typeof options]).toBeNull();
  expect(options.seed).toBe(name === 'seed' ? null : 7);
});

test('unknown and repeated settings are named; the first value counts', () => {
  const { options, problems } = readEmbedOptions('?seed=1&seed=2&autoplay=1&constructor=x');
  expect(options).toEqual({ ...NOTHING, seed: 1 });
  expect(problems.map(({ kind }) => kind)).toEqual(['repeated', 'unknown', 'unknown']);
});

test('long and many problems are cut short', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => `x${index}=${'y'.repeat(500)}`).join('&');
  const { problems } = readEmbedOptions(`?${many}`);
  expect(problems).toHaveLength(7);
  expect(problems.at(-1)).toEqual({ kind: 'more', count: 994 });
  expect(JSON.stringify(problems).length).toBeLessThan(1_000);
});

test('any text at all is read without an error', () => {
  fc.assert(
    fc.property(fc.string(), fc.dictionary(fc.string(), fc.string()), (text, pairs) => {
      for (const search of [text, `?${new URLSearchParams(pairs).toString()}`]) {
        const { options } = readEmbedOptions(search);
        expect(Object.keys(options)).toEqual(Object.keys(NOTHING));
      }
    }),
  );
});
