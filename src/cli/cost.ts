import type { AccountTerms, PriceBook, Usage } from '../domain';
import { inputError, type InputError } from '../formats';
import { parsePriceBook, parseUsage, type ReadUsage } from '../formats/pricing';
import { loadLaterMessages, loadPricingMessages } from '../i18n';
import {
  accountTerms,
  bookAge,
  createCostReader,
  DEFAULT_METERING,
  itemsOf,
  PLAIN_ACCOUNT,
  priceUsage,
  regionOf,
  type Bill,
  type PlacedItem,
  type PricingProblem,
} from '../pricing';
import { AWS_PRICE_BOOK } from '../pricing/awsPriceBook';
import { defined, err, ok, type Result } from '../shared';
import { runScenario } from '../workers/runScenario';
import { COST_USAGE, readCostArguments, type CostArguments, type RunSource } from './costArguments';
import { billJson, billLines } from './costPrint';
import { loadScenario, readText } from './loadScenario';
import { errorLine } from './print';

/** Exit codes: 0 priced, 2 the input is wrong or something has no price. */
const WRONG_INPUT = 2;

type Errors = readonly InputError[];
type Priced = Result<Bill, Errors>;

async function main(words: readonly string[]): Promise<number> {
  const read = readCostArguments(words);
  if (!read.ok) return refuse([`${read.error}\n\n${COST_USAGE}`]);
  const asked = read.value;
  const { language } = asked;
  const [{ pricingErrors }, later] = await Promise.all([loadPricingMessages(language), loadLaterMessages(language)]);
  const texts: Readonly<Record<string, (params: InputError['params']) => string>> = pricingErrors;
  const say = (error: InputError): string =>
    errorLine(error, texts[error.code]?.(error.params) ?? error.message, later);
  const book = bookOf(asked);
  if (!book.ok) return refuse(book.error.map(say));
  const { source } = asked;
  const bill = source.kind === 'run' ? await priceRun(asked, source, book.value) : priceFile(asked, book.value);
  if (!bill.ok) return refuse(bill.error.map(say));
  const age = defined(bookAge(book.value, new Date().toISOString().slice(0, 10)), 'a date');
  process.stderr.write(`note: ${age.title} of ${age.asOf}, ${age.months} months old\n`);
  process.stdout.write(asked.isJson ? billJson(book.value, bill.value) : `${billLines(bill.value).join('\n')}\n`);
  return 0;
}

function refuse(lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`);
  return WRONG_INPUT;
}

function bookOf({ book }: CostArguments): Result<PriceBook, Errors> {
  if (book === null) return ok(AWS_PRICE_BOOK);
  const text = readText(book);
  return text.ok ? parsePriceBook(book, text.value) : text;
}

function priceFile({ source, region }: CostArguments, book: PriceBook): Priced {
  const path = source.kind === 'usage' ? source.path : '';
  const text = readText(path);
  if (!text.ok) return text;
  const read = parseUsage(path, text.value);
  if (!read.ok) return read;
  const { records } = read.value;
  const where = region ?? records.region;
  if (where === null) return err([noRegion(path)]);
  const placed = itemsOf(records);
  const usage: Usage = { items: placed.map(({ item }) => item), own: records.own };
  const bill = priceUsage(book, where, usage, accountTerms(book, records.account));
  if (bill.unpriced.length === 0) return ok(bill);
  return err(bill.unpriced.map((problem) => placedError(problem, read.value, placed, region)));
}

async function priceRun(asked: CostArguments, source: RunSource, book: PriceBook): Promise<Priced> {
  const loaded = loadScenario({ source: { kind: 'scenario', name: source.name }, seed: source.seed });
  if (!loaded.ok) return loaded;
  const { scenario } = loaded.value;
  const region = asked.region ?? regionOf(scenario);
  if (region === null) return err([noRegion(source.name)]);
  const log = await runScenario(scenario, source.seed ?? scenario.seed, []);
  const account: AccountTerms = PLAIN_ACCOUNT;
  const settings = { ...DEFAULT_METERING, hosts: source.isOnPremises ? ('onPremises' as const) : ('asRun' as const) };
  const until = source.untilSeconds === null ? scenario.untilMs : source.untilSeconds * 1_000;
  const bill = createCostReader(scenario, log, { book, region, account, settings }).at(until);
  if (bill.unpriced.length === 0) return ok(bill);
  return err(bill.unpriced.map(({ code, params }) => inputError(source.name, null, code, code, params)));
}

function noRegion(file: string): InputError {
  const message = 'Say which Region: --region, or region in the file.';
  return inputError(file, null, 'usage.noRegion', message);
}

/** A problem at the place of the file that it concerns; what stands on the command line has none. */
function placedError(
  { code, params, item }: PricingProblem,
  { source }: ReadUsage,
  placed: readonly PlacedItem[],
  region: string | null,
): InputError {
  if (item !== null) return source.error(placed[item]?.path ?? [], code, code, params);
  if (code === 'pricing.unknownRegion') {
    return region === null
      ? source.error(['region'], code, code, params)
      : inputError('--region', null, code, code, params);
  }
  return source.error(['account', 'alreadyUsed', params.id ?? ''], code, code, params);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));
