import { createHash } from 'node:crypto';
import type { HtmlTagDescriptor, Plugin } from 'vite';

const NEVER = ["base-uri 'none'", "form-action 'none'"];

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  ...NEVER,
].join('; ');

const meta = (content: string): HtmlTagDescriptor => ({
  tag: 'meta',
  attrs: { 'http-equiv': 'Content-Security-Policy', content },
  injectTo: 'head-prepend',
});

/** Puts the content security policy into the built page. The dev server needs inline styles, so it goes without. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'baepo:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [meta(PAGE_POLICY)],
  };
}

/** What the embedded page may load, all from one place: it has neither workers nor requests of its own. */
const framePolicy = (source: string, scripts = ''): string =>
  [
    "default-src 'none'",
    `script-src ${source}${scripts}`,
    `style-src ${source}`,
    `font-src ${source}`,
    `img-src ${source} data:`,
    ...NEVER,
  ].join('; ');

/** A word that the script below replaces by the address of the app. */
const APP = 'APP';

/**
 * In a sandboxed frame WebKit lets 'self' stand for nothing, so the embedded page names the folder of the app instead.
 * Only the page itself knows that address: its first script, allowed by its hash, adds the real policy before anything
 * else is loaded. Policies only ever forbid more, so the first one may be wide.
 */
const NAME_THE_APP = [
  `const app = new URL('../', location.href).href.replace(/[;,]/g, encodeURIComponent);`,
  `const policy = document.createElement('meta');`,
  `policy.httpEquiv = 'Content-Security-Policy';`,
  `policy.content = ${JSON.stringify(framePolicy(APP))}.replaceAll('${APP}', app);`,
  `document.head.append(policy);`,
].join(' ');

/** The beginning of the embedded page's head. */
export function framePolicyHtml(): string {
  const hash = createHash('sha256').update(NAME_THE_APP).digest('base64');
  const wide = framePolicy('http: https:', ` 'sha256-${hash}'`);
  return `<meta http-equiv="Content-Security-Policy" content="${wide}" />\n    <script>${NAME_THE_APP}</script>`;
}
