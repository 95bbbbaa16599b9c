import { describe, expect, test } from 'vitest';
import { afterScript, destinationsOf, install, missingSource, type Disk } from '../../../src/engine/disk';
import { APPSPEC } from '../../support/scenarioBuilder';

const disk = (installed: string[], others: string[]): Disk => ({ installed, others: new Set(others) });

describe('Install', () => {
  test('removes what the last one put there before it looks for conflicts', () => {
    const result = install(disk(['/a', '/b'], ['/new']), ['/new', '/c'], 'DISALLOW');
    expect(result).toMatchObject({ removed: ['/a', '/b'], written: [], conflict: '/new', steps: ['cleanup', 'check'] });
    expect(result.disk).toEqual(disk([], ['/new']));
  });

  test('takes a file over with OVERWRITE, so that the next one removes it', () => {
    const result = install(disk([], ['/x', '/y']), ['/x', '/z'], 'OVERWRITE');
    expect(result.disk).toEqual(disk(['/x', '/z'], ['/y']));
  });

  test('copies nothing over a file with RETAIN, and never removes it', () => {
    const first = install(disk([], ['/x']), ['/x', '/z'], 'RETAIN');
    expect(first).toMatchObject({ written: ['/z'], retained: ['/x'] });
    expect(install(first.disk, ['/z'], 'DISALLOW').removed).toEqual(['/z']);
  });

  test('does not count files of the last one as conflicts', () => {
    expect(install(disk(['/x'], []), ['/x'], 'DISALLOW').conflict).toBeNull();
  });
});

test('scripts add and remove files that no cleanup file lists', () => {
  expect(afterScript(disk(['/a'], ['/e']), ['/f', '/a'], ['/e'])).toEqual(disk(['/a'], ['/f']));
  const given = disk(['/a'], []);
  expect(afterScript(given, [], [])).toBe(given);
});

describe('destinations', () => {
  const revision = (files: { source: string; destination: string }[], isOpen = false) => ({
    version: 1,
    bundle: {
      entries: new Map([
        ['index.html', null],
        ['site/a.css', null],
        ['site/img/b.png', null],
      ]),
      isOpen,
    },
    appspec: { ok: true as const, value: { ...APPSPEC, files } },
  });

  test('are a file under the destination, and the content of a directory with everything below', () => {
    expect(destinationsOf(revision([{ source: '/index.html', destination: '/srv/' }]))).toEqual(['/srv/index.html']);
    expect(destinationsOf(revision([{ source: 'site', destination: '/srv' }]))).toEqual([
      '/srv/a.css',
      '/srv/img/b.png',
    ]);
    expect(destinationsOf(revision([{ source: '/', destination: '/srv' }]))).toHaveLength(3);
  });

  test('are missing when the bundle does not hold the source', () => {
    expect(missingSource(revision([{ source: 'gone', destination: '/srv' }]))).toBe('gone');
    expect(missingSource(revision([{ source: 'gone', destination: '/srv' }], true))).toBeNull();
  });
});
