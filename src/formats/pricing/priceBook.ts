import * as v from 'valibot';
import type { PriceBook, Rate } from '../../domain';
import { dayNumber, defined, err, isBelow, nearest, ok, type Decimal, type Result } from '../../shared';
import { suggesting, type InputError, type Params } from '../errors';
import { errorsOfIssues, MAX_ERRORS } from '../schemaErrors';
import { readYaml, type Located, type Path } from '../yaml';
import { decimalAt } from './decimals';
import { priceBookSchema, type WrittenPriceBook } from './priceBook.schema';

/** Reads a price book, JSON or YAML; every refusal names line and column. Never throws. */
export function parsePriceBook(file: string, text: string): Result<PriceBook, readonly InputError[]> {
  const read = readYaml(file, text);
  if (!read.ok) return read;
  const source = read.value;
  const checked = v.safeParse(priceBookSchema, source.value);
  if (!checked.success) return err(errorsOfIssues(source, checked.issues, 'prices', priceBookSchema));
  const problems = new Check(source, checked.output).problems();
  if (problems.length > 0) return err(problems.slice(0, MAX_ERRORS));
  return ok(exactly(source, checked.output));
}

/** What the schema cannot say: names that must exist once, steps that must rise, days that must be on the calendar. */
class Check {
  readonly #source: Located;
  readonly #book: WrittenPriceBook;
  readonly #errors: InputError[] = [];

  constructor(source: Located, book: WrittenPriceBook) {
    this.#source = source;
    this.#book = book;
  }

  problems(): readonly InputError[] {
    const { asOf, newAccounts } = this.#book;
    for (const [path, day] of [
      [['asOf'], asOf],
      [['newAccounts', 'newAccountsFrom'], newAccounts.newAccountsFrom],
    ] as const) {
      if (dayNumber(day) === null) this.#note(path, 'badDay', `There is no day ${day}.`, { day });
    }
    this.#checkSource(['newAccounts', 'source'], newAccounts.source);
    for (const path of decimalPaths(this.#book)) {
      if (decimalAt(this.#source, path) !== null) continue;
      const written = this.#source.writtenAt(path)?.slice(0, 100) ?? '';
      this.#note(path, 'badDecimal', `${written} is not a plain decimal number.`, { written });
    }
    this.#checkPrices();
    this.#checkFreeTiers();
    return this.#errors;
  }

  #note(path: Path, code: string, message: string, params: Params, suggestion: string | null = null): void {
    this.#errors.push(suggesting(this.#source.error(path, `prices.${code}`, message, params), suggestion));
  }

  #checkSource(path: Path, name: string): void {
    if (Object.hasOwn(this.#book.sources, name)) return;
    const meant = nearest(name, Object.keys(this.#book.sources));
    this.#note(path, 'unknownSource', `sources has no entry ${name}.`, { name }, meant);
  }

  #checkOnce(seen: Set<string>, name: string, path: Path): void {
    if (seen.has(name)) this.#note(path, 'duplicate', `${name} stands here twice.`, { name });
    seen.add(name);
  }

  #checkPrices(): void {
    const seen = new Set<string>();
    for (const [index, { service, dimension, source, rates }] of this.#book.prices.entries()) {
      const path = ['prices', index];
      this.#checkOnce(seen, `${service}/${dimension}`, path);
      this.#checkSource([...path, 'source'], source);
      if (Object.keys(rates).length === 0) {
        this.#note([...path, 'rates'], 'noRate', 'A price for at least one Region is needed.', {});
      }
      for (const [region, rate] of Object.entries(rates)) {
        if (region !== '*' && !this.#book.regions.includes(region)) {
          const meant = nearest(region, this.#book.regions);
          this.#note([...path, 'rates', region], 'unknownRegion', `regions has no entry ${region}.`, { region }, meant);
        }
        if (Array.isArray(rate)) this.#checkSteps([...path, 'rates', region], rate);
      }
    }
  }

  #checkSteps(path: Path, steps: readonly unknown[]): void {
    let before: Decimal | null = null;
    for (const index of steps.keys()) {
      const place = [...path, index, 'from'];
      const from = decimalAt(this.#source, place);
      if (from === null) continue;
      const isRising = before === null ? from === '0' : isBelow(before, from);
      if (!isRising) this.#note(place, 'badStep', 'Steps begin at 0 and rise.', {});
      before = from;
    }
  }

  #checkFreeTiers(): void {
    const seen = new Set<string>();
    const known = new Set(this.#book.prices.map(({ service, dimension }) => `${service}/${dimension}`));
    for (const [index, { id, source, appliesTo }] of this.#book.freeTiers.entries()) {
      const path = ['freeTiers', index];
      this.#checkOnce(seen, id, [...path, 'id']);
      this.#checkSource([...path, 'source'], source);
      for (const [position, name] of appliesTo.entries()) {
        if (known.has(name)) continue;
        const meant = nearest(name, [...known]);
        this.#note([...path, 'appliesTo', position], 'unknownPrice', `There is no price ${name}.`, { name }, meant);
      }
    }
  }
}

/** Where the book holds decimals. YAML knows more ways to write a number than can be read digit by digit. */
function* decimalPaths({ freeTiers, prices }: WrittenPriceBook): Generator<Path> {
  yield ['newAccounts', 'creditUsd'];
  yield ['newAccounts', 'earnedCreditUsd'];
  for (const index of freeTiers.keys()) yield ['freeTiers', index, 'perMonth'];
  for (const [index, { rates }] of prices.entries()) {
    for (const [region, rate] of Object.entries(rates)) {
      const path = ['prices', index, 'rates', region];
      if (!Array.isArray(rate)) yield path;
      else for (const step of rate.keys()) for (const member of ['from', 'usd']) yield [...path, step, member];
    }
  }
}

/** The checked book with every decimal taken from what was written. */
function exactly(source: Located, book: WrittenPriceBook): PriceBook {
  const at = (...path: Path): Decimal => defined(decimalAt(source, path), path.join('.'));
  const rateAt = (rate: unknown, path: Path): Rate =>
    Array.isArray(rate)
      ? rate.map((_, index) => ({ from: at(...path, index, 'from'), usd: at(...path, index, 'usd') }))
      : at(...path);
  return {
    ...book,
    newAccounts: {
      ...book.newAccounts,
      creditUsd: at('newAccounts', 'creditUsd'),
      earnedCreditUsd: at('newAccounts', 'earnedCreditUsd'),
    },
    freeTiers: book.freeTiers.map((tier, index) => ({ ...tier, perMonth: at('freeTiers', index, 'perMonth') })),
    prices: book.prices.map((price, index) => ({
      ...price,
      rates: Object.fromEntries(
        Object.entries(price.rates).map(([region, rate]) => [region, rateAt(rate, ['prices', index, 'rates', region])]),
      ),
    })),
  };
}
