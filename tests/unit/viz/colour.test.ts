import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  contrastRatio,
  formatHex,
  parseHex,
  perceivedDistance,
  simulateVision,
  type ColourVision,
} from '../../../src/viz/colour';
import { CONTRAST_PAIRS, readColourTokens, requiredContrast, type Theme } from '../../../src/viz/colour.tokens';
import { versionColour, versionShape, versionSlot } from '../../../src/viz/colour.version';

const css = readFileSync('src/ui/styles/tokens.css', 'utf8');
const themes: Record<Theme, Readonly<Record<string, string>>> = {
  light: readColourTokens(css, 'light'),
  dark: readColourTokens(css, 'dark'),
};

const colour = (theme: Theme, name: string): string => {
  const value = themes[theme][name];
  if (value === undefined) throw new Error(`tokens.css has no --${name} in the ${theme} theme`);
  return value;
};

describe('tokens.css', () => {
  it('says the same for the system setting as for the chosen dark theme', () => {
    expect(readColourTokens(css, 'darkBySystem')).toEqual(themes.dark);
  });

  it('has the same names in both themes', () => {
    expect(Object.keys(themes.dark).sort()).toEqual(Object.keys(themes.light).sort());
    expect(Object.keys(themes.light).length).toBeGreaterThan(50);
  });

  describe.each(['light', 'dark'] as const)('contrast, %s', (theme) => {
    it.each(CONTRAST_PAIRS)('$kind $front on $back', (pair) => {
      const ratio = contrastRatio(colour(theme, pair.front), colour(theme, pair.back));
      expect(ratio).toBeGreaterThanOrEqual(requiredContrast(pair));
    });
  });
});

describe('colour vision', () => {
  const VISIONS: readonly ColourVision[] = ['normal', 'protan', 'deutan', 'tritan', 'grey'];
  // From the design guide; light first, dark second.
  const TABLE: readonly (readonly [string, string, readonly (readonly [number, number])[]])[] = [
    ['v1', 'v2', [[36, 30], [30, 27], [36, 30], [29, 26], [12, 4]]],
    ['v1', 'v3', [[20, 16], [17, 12], [14, 8], [22, 21], [10, 8]]],
    ['v2', 'v3', [[30, 26], [30, 26], [31, 26], [23, 11], [22, 12]]],
    ['ok', 'fail', [[29, 32], [10, 22], [9, 10], [31, 37], [0, 13]]],
    ['v2', 'fail', [[18, 20], [20, 21], [14, 16], [12, 12], [14, 12]]],
  ]; // prettier-ignore

  it.each(TABLE)('keeps %s and %s as far apart as the design guide says', (one, other, expected) => {
    const measured = VISIONS.map((vision) =>
      (['light', 'dark'] as const).map((theme) =>
        Math.round(perceivedDistance(colour(theme, one), colour(theme, other), vision)),
      ),
    );
    expect(measured).toEqual(expected);
  });

  it('leaves grey as it is for everybody', () => {
    for (const vision of VISIONS) expect(simulateVision('#808080', vision)).toBe('#808080');
  });
});

describe('arithmetic', () => {
  it('knows the ends of the contrast scale', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastRatio('#777777', '#777777')).toBe(1);
  });

  it('reads and writes colours', () => {
    expect(formatHex(parseHex('#1b1a17'))).toBe('#1b1a17');
    expect(parseHex('#ffffffeb')).toEqual([1, 1, 1]);
    expect(() => parseHex('red')).toThrow('"red"');
  });
});

describe('versions', () => {
  it('gives four looks and then starts again', () => {
    expect([1, 2, 3, 4, 5, 6].map(versionSlot)).toEqual([1, 2, 3, 4, 1, 2]);
    expect([1, 2, 3, 4].map(versionShape)).toEqual(['circle', 'diamond', 'triangle', 'square']);
  });

  it('names tokens that exist', () => {
    for (const role of ['mark', 'fill', 'edge', 'ink', 'area', 'tint', 'on'] as const) {
      for (const version of [1, 2, 3, 4]) {
        const name = /^var\(--([\w-]+)\)$/.exec(versionColour(version, role))?.[1];
        expect(themes.light).toHaveProperty(name ?? 'nothing');
      }
    }
  });
});
