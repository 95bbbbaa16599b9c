import { deflateRawSync } from 'node:zlib';
import type { UnreadableCode } from '../../src/workspace/keeping/unreadable';

/** An input that must be refused by its name, and do nothing else. */
export interface Hostile {
  readonly name: string;
  readonly text: string;
  readonly code: UnreadableCode;
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** A link around any content: bytes, a text, or a value to be written as JSON. */
export function linkOf(content: Uint8Array | string | object, version = '1'): string {
  const bytes = content instanceof Uint8Array ? content : Buffer.from(textOf(content));
  return `${version}.${base64url(deflateRawSync(bytes))}`;
}

const textOf = (content: string | object): string => (typeof content === 'string' ? content : JSON.stringify(content));

const DIGEST = '0123456789abcdef';
const COMMIT = { at: 5, type: 'commit.push', editId: null, author: 'a', changes: [{ path: 'a', content: 'b' }] };

/** The least that is a link; members of `change` replace its own. */
export function wire(change: object = {}): object {
  return { e: 1, s: 'first-deployment', d: DIGEST, r: 1, b: [{ t: 0, u: 10 }], l: DIGEST, ...change };
}

const withCommands = (...commands: unknown[]): object => wire({ b: [{ t: 0, u: 10, c: commands }] });

/** A JSON text with a member that JavaScript objects would not show. */
const withKey = (key: string): string => JSON.stringify(wire()).replace('{', `{"${key}":{"polluted":1},`);

const cut = (text: string, share: number): string => text.slice(0, Math.floor(text.length * share));

function flipped(link: string): string {
  const place = Math.floor(link.length / 2);
  return link.slice(0, place) + (link[place] === 'A' ? 'B' : 'A') + link.slice(place + 1);
}

/** Compressed a thousandfold. */
const bomb = (): Uint8Array => new Uint8Array(10_000_000);

const shapes: readonly [string, object][] = [
  ['no members', {}],
  ['a list instead of an object', [1, 2, 3]],
  ['a surplus member', wire({ x: 1 })],
  ['an engine version that is a text', wire({ e: '1' })],
  ['an engine version of nought', wire({ e: 0 })],
  ['a seed below nought', wire({ r: -1 })],
  ['a seed beyond 32 bits', wire({ r: 4_294_967_296 })],
  ['a seed that is a fraction', wire({ r: 1.5 })],
  ['null for NaN', wire({ r: null })],
  ['a scenario with a path', wire({ s: '../../etc/passwd' })],
  ['a scenario with a script', wire({ s: '<script>alert(1)</script>' })],
  ['a scenario address', wire({ s: 'https://evil.example/x' })],
  ['a digest that is none', wire({ d: 'zz' })],
  ['a digest of a megabyte', wire({ l: 'a'.repeat(100_000) })],
  ['no branches', wire({ b: [] })],
  ['too many branches', wire({ b: Array.from({ length: 51 }, () => ({ t: 0 })) })],
  ['a branch that is its own parent', wire({ b: [{ t: 0, p: 0 }] })],
  ['a parent that comes later', wire({ b: [{ t: 0, p: 1 }, { t: 0 }] })],
  ['more shared commands than there are', wire({ b: [{ t: 0 }, { t: 0, p: 0, k: 3 }] })],
  ['a current branch that is not there', wire({ i: 7 })],
  ['a time below nought', wire({ b: [{ t: -5 }] })],
  ['a time of a billion years', wire({ b: [{ t: 1e300 }] })],
  ['a playhead beyond the furthest time', wire({ b: [{ t: 10, u: 5 }] })],
  ['an unknown command', withCommands({ at: 5, type: 'evil' })],
  ['a command of the object itself', withCommands({ at: 5, type: 'toString' })],
  ['a command without its time', withCommands({ ...COMMIT, at: undefined })],
  ['a command at a fraction', withCommands({ ...COMMIT, at: 1.5 })],
  ['commands in the wrong order', withCommands({ ...COMMIT, at: 7 }, COMMIT)],
  ['a command after the furthest time', withCommands({ ...COMMIT, at: 11 })],
  ['a command with a surplus member', withCommands({ ...COMMIT, exec: 'rm' })],
  ['a command with a wrong member', withCommands({ ...COMMIT, author: { toString: 1 } })],
  ['more commands than are allowed', withCommands(...Array.from({ length: 501 }, () => COMMIT))],
  [
    'more changes than are allowed',
    withCommands({ ...COMMIT, changes: Array.from({ length: 101 }, () => COMMIT.changes[0]) }),
  ],
  ['a change of two kinds', withCommands({ ...COMMIT, changes: [{ path: 'a', content: 'b', remove: true }] })],
  ['a name that is no text', wire({ b: [{ t: 0, n: 5 }] })],
  ['a name of a thousand letters', wire({ b: [{ t: 0, n: 'x'.repeat(1_000) }] })],
  ['a view with a name that is no name', wire({ v: { '<img>': '1' } })],
  ['a view with a value that is no text', wire({ v: { panel: {} } })],
  ['own files with a surplus kind', wire({ s: { files: { evil: { name: 'a', text: 'b' } }, options: {} } })],
  [
    'own files with a million instances',
    wire({ s: { files: {}, options: { instances: 1e6, config: 'x', hasLoadBalancer: true, seed: 1 } } }),
  ],
];

/** Links that somebody has made, cut, bent or enlarged. */
export const HOSTILE_LINKS: readonly Hostile[] = [
  { name: 'nothing', text: '', code: 'empty' },
  { name: 'a version without content', text: '1.', code: 'empty' },
  { name: 'no version', text: 'hello', code: 'notBaepo' },
  { name: 'a script', text: '<script>alert(1)</script>', code: 'notBaepo' },
  { name: 'a javascript address', text: 'javascript:alert(1)', code: 'notBaepo' },
  { name: 'version nought', text: linkOf(wire(), '0'), code: 'unknownVersion' },
  { name: 'a version yet to come', text: linkOf(wire(), '2'), code: 'newerVersion' },
  { name: 'a huge version', text: linkOf(wire(), '999999'), code: 'newerVersion' },
  { name: 'letters that are not base64url', text: '1.ab+/cd==', code: 'badCharacters' },
  { name: 'Hangul', text: '1.가나다라', code: 'badCharacters' },
  { name: 'a length that cannot be', text: '1.abcde', code: 'damaged' },
  { name: 'what was never compressed', text: `1.${base64url(Buffer.from('{"e":1}'))}`, code: 'damaged' },
  { name: 'a link that was cut off', text: cut(linkOf(wire()), 0.6), code: 'damaged' },
  { name: 'a link with one letter changed', text: flipped(linkOf(wire())), code: 'damaged' },
  { name: 'an overlong link', text: `1.${'A'.repeat(20_000)}`, code: 'tooLarge' },
  { name: 'a bomb of nought bytes', text: linkOf(bomb()), code: 'tooLarge' },
  { name: 'a bomb of JSON', text: linkOf(`"${'a'.repeat(2_000_000)}"`), code: 'tooLarge' },
  { name: 'bytes that are not UTF-8', text: linkOf(Uint8Array.from([0xc3, 0x28, 0xff])), code: 'notText' },
  { name: 'text that is not JSON', text: linkOf('hello'), code: 'notJson' },
  { name: 'NaN', text: linkOf('{"e":NaN}'), code: 'notJson' },
  { name: 'Infinity', text: linkOf('{"e":Infinity}'), code: 'notJson' },
  { name: 'a function', text: linkOf('(function(){alert(1)})()'), code: 'notJson' },
  { name: 'empty JSON', text: linkOf('  '), code: 'empty' },
  { name: 'a hundred thousand brackets', text: linkOf('['.repeat(100_000)), code: 'tooDeep' },
  { name: 'deep nesting', text: linkOf(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`), code: 'tooDeep' },
  { name: 'a key __proto__', text: linkOf(withKey('__proto__')), code: 'forbiddenKey' },
  { name: 'a key constructor', text: linkOf(withKey('constructor')), code: 'forbiddenKey' },
  { name: 'a key prototype', text: linkOf(withKey('prototype')), code: 'forbiddenKey' },
  ...shapes.map(([name, value]): Hostile => ({ name, text: linkOf(value), code: 'badShape' })),
];

const RUN = {
  scenario: { kind: 'shipped', id: 'first-deployment' },
  digest: DIGEST.repeat(4),
  engineVersion: 1,
  seed: 1,
  tree: { branches: [{ id: 1, parent: null, forkedAt: 0, name: null, commands: [], t: 0, furthest: 0 }], current: 1 },
};

const branchWith = (change: object): object => ({
  version: 2,
  ...RUN,
  tree: { ...RUN.tree, branches: [{ ...RUN.tree.branches[0], ...change }] },
});

/** Texts in the browser's storage that an older version, another page or a person has left there. */
export const HOSTILE_STORAGE: readonly Hostile[] = [
  { name: 'nothing', text: '', code: 'empty' },
  { name: 'blanks', text: ' \n ', code: 'empty' },
  { name: 'no JSON', text: '{"version":2', code: 'notJson' },
  { name: 'a number', text: '17', code: 'notBaepo' },
  { name: 'null', text: 'null', code: 'notBaepo' },
  { name: 'a list', text: '[]', code: 'notBaepo' },
  { name: 'a foreign object', text: '{"hello":"world"}', code: 'notBaepo' },
  { name: 'a version that is a text', text: '{"version":"2"}', code: 'notBaepo' },
  { name: 'version nought', text: '{"version":0}', code: 'unknownVersion' },
  { name: 'half a version', text: '{"version":1.5}', code: 'unknownVersion' },
  { name: 'a version yet to come', text: JSON.stringify({ ...RUN, version: 3 }), code: 'newerVersion' },
  { name: 'a huge version', text: '{"version":1e308}', code: 'newerVersion' },
  { name: 'an old version without its members', text: '{"version":1}', code: 'badShape' },
  { name: 'an evil command', text: '{"version":1,"commands":[{"type":"evil"}],"t":1e99}', code: 'badShape' },
  { name: 'a branch of nothing', text: JSON.stringify(branchWith({ commands: null })), code: 'badShape' },
  { name: 'a time that is a text', text: JSON.stringify(branchWith({ t: '0' })), code: 'badShape' },
  { name: 'a playhead ahead of everything', text: JSON.stringify(branchWith({ t: 9 })), code: 'badShape' },
  { name: 'a surplus member', text: JSON.stringify({ version: 2, ...RUN, extra: 1 }), code: 'badShape' },
  {
    name: 'a scenario that is a path',
    text: JSON.stringify({ version: 2, ...RUN, scenario: { kind: 'shipped', id: '../x' } }),
    code: 'badShape',
  },
  { name: 'prototype keys', text: '{"version":2,"__proto__":{"polluted":1}}', code: 'forbiddenKey' },
  { name: 'a nested constructor', text: '{"version":2,"tree":{"constructor":{}}}', code: 'forbiddenKey' },
  { name: 'ten thousand brackets', text: `{"version":2,"tree":${'['.repeat(10_000)}`, code: 'tooDeep' },
  { name: 'three million letters', text: `{"version":2,"x":"${'x'.repeat(3_000_000)}"}`, code: 'tooLarge' },
];

const bundle = (change: object): string =>
  JSON.stringify({ format: 'baepo', version: 1, runs: [], points: [], own: null, preferences: null, ...change });

/** Files that people might open, by mistake or because somebody made them do it. */
export const HOSTILE_FILES: readonly Hostile[] = [
  { name: 'nothing', text: '', code: 'empty' },
  { name: 'a picture', text: '\u0089PNG\r\n\u001a\n', code: 'notJson' },
  { name: 'a web page', text: '<!doctype html><script>alert(1)</script>', code: 'notJson' },
  { name: 'a package', text: '{"name":"left-pad","dependencies":{}}', code: 'notBaepo' },
  { name: 'another format', text: bundle({ format: 'other' }), code: 'badShape' },
  { name: 'version nought', text: bundle({ version: 0 }), code: 'unknownVersion' },
  { name: 'a version yet to come', text: bundle({ version: 2 }), code: 'newerVersion' },
  { name: 'runs that are no list', text: bundle({ runs: {} }), code: 'badShape' },
  { name: 'a run of nothing', text: bundle({ runs: [null] }), code: 'badShape' },
  {
    name: 'a run with an evil branch',
    text: bundle({ runs: [branchWith({ commands: [{ type: 'evil' }] })] }),
    code: 'badShape',
  },
  {
    name: 'a point without a time',
    text: bundle({ points: [{ name: null, reason: null, run: RUN }] }),
    code: 'badShape',
  },
  {
    name: 'a point from before time',
    text: bundle({ points: [{ name: null, reason: null, savedAt: -1, run: RUN }] }),
    code: 'badShape',
  },
  {
    name: 'a point with a reason of its own',
    text: bundle({ points: [{ name: null, reason: '<b>', savedAt: 1, run: RUN }] }),
    code: 'badShape',
  },
  { name: 'preferences that are functions', text: bundle({ preferences: { theme: {} } }), code: 'badShape' },
  {
    name: 'own files that are numbers',
    text: bundle({ own: { files: { pipeline: 5 }, options: {} } }),
    code: 'badShape',
  },
  { name: 'prototype keys', text: bundle({}).replace('{', '{"__proto__":{"polluted":1},'), code: 'forbiddenKey' },
  { name: 'brackets without end', text: '['.repeat(50_000), code: 'tooDeep' },
  { name: 'a file that was cut off', text: bundle({}).slice(0, -5), code: 'notJson' },
];
