import { expect, test, vi } from 'vitest';
import { OwnFiles } from '../../../src/workspace/OwnFiles.svelte';
import { fakeBrowser } from '../../support/stores';

const file = (name: string, text: string) => ({ name, size: text.length, text: () => Promise.resolve(text) });

test('two tabs with own files are in step: neither writes over the other', async () => {
  const browser = fakeBrowser();
  const [mine, theirs] = [new OwnFiles(browser.tab()), new OwnFiles(browser.tab())];
  await mine.take([file('buildspec.yml', 'version: 0.2')]);
  await theirs.take([file('appspec.yml', 'version: 0.0')]);
  await vi.waitFor(() => expect(Object.keys(mine.files)).toEqual(['buildspec', 'appspec']));
  expect(theirs.files).toEqual(mine.files);
  mine.dispose();
  await theirs.remove('appspec');
  expect(Object.keys(mine.files)).toEqual(['buildspec', 'appspec']);
});

test('a file that the app itself saved is sent to where it belongs', async () => {
  const files = new OwnFiles(fakeBrowser().tab());
  await files.take([file('x.baepo.json', '{"format":"baepo","version":1,"own":"stages:"}')]);
  expect(files.refusals).toEqual([{ code: 'baepoFile', name: 'x.baepo.json' }]);
  expect(files.files).toEqual({});
});

test('a file name of any length can be kept and read again', async () => {
  const browser = fakeBrowser();
  await new OwnFiles(browser.tab()).take([file(`buildspec${'x'.repeat(5_000)}.yml`, 'version: 0.2')]);
  expect(Object.keys(new OwnFiles(browser.tab()).files)).toEqual(['buildspec']);
});
