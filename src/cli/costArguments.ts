import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../shared';

/** What `npm run cost` was asked to do. */
export interface CostArguments {
  readonly source: { readonly kind: 'usage'; readonly path: string } | RunSource;
  /** Null: what the usage file or the fleet's zones say. */
  readonly region: string | null;
  /** Path of an own price book; null: the one that Baepo brings along. */
  readonly book: string | null;
  readonly isJson: boolean;
  readonly language: 'ko' | 'en';
}

export interface RunSource {
  readonly kind: 'run';
  /** Id of a shipped scenario, or path of a YAML file. */
  readonly name: string;
  readonly seed: number | null;
  /** Up to which simulated second; null: to the end. */
  readonly untilSeconds: number | null;
  /** What if all hosts stood outside EC2? */
  readonly isOnPremises: boolean;
}

export const COST_USAGE = `Usage:
  npm run -s cost -- usage.json [--region ap-northeast-2] [--book prices.json] [--json] [--lang ko|en]
  npm run -s cost -- --scenario <id or file> [--seed N] [--at SECONDS] [--on-premises]
                     [--region R] [--book prices.json] [--json] [--lang ko|en]

The first form prices what stands in a file (usage.schema.json describes it), the second what a run used.
Exit codes: 0 priced, 2 the input is wrong or something has no price.`;

const MAX_SEED = 4_294_967_295;
const MAX_SECONDS = 86_400;

/** Reads the command line. The error is a sentence for people. */
export function readCostArguments(words: readonly string[]): Result<CostArguments, string> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const language = values.lang ?? 'en';
  if (language !== 'ko' && language !== 'en') return err('--lang must be ko or en');
  const source = sourceOf(values, positionals);
  if (!source.ok) return source;
  const { region = null, book = null, json = false } = values;
  return ok({ source: source.value, region, book, isJson: json, language });
}

function parse(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      region: { type: 'string' },
      book: { type: 'string' },
      scenario: { type: 'string' },
      seed: { type: 'string' },
      at: { type: 'string' },
      'on-premises': { type: 'boolean' },
      json: { type: 'boolean' },
      lang: { type: 'string' },
    },
  });
}

function sourceOf(
  { scenario, seed, at, 'on-premises': isOnPremises }: ReturnType<typeof parse>['values'],
  positionals: readonly string[],
): Result<CostArguments['source'], string> {
  const [path, ...rest] = positionals;
  if (rest.length > 0) return err(`Only one usage file at a time, not ${positionals.join(', ')}`);
  if (scenario === undefined) {
    if (path === undefined) return err('Give a usage file or --scenario');
    if (seed !== undefined || at !== undefined || isOnPremises !== undefined) {
      return err('--seed, --at and --on-premises belong to --scenario');
    }
    return ok({ kind: 'usage', path });
  }
  if (path !== undefined) return err('Give either a usage file or --scenario, not both');
  const seedNumber = seed === undefined ? null : wholeNumber(seed, MAX_SEED);
  if (seedNumber === undefined) return err(`--seed must be a whole number from 0 to ${MAX_SEED}`);
  const untilSeconds = at === undefined ? null : wholeNumber(at, MAX_SECONDS);
  if (untilSeconds === undefined) return err(`--at must be a whole number of seconds up to ${MAX_SECONDS}`);
  return ok({ kind: 'run', name: scenario, seed: seedNumber, untilSeconds, isOnPremises: isOnPremises === true });
}

function wholeNumber(text: string, most: number): number | undefined {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  return value <= most ? value : undefined;
}
