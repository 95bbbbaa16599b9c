import { describe, expect, it } from 'vitest';
import { compareShapes, findForeignTexts } from '../../../scripts/i18n/catalogues';

describe('compareShapes', () => {
  it('is content with catalogues of one shape', () => {
    const en = { fleet: { title: 'Fleet', healthy: (n: number) => `${n} healthy`, keys: [['Space', 'play']] } };
    const ko = { fleet: { title: '서버', healthy: (n: number) => `정상 ${n}대`, keys: [['Space', '재생']] } };
    expect(compareShapes(en, ko)).toEqual([]);
  });

  it('finds keys that one language lacks, at any depth', () => {
    expect(compareShapes({ a: { b: 'x', c: 'y' } }, { a: { b: 'ㄱ', d: 'ㄴ' } })).toEqual([
      'a.c: missing in ko',
      'a.d: missing in en',
    ]);
    expect(compareShapes({ keys: ['a', 'b'] }, { keys: ['ㄱ'] })).toEqual(['keys.1: missing in ko']);
  });

  it('finds empty texts and texts of another kind', () => {
    expect(compareShapes({ a: 'x', b: 'x' }, { a: ' ', b: () => 'ㄱ' })).toEqual([
      'a: empty in ko',
      'b: en has a text, ko has a function',
    ]);
  });

  it('finds a function that leaves an argument out, except one that is there for the type', () => {
    const en = {
      a: (from: string, to: string) => `${from} to ${to}`,
      b: (_: number) => 'x',
      c: ({ n, m }: never) => [n, m],
    };
    const ko = { a: (from: string) => `${from}에서`, b: () => 'ㄱ', c: ({ n }: never) => [n] };
    expect(compareShapes(en, ko)).toEqual(['a: uses 2 arguments in en, 1 in ko']);
  });
});

describe('findForeignTexts', () => {
  it('finds Hangul in English, also inside functions', () => {
    const source = "export const a = {\n  b: 'fine',\n  c: (n: number) => `${n}대`,\n};";
    expect(findForeignTexts('en', 'a.ts', source)).toEqual(['a.ts:3: Hangul in English: …대']);
  });

  it('finds English sentences in Korean, but not names, keys and types', () => {
    const source = [
      "import type { A } from '../en/not a text';",
      'export const a: A<"any type of text"> = {',
      "  'a key in words': '배포',",
      "  b: 'BeforeInstall',",
      "  c: 'Shift Home End',",
      '  d: (p: { n: number }) => `the instance ${p.n} failed`,',
      "  e: 'Not translated yet',",
      "  f: 'CodeDeploy 에이전트 is fine',",
      '};',
    ].join('\n');
    expect(findForeignTexts('ko', 'a.ts', source)).toEqual([
      'a.ts:6: not translated: the instance … failed',
      'a.ts:7: not translated: Not translated yet',
    ]);
  });

  it('lets a language have its own name', () => {
    expect(findForeignTexts('en', 'a.ts', "export const a = { korean: '한국어' };")).toEqual([]);
  });
});
