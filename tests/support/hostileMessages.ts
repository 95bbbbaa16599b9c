const cyclic: Record<string, unknown> = { type: 'baepo:play' };
cyclic.self = cyclic;

function deep(levels: number): unknown {
  let value: unknown = 'evil';
  for (let level = 0; level < levels; level++) value = { inner: value };
  return value;
}

/** Messages in our name that are wrong. All of them can be sent by `postMessage`. */
export const HOSTILE_MESSAGES: readonly unknown[] = [
  { type: 'baepo:' },
  { type: 'baepo:evil' },
  { type: 'baepo:__proto__' },
  { type: 'baepo:constructor' },
  { type: `baepo:${'x'.repeat(100_000)}` },
  { type: 'baepo:seek' },
  { type: 'baepo:seek', t: '10' },
  { type: 'baepo:seek', t: -1 },
  { type: 'baepo:seek', t: Number.NaN },
  { type: 'baepo:seek', t: Number.POSITIVE_INFINITY },
  { type: 'baepo:seek', t: 1e300 },
  { type: 'baepo:seek', t: null },
  { type: 'baepo:seek', t: [10] },
  { type: 'baepo:seek', t: { valueOf: 10 } },
  { type: 'baepo:seek', t: 10n },
  { type: 'baepo:seek', t: 10, extra: '<script>evil()</script>' },
  { type: 'baepo:seek', t: 10, id: 'x'.repeat(65) },
  { type: 'baepo:seek', t: 10, id: 'x'.repeat(1_000_000) },
  { type: 'baepo:seek', t: 10, id: { evil: true } },
  { type: 'baepo:play', speed: 1e9 },
  { type: 'baepo:pause', id: 7 },
  { type: 'baepo:setLanguage' },
  { type: 'baepo:setLanguage', language: 'fr' },
  { type: 'baepo:setLanguage', language: '../../evil' },
  { type: 'baepo:setLanguage', language: ['ko'] },
  { type: 'baepo:setTheme', theme: 'javascript:evil()' },
  { type: 'baepo:setTheme', theme: '"><script>evil()</script>' },
  { type: 'baepo:setTheme', theme: {} },
  { type: 'baepo:getState', origin: 'https://evil.example' },
  { type: 'baepo:play', nested: deep(5_000) },
  { type: 'baepo:play', list: Array.from({ length: 100_000 }, () => 'evil') },
  JSON.parse('{"type":"baepo:play","__proto__":{"t":1}}'),
  cyclic,
];

/** Messages of others on the same channel. */
export const FOREIGN_MESSAGES: readonly unknown[] = [
  null,
  undefined,
  0,
  'baepo:play',
  '{"type":"baepo:play"}',
  ['baepo:play'],
  {},
  { type: null },
  { type: ['baepo:play'] },
  { type: 'BAEPO:play' },
  { type: ' baepo:play' },
  { type: 'resize', height: 10 },
  { kind: 'baepo:play' },
  new Map([['type', 'baepo:play']]),
  new Date(0),
  new ArrayBuffer(8),
];
