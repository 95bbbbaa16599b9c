/** Why a link, a file or something in the browser's storage cannot be read. Each has a text in both languages. */
export const UNREADABLE_CODES = [
  'empty',
  'tooLarge',
  'badCharacters',
  'damaged',
  'notText',
  'notJson',
  'tooDeep',
  'forbiddenKey',
  'notBaepo',
  'unknownVersion',
  'newerVersion',
  'badShape',
] as const;
export type UnreadableCode = (typeof UNREADABLE_CODES)[number];

export interface Unreadable {
  readonly code: UnreadableCode;
  /** Where in the content, such as `tree.branches.0.commands.3.at`; empty when the whole is meant. */
  readonly path: string;
}

export function unreadable(code: UnreadableCode, path = ''): Unreadable {
  return { code, path };
}
