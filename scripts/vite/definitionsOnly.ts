import { join } from 'node:path';
import type { Plugin } from 'vite';

const DEFINITIONS = join(import.meta.dirname, 'xstateDefinitions.ts');

/** In the built app machines are definitions without XState's interpreter. An import that is not one of them fails the build. */
export function definitionsOnly(): Plugin {
  return {
    name: 'baepo:definitions-only',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === 'xstate' && importer !== undefined && /\/src\/(domain|kernel)\//.test(importer) ? DEFINITIONS : null,
  };
}
