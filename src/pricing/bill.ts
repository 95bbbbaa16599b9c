import type { OwnCost } from '../domain';
import type { Decimal } from '../shared';

/** What a usage costs, to the last digit. Every amount is in USD and exact; nothing is rounded to cents. */
export interface Bill {
  readonly region: string;
  /** The day of the price book. */
  readonly asOf: string;
  /** In the order in which things were first used; lines that cost nothing included. */
  readonly lines: readonly BillLine[];
  readonly own: readonly OwnLine[];
  /** What the price book has no price for. The sums leave it out, so they are complete only when this is empty. */
  readonly unpriced: readonly PricingProblem[];
  readonly freeTiers: readonly FreeTierUse[];
  /** Sum of `lines`. */
  readonly awsUsd: Decimal;
  /** Sum of the lines of people's time, and of lost requests. */
  readonly peopleUsd: Decimal;
  readonly lossUsd: Decimal;
  /** Sum of all lines. */
  readonly totalUsd: Decimal;
  /** What credits of the account pay of `awsUsd`, and what remains to be paid of it. */
  readonly creditUsd: Decimal;
  readonly dueUsd: Decimal;
}

export interface BillLine {
  readonly service: string;
  readonly dimension: string;
  readonly unit: string;
  readonly quantity: Decimal;
  readonly freeQuantity: Decimal;
  readonly billableQuantity: Decimal;
  /** The billable quantity by price; never empty, so that the rate can be shown where nothing is billable. */
  readonly steps: readonly BilledStep[];
  readonly amountUsd: Decimal;
  /** Title and date of where the price is from. */
  readonly source: string;
  readonly sourceAsOf: string;
  /** Ids of the free quantities that concern the line and were looked at. */
  readonly freeTiers: readonly string[];
  /** `seq` of the facts that caused it, in order. */
  readonly facts: readonly number[];
}

export interface BilledStep {
  /** The step begins above so many billable units in the month. */
  readonly from: Decimal;
  readonly quantity: Decimal;
  readonly usdPerUnit: Decimal;
  readonly amountUsd: Decimal;
}

export interface OwnLine extends OwnCost {
  readonly amountUsd: Decimal;
}

/** A free quantity as a bar that fills. */
export interface FreeTierUse {
  readonly id: string;
  readonly unit: string;
  readonly perMonth: Decimal;
  readonly offer: 'always' | 'first12Months';
  /** By the rest of the account; never more than `perMonth`. */
  readonly usedBefore: Decimal;
  readonly used: Decimal;
  /** Never negative. */
  readonly remaining: Decimal;
}

/** Every reason why a usage cannot be priced. */
export const PRICING_PROBLEMS = [
  'pricing.unknownRegion',
  'pricing.unknownService',
  'pricing.unknownDimension',
  'pricing.noPriceInRegion',
  'pricing.negative',
  'pricing.tooLarge',
  'pricing.notWhole',
  'pricing.notTimed',
  'pricing.unknownFreeTier',
] as const;

export interface PricingProblem {
  readonly code: (typeof PRICING_PROBLEMS)[number];
  readonly params: Readonly<Record<string, string>>;
  /** Position in the list of used things; null when it concerns none of them. */
  readonly item: number | null;
  readonly facts: readonly number[];
}
