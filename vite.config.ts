import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { bareData } from './scripts/vite/bareData.ts';
import { contentSecurityPolicy } from './scripts/vite/csp.ts';
import { definitionsOnly } from './scripts/vite/definitionsOnly.ts';
import { compiledScenarios } from './scripts/vite/scenarios.ts';

const SIM_FOLDERS = '{unit,engines,machines,properties,golden,conformance,scenarios,cli,links}';
const UI_TESTS = ['tests/{components,embed,unit/ui}/**/*.test.ts', 'tests/**/*.svelte.test.ts'];

/** Nothing here is timed: a slow machine is no failure. */
const PATIENT = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 20_000 } } };

export default defineConfig({
  // Relative addresses: the built folder works under any path of any static file server.
  base: './',
  plugins: [
    svelte({ configFile: fileURLToPath(new URL('./svelte.config.js', import.meta.url)) }),
    contentSecurityPolicy(),
    definitionsOnly(),
    compiledScenarios(fileURLToPath(new URL('./public/scenarios', import.meta.url))),
  ],
  build: {
    target: 'es2022',
    sourcemap: false,
    // Nothing becomes a data: address, because the content security policy would block it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  worker: { format: 'es', plugins: () => [definitionsOnly(), bareData()] },
  test: {
    passWithNoTests: true,
    reporters: ['default', './tests/support/summary.reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'sim',
          ...PATIENT,
          environment: 'node',
          include: [`tests/${SIM_FOLDERS}/**/*.test.ts`],
          exclude: UI_TESTS,
          setupFiles: ['tests/support/setup.ts'],
          pool: 'threads',
          isolate: false,
        },
      },
      {
        extends: true,
        plugins: [svelteTesting()],
        test: {
          name: 'ui',
          ...PATIENT,
          environment: 'jsdom',
          include: UI_TESTS,
          setupFiles: ['tests/support/setup.ts', 'tests/support/setup.dom.ts'],
          pool: 'threads',
        },
      },
      {
        test: {
          name: 'browser',
          ...PATIENT,
          // A busy browser sometimes takes a touch back; what is really broken fails three times.
          retry: 2,
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/browser.setup.ts'],
          fileParallelism: false,
          // After the other projects, so that nothing competes with the browser for the processor.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
