/**
 * Loads the font declarations after the first paint, so that their 55 kB are not part of the first-load CSS.
 * Until then the fallbacks of `tokens.css` stand in, scaled to the same widths.
 */
export async function loadFonts(): Promise<void> {
  await afterFirstPaint();
  await import('./fonts.css');
}

function afterFirstPaint(): Promise<void> {
  return new Promise((resolve) => {
    // A hidden tab gets no frames; its fonts can come at once.
    if (document.visibilityState === 'hidden') resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}
