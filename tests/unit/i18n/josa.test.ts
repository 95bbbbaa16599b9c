import { describe, expect, it } from 'vitest';
import { josa } from '../../../src/i18n/josa';

describe('josa', () => {
  it.each([
    ['배포', '배포가', '배포로'],
    ['파이프라인', '파이프라인이', '파이프라인으로'],
    ['서울', '서울이', '서울로'],
  ])('Hangul: %s', (word, subject, direction) => {
    expect([josa(word, '이/가'), josa(word, '으로/로')]).toEqual([subject, direction]);
  });

  it('reads digits in Korean', () => {
    const versions = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((version) => josa(`v${version}`, '으로/로'));
    expect(versions).toEqual(['v1로', 'v2로', 'v3으로', 'v4로', 'v5로', 'v6으로', 'v7로', 'v8로', 'v9로', 'v10으로']);
    expect(['i-01', 'i-02', 'i-03'].map((id) => josa(id, '이/가'))).toEqual(['i-01이', 'i-02가', 'i-03이']);
  });

  it.each([
    ['Build', 'Build를'],
    ['Deploy', 'Deploy를'],
    ['Source', 'Source를'],
    ['Test', 'Test를'],
    ['Commit', 'Commit을'],
    ['ApplicationStart', 'ApplicationStart를'],
    ['ApplicationStop', 'ApplicationStop을'],
    ['AllowTraffic', 'AllowTraffic을'],
    ['Pipeline', 'Pipeline을'],
    ['errors', 'errors를'],
  ])('reads Latin words as Korean spells them: %s', (word, expected) => {
    expect(josa(word, '을/를')).toBe(expected);
  });

  it('knows that ㄹ takes 로 but is a consonant otherwise', () => {
    expect(josa('BeforeInstall', '으로/로')).toBe('BeforeInstall로');
    expect(josa('DownloadBundle', '이/가')).toBe('DownloadBundle이');
  });

  it('reads short capitals by letter', () => {
    expect(['ALB', 'URL', 'ARN'].map((word) => josa(word, '을/를'))).toEqual(['ALB를', 'URL을', 'ARN을']);
    expect(josa('BUILD', '이/가')).toBe('BUILD가');
  });

  it('passes over punctuation and has an answer for nothing', () => {
    expect(josa("'v3'", '을/를')).toBe("'v3'을");
    expect(josa('5%', '이/가')).toBe('5%가');
    expect(josa('', '이/가')).toBe('가');
  });
});
