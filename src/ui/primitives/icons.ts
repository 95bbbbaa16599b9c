interface IconPaths {
  /** Painted solid. */
  readonly fill?: string;
  /** Drawn as a line of 1.7. */
  readonly line?: string;
}

/** Paths in a box of 20 by 20. */
export const ICONS = {
  play: {
    fill: 'M6.2 4.3v11.4a.8.8 0 0 0 1.22.68l9.1-5.7a.8.8 0 0 0 0-1.36l-9.1-5.7a.8.8 0 0 0-1.22.68z',
  },
  pause: {
    fill: 'M6.1 4h1.6a.6.6 0 0 1 .6.6v10.8a.6.6 0 0 1-.6.6H6.1a.6.6 0 0 1-.6-.6V4.6a.6.6 0 0 1 .6-.6zM12.3 4h1.6a.6.6 0 0 1 .6.6v10.8a.6.6 0 0 1-.6.6h-1.6a.6.6 0 0 1-.6-.6V4.6a.6.6 0 0 1 .6-.6z',
  },
  stepBack: {
    fill: 'M15.2 4.5v11a.4.4 0 0 1-.63.33L6.9 10.33a.4.4 0 0 1 0-.66l7.67-5.5a.4.4 0 0 1 .63.33z',
    line: 'M4.8 4.8v10.4',
  },
  stepForward: {
    fill: 'M4.8 4.5v11a.4.4 0 0 0 .63.33l7.67-5.5a.4.4 0 0 0 0-.66l-7.67-5.5a.4.4 0 0 0-.63.33z',
    line: 'M15.2 4.8v10.4',
  },
  restart: { line: 'M4.3 3.8v3.9h3.9M4.6 7.7A6.1 6.1 0 1 1 4 11.2' },
  markBack: { line: 'M12.5 4.5L7 10l5.5 5.5' },
  markForward: { line: 'M7.5 4.5L13 10l-5.5 5.5' },
  close: { line: 'M5 5l10 10M15 5L5 15' },
  menu: { line: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13' },
  settings: {
    line: 'M3.5 6.5h7.1M15 6.5h1.5M3.5 13.5H5M9.4 13.5h7.1M12.8 4.3a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4zM7.2 11.3a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4z',
  },
  globe: {
    line: 'M10 3a7 7 0 1 1 0 14a7 7 0 0 1 0-14zM3 10h14M10 3c2.1 2 3.1 4.3 3.1 7s-1 5-3.1 7c-2.1-2-3.1-4.3-3.1-7s1-5 3.1-7z',
  },
  sun: {
    line: 'M10 6.7a3.3 3.3 0 1 1 0 6.6a3.3 3.3 0 0 1 0-6.6zM10 2.2v1.5M10 16.3v1.5M2.2 10h1.5M16.3 10h1.5M4.5 4.5l1 1M14.5 14.5l1 1M15.5 4.5l-1 1M5.5 14.5l-1 1',
  },
  moon: { line: 'M16.6 11.6A6.8 6.8 0 0 1 8.4 3.4a6.8 6.8 0 1 0 8.2 8.2z' },
  keyboard: {
    line: 'M4 5h12a1.6 1.6 0 0 1 1.6 1.6v6.8A1.6 1.6 0 0 1 16 15H4a1.6 1.6 0 0 1-1.6-1.6V6.6A1.6 1.6 0 0 1 4 5zM5.9 8.4h.01M8.6 8.4h.01M11.4 8.4h.01M14.1 8.4h.01M7.2 11.8h5.6',
  },
  upload: { line: 'M10 13V3.6M6.2 7.2L10 3.4l3.8 3.8M3.5 13v2.5a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V13' },
  download: { line: 'M10 3.4v9.4M6.2 9.2L10 13l3.8-3.8M3.5 13v2.5a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V13' },
  file: { line: 'M6 2.9h5.2l3.9 3.9v9.3a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V3.9a1 1 0 0 1 1-1zM11 3v4h4' },
  folder: { line: 'M2.8 5.6a1 1 0 0 1 1-1H7.4l1.8 2.1h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H3.8a1 1 0 0 1-1-1z' },
  chevronDown: { line: 'M5.5 7.8l4.5 4.5l4.5-4.5' },
  chevronRight: { line: 'M7.8 5.5l4.5 4.5l-4.5 4.5' },
  undo: { line: 'M7.4 4.5L3.9 8l3.5 3.5M4.2 8h7.4a4.1 4.1 0 0 1 0 8.2H8' },
  redo: { line: 'M12.6 4.5L16.1 8l-3.5 3.5M15.8 8H8.4a4.1 4.1 0 0 0 0 8.2H12' },
  check: { line: 'M4.5 10.5l3.6 3.6l7.4-8' },
  plus: { line: 'M10 4v12M4 10h12' },
  more: {
    fill: 'M4.5 8.6a1.4 1.4 0 1 1 0 2.8a1.4 1.4 0 0 1 0-2.8zM10 8.6a1.4 1.4 0 1 1 0 2.8a1.4 1.4 0 0 1 0-2.8zM15.5 8.6a1.4 1.4 0 1 1 0 2.8a1.4 1.4 0 0 1 0-2.8z',
  },
  table: { line: 'M4 4h12a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM3 8h14M3 12h14M8.5 8v8' },
} as const satisfies Record<string, IconPaths>;

export type IconName = keyof typeof ICONS;
