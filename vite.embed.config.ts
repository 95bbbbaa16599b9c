import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { classicScripts } from './scripts/vite/classicScripts.ts';
import { compiledScenarios } from './scripts/vite/scenarios.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The embedded view, built after the app and into its folder: classic scripts, since frames may be sandboxed. */
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [
    svelte({ configFile: at('./svelte.config.js') }),
    compiledScenarios(at('./public/scenarios')),
    classicScripts({ page: at('./src/embed/index.html'), dist: at('./dist') }),
  ],
  build: {
    target: 'es2022',
    outDir: at('./dist/embed'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    lib: { entry: at('./src/app/embed.ts'), formats: ['cjs'], cssFileName: 'embed' },
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        dynamicImportInCjs: false,
        minify: true,
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
      },
    },
  },
});
