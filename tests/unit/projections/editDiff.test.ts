import { describe, expect, it } from 'vitest';
import { editDiff } from '../../../src/projections';

const files = { 'a.js': 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n', 'b.txt': 'b\n' };

/** `-two +2 =three` per hunk. */
function short(changes: Parameters<typeof editDiff>[1]): string[][] {
  const signs = { same: '=', removed: '-', added: '+' };
  return editDiff(files, changes).flatMap(({ hunks }) =>
    hunks.map((hunk) => hunk.map(({ kind, text }) => signs[kind] + text)),
  );
}

describe('the preview of an edit', () => {
  it('shows whole lines with one line around them', () => {
    expect(short([{ path: 'a.js', find: 'wo\nthr', replace: 'WO\nthr' }])).toEqual([
      ['=one', '-two', '+tWO', '=three'],
    ]);
  });

  it('keeps lines that the edit only mentions', () => {
    const change = { path: 'a.js', find: 'two\nthree\nfour', replace: 'two\n3\nfour' };
    expect(short([change])).toEqual([['=two', '-three', '+3', '=four']]);
  });

  it('joins changes that are near, parts those that are far', () => {
    const near = [
      { path: 'a.js', find: 'one', replace: '1' },
      { path: 'a.js', find: 'three', replace: '3' },
    ];
    expect(short(near)).toEqual([['-one', '+1', '=two', '-three', '+3', '=four']]);
    const far = [
      { path: 'a.js', find: 'one', replace: '1' },
      { path: 'a.js', find: 'six', replace: '6' },
    ];
    expect(short(far)).toEqual([
      ['-one', '+1', '=two'],
      ['=five', '-six', '+6', '=seven'],
    ]);
  });

  it('says when a file comes or goes', () => {
    const diffs = editDiff(files, [
      { path: 'new.txt', content: 'x\ny\n' },
      { path: 'b.txt', remove: true },
    ]);
    expect(diffs.map(({ path, kind }) => `${path} ${kind}`)).toEqual(['new.txt created', 'b.txt deleted']);
    expect(diffs[0]?.hunks).toEqual([
      [
        { kind: 'added', text: 'x' },
        { kind: 'added', text: 'y' },
      ],
    ]);
  });

  it('shows an edit that does not fit by itself', () => {
    expect(short([{ path: 'a.js', find: 'zero\nsame', replace: '0\nsame' }])).toEqual([['-zero', '+0', '=same']]);
    expect(short([{ path: 'none.js', find: 'x', replace: 'y' }])).toEqual([['-x', '+y']]);
  });
});
