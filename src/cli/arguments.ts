import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../shared';
import type { WhyQuestion } from './why';

export const FORMATS = ['narrative', 'jsonl', 'summary'] as const;
export type Format = (typeof FORMATS)[number];

/** What `npm run sim` was asked to do. */
export interface SimArguments {
  readonly format: Format;
  readonly seed: number | null;
  readonly language: 'ko' | 'en';
  /** Print why this fact came about instead of the run. */
  readonly why: WhyQuestion | null;
  readonly source: ScenarioSource | FilesSource;
}

export interface ScenarioSource {
  readonly kind: 'scenario';
  /** Id of a shipped scenario, or path of a YAML file. */
  readonly name: string;
}

export interface FilesSource {
  readonly kind: 'files';
  readonly pipeline: string;
  readonly buildspec: string | null;
  readonly appspec: string | null;
  readonly instances: number;
  readonly config: string;
  readonly hasLoadBalancer: boolean;
}

export const USAGE = `Usage:
  npm run -s sim -- <scenario id or file> [--seed N] [--format narrative|jsonl|summary] [--lang ko|en]
                    [--why last-failure|POSITION]
  npm run -s sim -- --pipeline p.json [--buildspec b.yml] [--appspec a.yml]
                    [--instances 6] [--config CodeDeployDefault.OneAtATime] [--no-load-balancer]
                    [--seed N] [--format narrative|jsonl|summary] [--lang ko|en]
                    [--why last-failure|POSITION]`;

const MAX_SEED = 4_294_967_295;

/** Reads the command line. The error is a sentence for people. */
export function readArguments(words: readonly string[]): Result<SimArguments, string> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const format = FORMATS.find((each) => each === (values.format ?? 'narrative'));
  if (format === undefined) return err(`--format must be one of ${FORMATS.join(', ')}`);
  const seed = values.seed === undefined ? null : wholeNumber(values.seed, 0, MAX_SEED);
  if (seed === undefined) return err(`--seed must be a whole number from 0 to ${MAX_SEED}`);
  const language = values.lang ?? 'en';
  if (language !== 'ko' && language !== 'en') return err('--lang must be ko or en');
  const why = whyOf(values.why);
  if (why === undefined) return err('--why must be last-failure or the position of a fact, as `seq` in the log');
  const source = sourceOf(values, positionals);
  return source.ok ? ok({ format, seed, language, why, source: source.value }) : source;
}

function parse(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      format: { type: 'string' },
      lang: { type: 'string' },
      why: { type: 'string' },
      pipeline: { type: 'string' },
      buildspec: { type: 'string' },
      appspec: { type: 'string' },
      instances: { type: 'string' },
      config: { type: 'string' },
      'no-load-balancer': { type: 'boolean' },
    },
  });
}

type Values = ReturnType<typeof parse>['values'];

function sourceOf(values: Values, positionals: readonly string[]): Result<SimArguments['source'], string> {
  const [name, ...rest] = positionals;
  if (rest.length > 0) return err(`Only one scenario at a time, not ${positionals.join(', ')}`);
  if (name !== undefined && values.pipeline !== undefined) return err('Give either a scenario or --pipeline, not both');
  if (name !== undefined) return ok({ kind: 'scenario', name });
  if (values.pipeline === undefined) return err('Give a scenario, or --pipeline with your own files');
  const instances = wholeNumber(values.instances ?? '6', 1, 1_000);
  if (instances === undefined) return err('--instances must be a whole number from 1 to 1000');
  return ok({
    kind: 'files',
    pipeline: values.pipeline,
    buildspec: values.buildspec ?? null,
    appspec: values.appspec ?? null,
    instances,
    config: values.config ?? 'CodeDeployDefault.OneAtATime',
    hasLoadBalancer: values['no-load-balancer'] !== true,
  });
}

function whyOf(text: string | undefined): WhyQuestion | null | undefined {
  if (text === undefined) return null;
  return text === 'last-failure' ? text : wholeNumber(text, 0, Number.MAX_SAFE_INTEGER);
}

function wholeNumber(text: string, low: number, high: number): number | undefined {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  return value >= low && value <= high ? value : undefined;
}
