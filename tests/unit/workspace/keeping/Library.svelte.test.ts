import { beforeEach, describe, expect, test } from 'vitest';
import { newTree, placed } from '../../../../src/workspace/branches';
import { asideEntries } from '../../../../src/workspace/keeping/aside';
import { readBundle, writeBundle, type Bundle } from '../../../../src/workspace/keeping/bundle';
import { Library } from '../../../../src/workspace/keeping/Library.svelte';
import { readOwn, writeOwn } from '../../../../src/workspace/keeping/ownFormat';
import type { KeptRun, ScenarioRef } from '../../../../src/workspace/keeping/runSchema';
import { Preferences } from '../../../../src/workspace/Preferences.svelte';
import { HOSTILE_FILES, HOSTILE_STORAGE } from '../../../support/hostile';
import { fakeBrowser, type FakeBrowser } from '../../../support/stores';

const REF: ScenarioRef = { kind: 'shipped', id: 'first-deployment' };
const OPTIONS = { instances: 3, config: 'CodeDeployDefault.OneAtATime', hasLoadBalancer: true, seed: 1 };
const own = (text: string) => ({ files: { pipeline: { name: 'pipeline.json', text } }, options: OPTIONS });

function run(t: number, scenario: ScenarioRef = REF): KeptRun {
  return { scenario, digest: 'ab'.repeat(32), engineVersion: 1, seed: 7, tree: placed(newTree(), t, t) };
}

let browser: FakeBrowser;
let library: Library;
beforeEach(() => {
  browser = fakeBrowser();
  library = new Library(browser.tab());
});

const kept = (scenario: ScenarioRef = REF) => library.load(library.slot(scenario), scenario);
const contents = (): string => JSON.stringify([...browser.entries]);

describe('hostile contents of the storage', () => {
  test.each(HOSTILE_STORAGE.map(({ name, text, code }) => [name, code, text] as const))(
    '%s: named as %s, set aside whole, and the place is free again',
    (_, code, text) => {
      browser.entries.set('run:first-deployment', text);
      expect(kept()).toMatchObject({ kind: 'unreadable', problem: { code }, isMoved: true });
      expect(library.aside.map((entry) => [entry.from, entry.problem.code, entry.text])).toEqual([
        ['run:first-deployment', code, text],
      ]);
      expect(kept()).toEqual({ kind: 'none' });
      expect(library.peek('first-deployment')).toBeNull();
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );

  test.each(HOSTILE_STORAGE.map(({ name, text }) => [name, text] as const))(
    'as own files, restore point or preferences: %s is set aside too',
    (_, text) => {
      const tab = browser.tab();
      browser.entries.set('own', text);
      browser.entries.set('point:0123456789abcdef', text);
      expect(readOwn(tab).files).toEqual({});
      expect(new Library(tab).points.all).toEqual([]);
      const readable = asideEntries(tab).map(({ from }) => from);
      expect(readable).toEqual(expect.arrayContaining(['own', 'point:0123456789abcdef']));
      browser.entries.set('preferences', text);
      expect(new Preferences(tab, ['ko'], new URLSearchParams()).language).toBe('ko');
    },
  );

  test('what cannot be read and finds no room elsewhere is never written over', () => {
    browser.entries.set('own', 'garbage');
    browser.outcome = 'full';
    const tab = browser.tab();
    expect(readOwn(tab).files).toEqual({});
    browser.outcome = 'full';
    expect(writeOwn(tab, own('x'))).toBe('full');
    expect(browser.entries.get('own')).toBe('garbage');
  });

  test('an entry of what was set aside that is broken itself is still shown whole', () => {
    browser.entries.set('aside:run:x:12345678', '{broken');
    expect(new Library(browser.tab()).aside).toMatchObject([{ from: 'run:x:12345678', text: '{broken' }]);
  });
});

describe('hostile files', () => {
  test.each(HOSTILE_FILES.map(({ name, text, code }) => [name, code, text] as const))(
    '%s is refused as %s',
    (_, code, text) => {
      const read = readBundle(text);
      expect(read.ok ? 'read' : read.error.code).toBe(code);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );
});

describe('placing a run', () => {
  test('makes a restore point of what was there, and hands over what to tell', () => {
    library.place(run(10), 'link');
    expect(library.points.all).toEqual([]);
    expect(library.takeHandover(REF)).toMatchObject({ reason: null });
    library.place(run(20), 'link', { panel: 'story' });
    expect(library.points.all.map((point) => [point.reason, point.run])).toEqual([['link', run(10)]]);
    expect(library.takeHandover(REF)).toMatchObject({ reason: 'link', view: { panel: 'story' } });
    expect(library.takeHandover(REF)).toBeNull();
    expect(kept()).toMatchObject({ kind: 'read', value: run(20) });
  });

  test('twice makes no second restore point, and pristine runs make none', () => {
    library.place(run(10), 'link');
    library.place(run(20), 'link');
    library.place(run(10), 'link');
    library.place(run(20), 'link');
    library.place(run(0), 'link');
    expect(library.points.all).toHaveLength(2);
    library.place(run(30), 'link');
    expect(library.points.all).toHaveLength(2);
  });

  test('works for this visit when there is no room', () => {
    library.place(run(10), 'link');
    browser.outcome = 'full';
    library.place(run(20), 'link');
    expect(kept()).toMatchObject({ kind: 'read', value: run(20) });
    expect(JSON.parse(browser.entries.get('run:first-deployment') ?? '')).toMatchObject(run(10));
  });

  test('with files of its own keeps the files that were there', () => {
    writeOwn(browser.tab(), own('mine'));
    library.place(run(5, { kind: 'own', ...own('theirs') }), 'link');
    expect(library.own()).toEqual(own('theirs'));
    expect(library.points.all[0]?.run.scenario).toEqual({ kind: 'own', ...own('mine') });
  });
});

describe('restore points', () => {
  test('are named, renamed, removed and put back', () => {
    const { points } = library;
    points.add('  before the rollback  ', run(10));
    const [point] = points.all;
    if (point === undefined) throw new Error('no point');
    expect(point.name).toBe('before the rollback');
    points.rename(point.id, 'later');
    expect(points.all.map(({ name }) => name)).toEqual(['later']);
    const gone = points.remove(points.all[0]?.id ?? '');
    expect(new Library(browser.tab()).points.all).toEqual([]);
    if (gone !== null) points.put(gone);
    expect(new Library(browser.tab()).points.all).toEqual(points.all);
  });

  test('of one tab are seen in another', () => {
    const other = new Library(browser.tab());
    library.points.add('here', run(10));
    expect(other.points.all.map(({ name }) => name)).toEqual(['here']);
  });
});

describe('a file of everything', () => {
  const settings = { language: 'ko', theme: 'dark', motion: 'auto', hasShortcuts: false } as const;

  function fill(): Bundle {
    library.place(run(10), 'link');
    library.place(run(20), 'link');
    library.points.add('named', run(15));
    writeOwn(browser.tab(), own('mine'));
    const read = readBundle(writeBundle(library.bundle(settings)));
    if (!read.ok) throw new Error(read.error.path);
    return read.value;
  }

  test('brings everything to another browser', () => {
    const bundle = fill();
    expect(bundle).toMatchObject({ runs: [run(20)], own: own('mine'), preferences: settings });
    const fresh = fakeBrowser();
    const there = new Library(fresh.tab());
    expect(there.take(bundle, 'all.baepo.json')).toMatchObject({ runs: [run(20)], own: 'taken', failed: 0 });
    expect(there.points.all).toEqual(library.points.all);
    expect(there.runs()).toEqual(library.runs());
    expect(there.own()).toEqual(own('mine'));
    const preferences = new Preferences(fresh.tab(), ['en'], new URLSearchParams());
    preferences.apply(bundle.preferences ?? {});
    expect(preferences.values).toEqual(settings);
  });

  test('changes nothing where all of it is already', () => {
    const bundle = fill();
    const before = contents();
    expect(library.take(bundle, 'again.baepo.json')).toEqual({ runs: [], points: [], own: null, failed: 0 });
    expect(contents()).toBe(before);
  });

  test('puts beside what is there what is not the same', () => {
    const bundle = fill();
    const other = fakeBrowser();
    const fresh = new Library(other.tab());
    fresh.place(run(99), 'link');
    writeOwn(other.tab(), own('other'));
    const taken = fresh.take(bundle, 'mine.baepo.json');
    expect(taken).toMatchObject({ runs: [], own: 'apart', failed: 0 });
    expect(fresh.runs()).toEqual([run(99)]);
    expect(fresh.own()).toEqual(own('other'));
    expect(fresh.points.all.filter(({ name }) => name === 'mine.baepo.json')).toHaveLength(2);
  });

  test('says for how much there was no room', () => {
    const bundle = fill();
    const full = fakeBrowser();
    full.outcome = 'full';
    expect(new Library(full.tab()).take(bundle, 'all')).toMatchObject({ runs: [], points: [], own: null, failed: 4 });
    expect(full.entries.size).toBe(0);
  });

  test('takes over only settings that are known', () => {
    const preferences = new Preferences(browser.tab(), ['en'], new URLSearchParams());
    const before = preferences.values;
    preferences.apply({ language: 'xx', theme: 'red', motion: true, hasShortcuts: 'no', evil: true });
    expect(preferences.values).toEqual(before);
  });
});
