/**
 * Colour arithmetic for the design tokens: contrast (WCAG 2), perceived distance (OKLab) and simulated colour vision
 * (Machado, Oliveira, Fernandes 2009, full severity). No colour value lives here: those are in `ui/styles/tokens.css`.
 */

export type Rgb = readonly [red: number, green: number, blue: number];
export type ColourVision = 'normal' | 'protan' | 'deutan' | 'tritan' | 'grey';
type Matrix = readonly [Rgb, Rgb, Rgb];

const SIMULATION: Record<'protan' | 'deutan' | 'tritan', Matrix> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const LUMINANCE: Rgb = [0.2126, 0.7152, 0.0722];
const dot = (a: Rgb, b: Rgb): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const map = (colour: Rgb, change: (channel: number) => number): Rgb => [
  change(colour[0]),
  change(colour[1]),
  change(colour[2]),
];

/** Reads `#rrggbb` (or `#rrggbbaa`, whose transparency is left out) as channels from 0 to 1. */
export function parseHex(hex: string): Rgb {
  if (!/^#([0-9a-f]{6}|[0-9a-f]{8})$/i.test(hex)) throw new Error(`"${hex}" is not a colour like #1b1a17`);
  const channel = (at: number): number => parseInt(hex.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}

/** Writes channels from 0 to 1 as `#rrggbb`, cut off at the edges of sRGB. */
export function formatHex(colour: Rgb): string {
  const byte = (channel: number): string =>
    Math.round(Math.min(1, Math.max(0, channel)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${colour.map(byte).join('')}`;
}

const toLinear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const fromLinear = (channel: number): number =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;
const linear = (hex: string): Rgb => map(parseHex(hex), toLinear);

/** WCAG 2 contrast ratio of two colours, from 1 to 21. */
export function contrastRatio(one: string, other: string): number {
  const [a, b] = [dot(linear(one), LUMINANCE), dot(linear(other), LUMINANCE)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The colour as somebody with the given colour vision sees it. */
export function simulateVision(hex: string, vision: ColourVision): string {
  if (vision === 'normal') return formatHex(parseHex(hex));
  const colour = linear(hex);
  if (vision === 'grey') {
    const level = fromLinear(dot(colour, LUMINANCE));
    return formatHex([level, level, level]);
  }
  const [red, green, blue] = SIMULATION[vision];
  const seen: Rgb = [dot(colour, red), dot(colour, green), dot(colour, blue)];
  return formatHex(map(seen, (channel) => fromLinear(Math.min(1, Math.max(0, channel)))));
}

function oklab(hex: string): Rgb {
  const colour = linear(hex);
  const cone: Rgb = [
    Math.cbrt(dot(colour, [0.4122214708, 0.5363325363, 0.0514459929])),
    Math.cbrt(dot(colour, [0.2119034982, 0.6806995451, 0.1073969566])),
    Math.cbrt(dot(colour, [0.0883024619, 0.2817188376, 0.6299787005])),
  ];
  return [
    dot(cone, [0.2104542553, 0.793617785, -0.0040720468]),
    dot(cone, [1.9779984951, -2.428592205, 0.4505937099]),
    dot(cone, [0.0259040371, 0.7827717662, -0.808675766]),
  ];
}

/** OKLab distance ×100 of two colours as seen with the given colour vision; below 15 shape and word must differ too. */
export function perceivedDistance(one: string, other: string, vision: ColourVision = 'normal'): number {
  const [a, b] = [oklab(simulateVision(one, vision)), oklab(simulateVision(other, vision))];
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
