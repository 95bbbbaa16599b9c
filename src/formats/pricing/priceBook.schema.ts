import * as v from 'valibot';
import { decimal } from './decimals';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const name = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/));
const key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]{1,64}\/[A-Za-z0-9._-]{1,64}$/));
const region = v.pipe(v.string(), v.regex(/^[a-z]{2}(-[a-z]+)+-\d$/));
const line = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const day = v.pipe(v.string(), v.regex(DAY));
const count = (low: number, high: number) => v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high));
const list = <T extends v.GenericSchema>(item: T, least: number, most: number) =>
  v.pipe(v.array(item), v.minLength(least), v.maxLength(most));

const step = v.strictObject({ from: decimal, usd: decimal });

const price = v.strictObject({
  service: name,
  dimension: name,
  unit: name,
  whole: v.optional(v.boolean()),
  rounding: v.optional(v.strictObject({ stepSeconds: count(1, 86_400), minimumSeconds: v.optional(count(0, 86_400)) })),
  vcpu: v.optional(count(1, 1_024)),
  memoryGb: v.optional(count(1, 65_536)),
  source: name,
  rates: v.record(v.string(), v.union([list(step, 1, 20), decimal])),
});

const freeTier = v.strictObject({
  id: name,
  perMonth: decimal,
  unit: name,
  appliesTo: list(key, 1, 50),
  offer: v.picklist(['always', 'first12Months']),
  source: name,
});

/** A price book as JSON or YAML. */
export const priceBookSchema = v.strictObject({
  baepoPrices: v.literal(1),
  title: line,
  currency: v.literal('USD'),
  asOf: day,
  regions: list(region, 1, 50),
  hoursPerMonth: count(672, 744),
  newAccounts: v.strictObject({
    newAccountsFrom: day,
    legacyMonths: count(0, 120),
    creditUsd: decimal,
    earnedCreditUsd: decimal,
    creditMonths: count(0, 120),
    freePlanMonths: count(0, 120),
    source: name,
  }),
  sources: v.record(
    name,
    v.strictObject({
      title: line,
      asOf: v.pipe(v.string(), v.regex(DATE)),
      basis: v.picklist(['list', 'secondary', 'derived']),
    }),
  ),
  freeTiers: list(freeTier, 0, 500),
  prices: list(price, 1, 2_000),
});

export type WrittenPriceBook = v.InferOutput<typeof priceBookSchema>;
