/** Reading `ui/styles/tokens.css` back, for the contrast test and the page of colours in the gallery. */

export type Theme = 'light' | 'dark';
export type Tokens = Readonly<Record<string, string>>;

const BLOCKS: Record<Theme | 'darkBySystem', RegExp> = {
  light: /(?:^|\n)\[data-theme='light'\] \{([^}]*)\}/,
  dark: /\n:host\(\[data-theme='dark'\]\) \{([^}]*)\}/,
  darkBySystem: /\n {2}:host\(:not\(\[data-theme='light'\]\)\) \{([^}]*)\}/,
};

/** The colours (`--name: #…`) of one theme; `darkBySystem` is the copy inside the media query. */
export function readColourTokens(css: string, theme: Theme | 'darkBySystem'): Tokens {
  const block = BLOCKS[theme].exec(css)?.[1];
  if (block === undefined) throw new Error(`tokens.css has no block for the theme "${theme}"`);
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]+);/gi)].map((match) => [match[1], match[2]]));
}

export interface ContrastPair {
  readonly kind: 'text' | 'graphic';
  readonly front: string;
  readonly back: string;
}

const SURFACES = ['desk', 'paper', 'raised'];
const VERSIONS = ['v1', 'v2', 'v3', 'v4'];
const pairs = (kind: ContrastPair['kind'], fronts: readonly string[], backs: readonly string[]): ContrastPair[] =>
  fronts.flatMap((front) => backs.map((back) => ({ kind, front, back })));

/** Every combination that the design uses: text needs 4.5, graphics 3. */
export const CONTRAST_PAIRS: readonly ContrastPair[] = [
  ...pairs('text', ['ink', 'ink-2', 'ink-3'], [...SURFACES, 'sunken', 'note']),
  ...pairs('text', ['on-ink'], ['ink']),
  ...VERSIONS.flatMap((version) => [
    ...pairs('text', [`${version}-ink`], [...SURFACES, `${version}-area`, `${version}-tint`]),
    ...pairs('text', [`on-${version}`], [`${version}-fill`]),
    ...pairs('text', ['ink'], [`${version}-area`, `${version}-tint`]),
    // Orange alone is too light on the desk: each mark carries its edge.
    ...pairs('graphic', [`${version}-edge`], [...SURFACES, `${version}-area`]),
  ]),
  ...pairs('graphic', ['v1', 'v3', 'v4'], SURFACES),
  ...pairs('graphic', ['v2'], ['paper', 'raised']),
  ...pairs('text', ['ok', 'fail-ink'], SURFACES),
  ...pairs('text', ['fail-ink'], ['fail-tint']),
  ...pairs('text', ['on-ok'], ['ok']),
  ...pairs('text', ['on-fail'], ['fail']),
  ...pairs('text', ['ink'], ['ok-tint', 'ok-area', 'fail-tint', 'fail-area']),
  ...pairs('graphic', ['ok'], [...SURFACES, 'ok-tint']),
  ...pairs('graphic', ['fail'], [...SURFACES, 'fail-tint', 'v1-area', 'v2-area']),
  ...pairs('graphic', ['line-3'], SURFACES),
  ...pairs('graphic', ['focus'], [...SURFACES, 'sunken']),
];

/** The ratio a pair must reach. */
export function requiredContrast(pair: ContrastPair): number {
  return pair.kind === 'text' ? 4.5 : 3;
}
