const HANGUL = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/;

/** Advance widths of the UI font in em, by kind of letter; measured, rounded up. */
const KINDS: readonly (readonly [RegExp, number])[] = [
  [HANGUL, 0.9],
  [/[ijlI.,:;|'! ·]/, 0.28],
  [/[frt()/-]/, 0.4],
  [/[mwMW]/, 0.88],
  [/[A-Z0-9#]/, 0.66],
];
const OTHERS = 0.59;
const CODE = 0.605;

/**
 * Roughly how wide a text will be, in the unit of `fontSize`, without asking the page: good enough to decide whether a
 * label fits. Errs on the wide side. `isCode` is for the code font, whose Latin letters are all equally wide.
 */
export function estimateTextWidth(text: string, fontSize: number, isCode = false): number {
  const ems = (letter: string): number => {
    if (isCode && !HANGUL.test(letter)) return CODE;
    return KINDS.find(([kind]) => kind.test(letter))?.[1] ?? OTHERS;
  };
  return [...text].reduce((total, letter) => total + ems(letter), 0) * fontSize;
}
