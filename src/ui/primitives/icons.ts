/** Paths in a box of 20 by 20; `fill` ones are solid, the others are lines of 1.7. */
export const ICONS = {
  play: { fill: 'M6.5 3.8v12.4a.6.6 0 0 0 .9.5l9.6-6.2a.6.6 0 0 0 0-1L7.4 3.3a.6.6 0 0 0-.9.5z' },
  pause: { fill: 'M5.5 4h3v12h-3zM11.5 4h3v12h-3z' },
  stepBack: { fill: 'M15 4.2v11.6a.5.5 0 0 1-.8.4L6.6 10.4a.5.5 0 0 1 0-.8l7.6-5.8a.5.5 0 0 1 .8.4zM4 4h1.8v12H4z' },
  stepForward: {
    fill: 'M5 4.2v11.6a.5.5 0 0 0 .8.4l7.6-5.8a.5.5 0 0 0 0-.8L5.8 3.8a.5.5 0 0 0-.8.4zM14.2 4H16v12h-1.8z',
  },
  restart: { line: 'M4.2 4v4h4M4.6 8A6.2 6.2 0 1 1 3.8 11' },
  markBack: { line: 'M12.5 4.5L7 10l5.5 5.5' },
  markForward: { line: 'M7.5 4.5L13 10l-5.5 5.5' },
  close: { line: 'M5 5l10 10M15 5L5 15' },
  menu: { line: 'M3.5 6h13M3.5 10h13M3.5 14h13' },
  settings: {
    line: 'M3.5 6.5h7M15 6.5h1.5M3.5 13.5H5M9.5 13.5h7M12.8 4.3a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4M7.2 11.3a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4',
  },
  globe: {
    line: 'M10 2.8a7.2 7.2 0 1 1 0 14.4a7.2 7.2 0 0 1 0-14.4M3 10h14M10 2.8c2.2 2 3.2 4.4 3.2 7.2s-1 5.2-3.2 7.2c-2.2-2-3.2-4.4-3.2-7.2s1-5.2 3.2-7.2',
  },
  sun: {
    line: 'M10 6.6a3.4 3.4 0 1 1 0 6.8a3.4 3.4 0 0 1 0-6.8M10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M15.7 4.3l-1.2 1.2M5.5 14.5l-1.2 1.2',
  },
  moon: { line: 'M16.5 11.8A6.8 6.8 0 0 1 8.2 3.5a6.8 6.8 0 1 0 8.3 8.3z' },
  keyboard: { line: 'M2.5 5.5h15v9h-15zM5.5 8.5h.1M8.5 8.5h.1M11.5 8.5h.1M14.5 8.5h.1M6.5 11.7h7' },
  upload: { line: 'M10 13V3.5M6.2 7L10 3.2L13.8 7M3.5 13v3.5h13V13' },
  download: { line: 'M10 3v9.5M6.2 9L10 12.8L13.8 9M3.5 13v3.5h13V13' },
  file: { line: 'M5 2.8h6l4 4v10.4H5zM11 2.8v4h4' },
  folder: { line: 'M2.8 5h5l1.6 2h7.8v8.5H2.8z' },
  chevronDown: { line: 'M5.5 7.8l4.5 4.5l4.5-4.5' },
  chevronRight: { line: 'M7.8 5.5l4.5 4.5l-4.5 4.5' },
  undo: { line: 'M7.5 4.5L4 8l3.5 3.5M4 8h7.5a4.2 4.2 0 0 1 0 8.4H8' },
  redo: { line: 'M12.5 4.5L16 8l-3.5 3.5M16 8H8.5a4.2 4.2 0 0 0 0 8.4H12' },
  check: { line: 'M4.5 10.5l3.6 3.6l7.4-8' },
  plus: { line: 'M10 4v12M4 10h12' },
  more: {
    fill: 'M4.5 8.6a1.4 1.4 0 1 1 0 2.8a1.4 1.4 0 0 1 0-2.8M10 8.6a1.4 1.4 0 1 1 0 2.8a1.4 1.4 0 0 1 0-2.8M15.5 8.6a1.4 1.4 0 1 1 0 2.8a1.4 1.4 0 0 1 0-2.8',
  },
  table: { line: 'M3 4h14v12H3zM3 8h14M3 12h14M8.5 8v8' },
} as const satisfies Record<string, { readonly fill: string } | { readonly line: string }>;

export type IconName = keyof typeof ICONS;
