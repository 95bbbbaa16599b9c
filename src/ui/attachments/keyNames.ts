/**
 * The key as people know it: letters in lower case, and by their place on the keyboard where the layout in use types
 * other letters, such as Hangul.
 */
export function keyName({ key, code }: KeyboardEvent): string {
  if (key.length > 1 || key.charCodeAt(0) < 128) return key.length === 1 ? key.toLowerCase() : key;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key;
}
