import type { Findings } from './Findings.svelte';
import { replaceMethod } from './guards';

const wordsOf = (value: unknown): string =>
  value instanceof Error
    ? `${value.name}: ${value.message} ${value.stack?.split('\n')[1]?.trim() ?? ''}`
    : String(value);

/** Hears of everything that goes wrong by itself: errors, rejections, complaints on the console, breaches of the policy. */
export function hearProblems(findings: Findings): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener('error', (event) => findings.found('errors', wordsOf(event.error ?? event.message)), {
    signal,
  });
  window.addEventListener('unhandledrejection', ({ reason }) => findings.found('errors', wordsOf(reason)), { signal });
  document.addEventListener(
    'securitypolicyviolation',
    ({ violatedDirective, blockedURI }) => findings.found('policy', `${violatedDirective} forbids ${blockedURI}`),
    { signal },
  );
  const consoles = (['error', 'warn'] as const).map((level) =>
    replaceMethod(console, level, (original) => (...said: unknown[]) => {
      findings.found('console', `${level}: ${said.map(wordsOf).join(' ')}`);
      original.apply(console, said);
    }),
  );
  return () => {
    stop.abort();
    consoles.forEach((end) => end());
  };
}
