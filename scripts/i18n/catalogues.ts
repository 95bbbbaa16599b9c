import ts from 'typescript';

/** Languages are listed by the names they give themselves. */
const NAMES_OF_LANGUAGES = ['한국어', 'English'];
const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;
/** A word and then one in lower case: names such as `Shift Home` or `BeforeInstall` are no sentence. */
const LATIN_SENTENCE = /[A-Za-z]{2,},? [a-z]{2,}/;

/**
 * What differs between two catalogues in shape: keys that only one has, texts beside functions, functions that use another
 * number of arguments, lists of another length, empty texts. One line per finding, beginning with the path of the text.
 */
export function compareShapes(en: unknown, ko: unknown, path = ''): string[] {
  const kinds = [kindOf(en), kindOf(ko)] as const;
  if (kinds[0] !== kinds[1]) return [`${path}: en has ${kinds[0]}, ko has ${kinds[1]}`];
  if (typeof en === 'string') {
    return [en, ko].flatMap((text, index) =>
      String(text).trim() === '' ? [`${path}: empty in ${LANGUAGES[index]}`] : [],
    );
  }
  if (typeof en === 'function' && typeof ko === 'function') {
    const counts = [en, ko].map((text) => argumentsOf(text as () => unknown));
    return counts[0] === counts[1] ? [] : [`${path}: uses ${counts[0]} arguments in en, ${counts[1]} in ko`];
  }
  if (typeof en !== 'object' || en === null || typeof ko !== 'object' || ko === null) return [];
  const [inEn, inKo] = [new Map(Object.entries(en)), new Map(Object.entries(ko))];
  return [...new Set([...inEn.keys(), ...inKo.keys()])].flatMap((key) => {
    const below = path === '' ? key : `${path}.${key}`;
    if (!inKo.has(key)) return [`${below}: missing in ko`];
    if (!inEn.has(key)) return [`${below}: missing in en`];
    return compareShapes(inEn.get(key), inKo.get(key), below);
  });
}

const LANGUAGES = ['en', 'ko'] as const;

/** Those called `_` do not count: they are there for the type. */
function argumentsOf(text: () => unknown): number {
  let count = 0;
  const look = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) count = node.parameters.filter(({ name }) => !/^_/.test(name.getText())).length;
    else ts.forEachChild(node, look);
  };
  look(ts.createSourceFile('text.js', `(${text.toString()})`, ts.ScriptTarget.Latest, true));
  return count;
}

function kindOf(value: unknown): string {
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'texts' : `${String(value)}, which is no text`;
}

/** Texts of a catalogue file in the wrong language: Hangul in English, or a Korean text that is an English sentence. */
export function findForeignTexts(language: 'en' | 'ko', fileName: string, source: string): string[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    const text = textOf(node);
    if (text !== null && !NAMES_OF_LANGUAGES.includes(text)) {
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
      if (language === 'en' && HANGUL.test(text)) found.push(`${fileName}:${line}: Hangul in English: ${text}`);
      if (language === 'ko' && !HANGUL.test(text) && LATIN_SENTENCE.test(text)) {
        found.push(`${fileName}:${line}: not translated: ${text}`);
      }
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

/** The words of a literal, with … for what is filled in; null for what is no text, such as the name of a property. */
function textOf(node: ts.Node): string | null {
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce((text, span) => `${text}…${span.literal.text}`, node.head.text);
  }
  if (!ts.isStringLiteralLike(node)) return null;
  const { parent } = node;
  return (ts.isPropertyAssignment(parent) && parent.name === node) || ts.isElementAccessExpression(parent)
    ? null
    : node.text;
}
