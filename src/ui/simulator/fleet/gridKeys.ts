/**
 * Where a key leads in a grid of `count` rows of which `across` stand side by side; null for keys that mean nothing here.
 * At the edges it stays where it is.
 */
export function gridMove(
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent,
  current: number,
  count: number,
  across: number,
): number | null {
  if (ctrlKey || metaKey || altKey || shiftKey || count === 0) return null;
  // In a single line up and down are the neighbours too: a grid has no other way to go.
  const line = across >= count ? 1 : across;
  const targets: Readonly<Record<string, number>> = {
    ArrowRight: current + 1,
    ArrowLeft: current - 1,
    ArrowDown: current + line,
    ArrowUp: current - line,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  if (target === undefined) return null;
  return target < 0 || target >= count ? current : target;
}

/** The letter that opens the fault menu for the instance with the focus. */
export function isFaultKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'f' && !ctrlKey && !metaKey && !altKey && !shiftKey;
}
