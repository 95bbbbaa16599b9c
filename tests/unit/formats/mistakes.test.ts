import { describe, expect, test } from 'vitest';
import { mistakesInAppspec, mistakesInBuildspec } from '../../../src/formats';

describe('a buildspec', () => {
  test('without mistakes has none', () => {
    const text = [
      'version: 0.2',
      'env: { variables: { A: b } }',
      'phases:',
      '  install: { runtime-versions: { nodejs: 20 }, commands: [npm ci], on-failure: ABORT }',
      '  build: { commands: [npm test], finally: [ls] }',
      'reports: { unit: { files: ["*"] } }',
      'artifacts: { files: ["**/*"], secondary-artifacts: { docs: { files: [docs] } } }',
      'cache: { paths: [node_modules] }',
    ].join('\n');
    expect(mistakesInBuildspec('b.yml', text)).toEqual([]);
  });

  test('with keys that CodeBuild passes over names them, their places and what was meant', () => {
    const text =
      'version: 0.2\nphases:\n  build:\n    comands: [make]\nartefacts:\n  files: ["*"]\ncache:\n  pahts: []\n  shape: x\n';
    const found = mistakesInBuildspec('b.yml', text);
    expect(found.map(({ code, params, suggestion }) => [code, params.place, params.key, suggestion])).toEqual([
      ['mistake.unknownKey', 'b.yml:4:5', 'comands', 'commands'],
      ['mistake.unknownKey', 'b.yml:5:1', 'artefacts', 'artifacts'],
      ['mistake.unknownKey', 'b.yml:8:3', 'pahts', 'paths'],
      ['mistake.unknownKey', 'b.yml:9:3', 'shape', null],
    ]);
  });

  test('that CodeBuild refuses is told with its message', () => {
    const [mistake] = mistakesInBuildspec('b.yml', 'version: 0.2\nphases:\n  postbuild:\n    commands: [make]\n');
    expect(mistake).toMatchObject({ code: 'mistake.refused', suggestion: 'post_build' });
    expect(mistake?.params).toMatchObject({ place: 'b.yml:3:3', service: 'CodeBuild' });
    expect(mistake?.params.message).toContain('Invalid buildspec phase name');
  });
});

describe('an appspec', () => {
  const text = (rest: string): string =>
    `version: 0.0\nos: linux\nfiles:\n  - source: /\n    destination: /srv\n${rest}`;

  test('without mistakes has none, also for another platform', () => {
    expect(
      mistakesInAppspec('a.yml', text('hooks:\n  AfterInstall:\n    - location: x.sh\n      timeout: 60\n')),
    ).toEqual([]);
    expect(mistakesInAppspec('a.yml', 'version: 0.0\nResources:\n  - TargetService: {}\n')).toEqual([]);
  });

  test('names unknown events and keys', () => {
    const rest = 'hooks:\n  BeforeInstal:\n    - location: x.sh\n      timout: 60\n  Nothing:\nfilse: []\n';
    expect(
      mistakesInAppspec('a.yml', text(rest)).map(({ code, params, suggestion }) => [code, params.place, suggestion]),
    ).toEqual([
      ['mistake.unknownEvent', 'a.yml:7:3', 'BeforeInstall'],
      ['mistake.unknownKey', 'a.yml:11:1', null],
    ]);
  });

  test('that passes over “overwrite” says so', () => {
    const [mistake] = mistakesInAppspec('a.yml', text('').replace('/srv\n', '/srv\n    overwrite: yes\n'));
    expect(mistake).toMatchObject({ code: 'mistake.unknownKey', params: { key: 'overwrite', place: 'a.yml:6:5' } });
  });
});
