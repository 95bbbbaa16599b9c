import * as v from 'valibot';
import type { Language } from '../i18n';
import { LANGUAGES } from '../i18n';
import type { Theme } from './Preferences.svelte';

/** What the address of an embedded frame asks for. What it leaves out, or what cannot be read, is null. */
export interface EmbedOptions {
  readonly scenario: string | null;
  readonly seed: number | null;
  /** Simulated time at which the frame opens, milliseconds. */
  readonly t: number | null;
  readonly lang: Language | null;
  readonly theme: Theme | null;
}

export type EmbedProblem =
  | { readonly kind: 'unknown' | 'repeated' | 'pastEnd'; readonly name: string; readonly value: string }
  | { readonly kind: 'bad'; readonly name: keyof EmbedOptions; readonly value: string }
  | { readonly kind: 'noSuchScenario'; readonly name: 'scenario'; readonly value: string }
  | { readonly kind: 'more'; readonly count: number };

const MAX_SEED = 4_294_967_295;
const MAX_SECONDS = 1_000_000;
/** Enough to say what is wrong; an address can hold thousands. */
const MAX_PROBLEMS = 6;
const MAX_SHOWN = 40;

const whole = (most: number) => v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number), v.maxValue(most));

/** Seconds, or minutes and seconds: `352`, `5:52`. */
const moment = v.union([
  v.pipe(
    whole(MAX_SECONDS),
    v.transform((seconds) => seconds * 1_000),
  ),
  v.pipe(
    v.string(),
    v.regex(/^\d{1,4}:[0-5]\d$/),
    v.transform((text) => {
      const [minutes = 0, seconds = 0] = text.split(':').map(Number);
      return (minutes * 60 + seconds) * 1_000;
    }),
  ),
]);

const options = v.object({
  scenario: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  seed: whole(MAX_SEED),
  t: moment,
  lang: v.picklist(LANGUAGES),
  theme: v.picklist(['auto', 'light', 'dark']),
});

type Name = keyof typeof options.entries;
const isName = (name: string): name is Name => Object.hasOwn(options.entries, name);

/** Reads the part of an address behind `?`. Whatever cannot be understood becomes a problem, and the rest counts. */
export function readEmbedOptions(search: string): {
  readonly options: EmbedOptions;
  readonly problems: readonly EmbedProblem[];
} {
  const found: Partial<Record<Name, unknown>> = {};
  const problems: EmbedProblem[] = [];
  const seen = new Set<string>();
  for (const [name, value] of new URLSearchParams(search)) {
    const shown = { name: shorten(name), value: shorten(value) };
    if (!isName(name)) problems.push({ kind: 'unknown', ...shown });
    else if (seen.has(name)) problems.push({ kind: 'repeated', ...shown });
    else {
      seen.add(name);
      const read = v.safeParse(options.entries[name], value);
      if (read.success) found[name] = read.output;
      else problems.push({ kind: 'bad', name, value: shown.value });
    }
  }
  const { scenario = null, seed = null, t = null, lang = null, theme = null } = found as Partial<EmbedOptions>;
  return { options: { scenario, seed, t, lang, theme }, problems: few(problems) };
}

function few(problems: readonly EmbedProblem[]): readonly EmbedProblem[] {
  if (problems.length <= MAX_PROBLEMS) return problems;
  return [...problems.slice(0, MAX_PROBLEMS), { kind: 'more', count: problems.length - MAX_PROBLEMS }];
}

function shorten(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
