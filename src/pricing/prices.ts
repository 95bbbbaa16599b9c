import type { Price, PriceBook, Rate, RateStep, UsageItem } from '../domain';
import { err, ok, type Result } from '../shared';
import { ZERO } from './arithmetic';
import type { PricingProblem } from './bill';

/** A price that was found, for one Region. */
export interface FoundPrice {
  readonly price: Price;
  /** At least one; the first begins at zero. */
  readonly steps: readonly RateStep[];
}

export type Problem = Pick<PricingProblem, 'code' | 'params'>;

/** `service/dimension`, as free tiers name what they apply to. */
export function keyOf({ service, dimension }: Pick<UsageItem, 'service' | 'dimension'>): string {
  return `${service}/${dimension}`;
}

const indexes = new WeakMap<PriceBook, ReadonlyMap<string, Price>>();

function indexOf(book: PriceBook): ReadonlyMap<string, Price> {
  const known = indexes.get(book);
  if (known !== undefined) return known;
  const index = new Map(book.prices.map((price) => [keyOf(price), price]));
  indexes.set(book, index);
  return index;
}

/** Looks a price up. Says what the book does not know: the service, the dimension, or the dimension in this Region. */
export function findPrice(
  book: PriceBook,
  region: string,
  item: Pick<UsageItem, 'service' | 'dimension'>,
): Result<FoundPrice, Problem> {
  const { service, dimension } = item;
  const price = indexOf(book).get(keyOf(item));
  if (price === undefined) {
    const dimensions = book.prices.filter((each) => each.service === service).map((each) => each.dimension);
    if (dimensions.length > 0) {
      return err({ code: 'pricing.unknownDimension', params: { service, dimension, known: listed(dimensions) } });
    }
    const services = [...new Set(book.prices.map((each) => each.service))];
    return err({ code: 'pricing.unknownService', params: { service, known: listed(services) } });
  }
  const rate = own(price.rates, region) ?? own(price.rates, '*');
  if (rate === undefined) {
    const regions = listed(Object.keys(price.rates));
    return err({ code: 'pricing.noPriceInRegion', params: { service, dimension, region, known: regions } });
  }
  return ok({ price, steps: typeof rate === 'string' ? [{ from: ZERO, usd: rate }] : rate });
}

function own(rates: Readonly<Record<string, Rate>>, region: string): Rate | undefined {
  return Object.hasOwn(rates, region) ? rates[region] : undefined;
}

function listed(names: readonly string[]): string {
  return names.join(', ');
}
