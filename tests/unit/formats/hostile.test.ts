import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INPUT_ERROR_CODES, parseAppspec, parseBuildspec, parsePipeline, readYaml } from '../../../src/formats';
import { inputErrors as english } from '../../../src/i18n/en/later/inputErrors';
import { inputErrors as korean } from '../../../src/i18n/ko/later/inputErrors';

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefghi'.split('').map((key, index) => {
    const alias = `*${'abcdefgh'[index] ?? 'a'}`;
    return `${key}: &${key} [${Array(9).fill(alias).join(', ')}]`;
  }),
].join('\n');

describe('hostile files', () => {
  test.each([
    ['10 MB', 'a: '.padEnd(10_000_000, 'x'), 'input.tooLarge'],
    ['an alias bomb', bomb, 'yaml.aliases'],
    ['flow nesting of 10,000 levels', '['.repeat(10_000) + ']'.repeat(10_000), 'yaml.tooDeep'],
    [
      'block nesting of 500 levels',
      Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'yaml.tooDeep',
    ],
    ['a prototype key', 'a:\n  __proto__:\n    polluted: true', 'yaml.forbiddenKey'],
    ['a constructor key', '{"constructor": {"prototype": {"polluted": true}}}', 'yaml.forbiddenKey'],
    ['a tag', 'a: !!js/function "function () {}"', 'yaml.tag'],
    ['two documents', 'a: 1\n---\nb: 2', 'yaml.multipleDocuments'],
    ['a repeated key', 'a: 1\na: 2', 'yaml.duplicateKey'],
    ['binary content', 'PK\u0003\u0004\0\0\0', 'input.notText'],
    ['nothing', '', 'yaml.empty'],
    ['a tab as indentation', 'a:\n\tb: 1', 'yaml.tab'],
  ])('%s is refused with a code', (_, text, code) => {
    const read = readYaml('file.yml', text);
    expect(read.ok ? 'accepted' : read.error[0]?.code).toBe(code);
  });

  test('leave no trace on objects', () => {
    readYaml('file.yml', 'a:\n  __proto__:\n    polluted: true');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('keep scripts in texts as texts', () => {
    const read = readYaml('file.yml', 'name: "<script>alert(1)</script>"');
    expect(read.ok && read.value.value).toEqual({ name: '<script>alert(1)</script>' });
  });

  test('name line and column', () => {
    const read = readYaml('file.yml', 'a: 1\nb:\n  c: 1\n  c: 2\n');
    expect(read.ok ? null : read.error[0]).toMatchObject({ line: 4, column: 3 });
  });

  test('never make a parser throw, whatever they hold', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.json(),
      fc
        .array(
          fc.constantFrom(
            'version: 0.2',
            'phases:',
            '  build:',
            '    commands:',
            '- a: b',
            '&a',
            '*a',
            '{',
            '[',
            '<<: *a',
            '?',
            '\t',
          ),
          {
            maxLength: 12,
          },
        )
        .map((lines) => lines.join('\n')),
    );
    fc.assert(
      fc.property(text, (given) => {
        parseBuildspec(given);
        parseAppspec(given);
        parsePipeline('p.json', given);
      }),
      { numRuns: 500 },
    );
  });
});

test('every code has a text in both languages', () => {
  for (const code of INPUT_ERROR_CODES) {
    expect(english[code]({})).not.toBe('');
    expect(korean[code]({})).not.toBe('');
  }
});
