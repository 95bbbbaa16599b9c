import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The gallery of components and strategies: a page of its own that never enters the production build. */
export default defineConfig({
  root: at('./src/gallery'),
  base: './',
  publicDir: at('./public'),
  plugins: [svelte({ configFile: at('./svelte.config.js') })],
  server: { fs: { allow: [at('.')] } },
  build: { target: 'es2022', outDir: at('./dist-gallery'), emptyOutDir: true },
  worker: { format: 'es' },
});
