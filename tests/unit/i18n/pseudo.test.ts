import { describe, expect, it } from 'vitest';
import { loadMessages, type Messages } from '../../../src/i18n';
import { isPseudoLocale, pseudoMessages, pseudoText } from '../../../src/i18n/pseudo';

const messages = {
  fleet: {
    title: '서버 12대',
    empty: '',
    healthy: (count: number) => `정상 ${count}대`,
    by: { locked: (name: string | null) => (name === null ? '차례' : `${name} 다음`) },
    keys: [['Space', '재생']],
  },
} as unknown as Messages;
type Sample = { fleet: { title: string; empty: string; healthy(n: number): string; keys: string[][] } };

describe('pseudo-locales', () => {
  it('says everything twice', () => {
    const { fleet } = pseudoMessages(messages, 'double') as unknown as Sample;
    expect(fleet.title).toBe('서버 12대 서버 12대');
    expect(fleet.healthy(7)).toBe('정상 7대 정상 7대');
    expect(fleet.keys).toEqual([['Space Space', '재생 재생']]);
    expect(fleet.empty).toBe('');
  });

  it('leaves no letter readable, but numbers', () => {
    const { fleet } = pseudoMessages(messages, 'x') as unknown as Sample;
    expect(fleet.title).toBe('xx 12x');
    expect(fleet.healthy(7)).toBe('xx 7x');
    expect(pseudoText('ValidateService, 5분', 'x')).toBe('xxxxxxxxxxxxxxx, 5x');
  });

  it('keeps the catalogue it was given', () => {
    pseudoMessages(messages, 'x');
    expect((messages as unknown as Sample).fleet.title).toBe('서버 12대');
  });

  it('works for the whole catalogue of the app', async () => {
    const all = pseudoMessages(await loadMessages('ko'), 'x');
    expect(all.transport.execution(12)).toBe('xx 12');
    expect(all.app.close).toBe('xx');
  });

  it('knows its names', () => {
    expect(['double', 'x', 'ko', null].map(isPseudoLocale)).toEqual([true, true, false, false]);
  });
});
