import type { Plugin } from 'vite';

/** Where figures come from is read by people; an engine only needs the figures. */
const TOLD = new Set(['note', 'source', 'basis', 'asOf']);

/** Leaves sources and notes out of the data files. For the worker alone: pages may want to show them. */
export function bareData(): Plugin {
  return {
    name: 'baepo:bare-data',
    enforce: 'pre',
    transform: (code, id) =>
      /\/src\/data\/.*\.json$/.test(id)
        ? JSON.stringify(JSON.parse(code), (key, value: unknown) => (TOLD.has(key) ? undefined : value))
        : null,
  };
}
