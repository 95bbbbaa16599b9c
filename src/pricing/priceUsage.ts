import type { AccountTerms, OwnCost, PriceBook, RateStep, Usage } from '../domain';
import type { Decimal } from '../shared';
import { accountProblems, Allowances } from './allowances';
import { isPositive, left, minus, plus, smaller, sum, times, ZERO } from './arithmetic';
import type { Bill, BilledStep, BillLine, OwnLine, PricingProblem } from './bill';
import { findPrice, keyOf, type FoundPrice } from './prices';
import { chargedQuantity } from './quantity';

/** An account that is past its first year and shares nothing with anybody. */
export const PLAIN_ACCOUNT: AccountTerms = { freeTier: 'always', creditUsd: ZERO, alreadyUsed: {} };

interface Draft extends FoundPrice {
  quantity: Decimal;
  freeQuantity: Decimal;
  readonly facts: (readonly number[])[];
}

/**
 * The bill of one month for what was used. Free quantities are used up in the order of the items, before the steps of a
 * price are counted. What the book does not know stands in `unpriced`, never as a line of zero.
 */
export function priceUsage(book: PriceBook, region: string, usage: Usage, account: AccountTerms): Bill {
  const allowances = new Allowances(book, account);
  const drafts = new Map<string, Draft>();
  const unpriced = [...regionProblems(book, region), ...accountProblems(book, account)];
  for (const [index, item] of book.regions.includes(region) ? usage.items.entries() : []) {
    const found = findPrice(book, region, item);
    const quantity = found.ok ? chargedQuantity(book, found.value.price, item) : found;
    if (!found.ok || !quantity.ok) {
      if (!quantity.ok) unpriced.push({ ...quantity.error, item: index, facts: item.facts });
      continue;
    }
    const key = keyOf(item);
    const free = allowances.take(key, quantity.value);
    const draft = drafts.get(key);
    if (draft === undefined) {
      drafts.set(key, { ...found.value, quantity: quantity.value, freeQuantity: free, facts: [item.facts] });
      continue;
    }
    draft.quantity = plus(draft.quantity, quantity.value);
    draft.freeQuantity = plus(draft.freeQuantity, free);
    draft.facts.push(item.facts);
  }
  const lines = [...drafts].map(([key, draft]) => lineOf(book, draft, allowances.idsFor(key)));
  return billOf({ region, asOf: book.asOf, lines, unpriced, freeTiers: allowances.uses() }, usage.own, account);
}

function billOf(
  parts: Pick<Bill, 'region' | 'asOf' | 'lines' | 'unpriced' | 'freeTiers'>,
  costs: readonly OwnCost[],
  { creditUsd: credit }: AccountTerms,
): Bill {
  const own = costs.map((cost): OwnLine => ({ ...cost, amountUsd: times(cost.quantity, cost.usdPerUnit) }));
  const sumOf = (kind: OwnCost['kind']) =>
    sum(own.filter((line) => line.kind === kind).map(({ amountUsd }) => amountUsd));
  const awsUsd = sum(parts.lines.map(({ amountUsd }) => amountUsd));
  const peopleUsd = sumOf('people');
  const lossUsd = sumOf('loss');
  const creditUsd = smaller(credit, awsUsd);
  const totalUsd = sum([awsUsd, peopleUsd, lossUsd]);
  return { ...parts, own, awsUsd, peopleUsd, lossUsd, totalUsd, creditUsd, dueUsd: minus(awsUsd, creditUsd) };
}

function regionProblems({ regions }: PriceBook, region: string): PricingProblem[] {
  if (regions.includes(region)) return [];
  return [{ code: 'pricing.unknownRegion', params: { region, known: regions.join(', ') }, item: null, facts: [] }];
}

function lineOf(book: PriceBook, draft: Draft, freeTiers: readonly string[]): BillLine {
  const { price, quantity, freeQuantity, facts } = draft;
  const billableQuantity = left(quantity, freeQuantity);
  const steps = stepsOf(draft.steps, billableQuantity);
  const source = book.sources[price.source];
  return {
    service: price.service,
    dimension: price.dimension,
    unit: price.unit,
    quantity,
    freeQuantity,
    billableQuantity,
    steps,
    amountUsd: sum(steps.map(({ amountUsd }) => amountUsd)),
    source: source?.title ?? '',
    sourceAsOf: source?.asOf ?? book.asOf,
    freeTiers,
    facts: facts.length === 1 ? (facts[0] ?? []) : facts.flat(),
  };
}

/** How the quantity climbs through the steps of a price. */
function stepsOf(steps: readonly RateStep[], quantity: Decimal): BilledStep[] {
  const billed: BilledStep[] = [];
  for (const [index, { from, usd }] of steps.entries()) {
    const above = left(quantity, from);
    if (index > 0 && !isPositive(above)) break;
    const next = steps[index + 1];
    const part = next === undefined ? above : smaller(above, minus(next.from, from));
    billed.push({ from, quantity: part, usdPerUnit: usd, amountUsd: times(part, usd) });
  }
  return billed;
}
