import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { framePolicyHtml } from './csp.ts';

/** Both name a part of the app: the first one loads it when somebody asks, the second one needs it at once. */
const LATER = /Promise\.resolve\(\)\.then\(\(\)\s*=>\s*require\((["'`])\.\/([\w.-]+)\1\)\)/g;
const AT_ONCE = /require\((["'`])\.\/([\w.-]+)\1\)/g;

const MODULE_SCRIPT = /<script type="module"[^>]*><\/script>/;
const HEAD_START = '<meta charset="utf-8" />';

/** Where the embedded page finds the fonts of the whole app: they are not built a second time. */
function fontsOf(dist: string): string {
  const assets = join(dist, 'assets');
  const name = existsSync(assets) ? readdirSync(assets).find((file) => /^fonts-[\w-]+\.css$/.test(file)) : undefined;
  if (name === undefined) throw new Error(`${assets} has no style sheet of fonts: build the app first.`);
  return `../assets/${name}`;
}

interface Part {
  readonly fileName: string;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  readonly code: string;
}

function classic({ fileName, imports, dynamicImports, code }: Part): string {
  const body = code.replace(LATER, 'load("$2")').replace(AT_ONCE, 'require("$2")');
  const lost = dynamicImports.find((name) => !body.includes(`load("${name}")`));
  if (lost !== undefined) throw new Error(`${fileName} asks for ${lost} in a way that is not understood`);
  const start = `baepoPart(${JSON.stringify(fileName)}, ${JSON.stringify(imports)}, (exports, require, load) => {`;
  return `${start} "use strict";\n${body}\n});\n`;
}

/** Turns the CommonJS output into classic scripts that load each other, and writes the page that starts them. */
export function classicScripts(options: { readonly page: string; readonly dist: string }): Plugin {
  const loader = readFileSync(join(import.meta.dirname, 'classicLoader.js'), 'utf8');
  return {
    name: 'baepo:classic-scripts',
    // Names follow the contents, and the loader is part of them.
    augmentChunkHash: () => loader,
    generateBundle: {
      // After the style sheet is there.
      order: 'post',
      handler(_, bundle) {
        const head: string[] = [];
        for (const part of Object.values(bundle)) {
          if (part.type === 'chunk') {
            part.code = (part.isEntry ? loader : '') + classic(part);
            if (part.isEntry) head.push(`<script defer src="./${part.fileName}"></script>`);
          } else if (part.fileName.endsWith('.css')) {
            head.push(`<link rel="stylesheet" href="./${part.fileName}" />`);
          }
        }
        const source = readFileSync(options.page, 'utf8')
          .replace(HEAD_START, `${HEAD_START}\n    ${framePolicyHtml()}`)
          .replace(MODULE_SCRIPT, head.join('\n    '))
          .replace('href="/favicon.svg"', 'href="../favicon.svg"')
          .replace('<html', `<html data-fonts="${fontsOf(options.dist)}"`);
        this.emitFile({ type: 'asset', fileName: 'index.html', source });
      },
    },
  };
}
