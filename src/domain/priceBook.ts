import type { Decimal } from '../shared';

/** What things cost: the list of prices, what is free, and where each figure comes from. */
export interface PriceBook {
  readonly baepoPrices: 1;
  readonly title: string;
  readonly currency: 'USD';
  /** `2025-06-18`. */
  readonly asOf: string;
  readonly regions: readonly string[];
  /** Hours of the month that storage and other monthly prices are spread over. */
  readonly hoursPerMonth: number;
  readonly newAccounts: NewAccountOffer;
  readonly sources: Readonly<Record<string, PriceSource>>;
  /** Where several concern the same usage, the first is used up first. */
  readonly freeTiers: readonly FreeTier[];
  readonly prices: readonly Price[];
}

export interface PriceSource {
  readonly title: string;
  /** A day, a month or a year. */
  readonly asOf: string;
  /** `list`: the provider's own words; `secondary`: quoted by others; `derived`: worked out from something else. */
  readonly basis: 'list' | 'secondary' | 'derived';
}

/** What an account gets instead of the offers of the first twelve months, if it was created on or after a day. */
export interface NewAccountOffer {
  readonly newAccountsFrom: string;
  /** How long older accounts had the offers of the first months. */
  readonly legacyMonths: number;
  /** Given at once. */
  readonly creditUsd: Decimal;
  /** The most that can be earned besides. */
  readonly earnedCreditUsd: Decimal;
  readonly creditMonths: number;
  readonly freePlanMonths: number;
  readonly source: string;
}

/** A quantity that costs nothing, each month anew, shared by everything in the account. */
export interface FreeTier {
  readonly id: string;
  readonly perMonth: Decimal;
  readonly unit: string;
  /** `service/dimension`. */
  readonly appliesTo: readonly string[];
  /** `always` never expires. */
  readonly offer: 'always' | 'first12Months';
  readonly source: string;
}

export interface Price {
  readonly service: string;
  readonly dimension: string;
  readonly unit: string;
  /** Only whole numbers make sense: requests, users, updates. */
  readonly whole?: boolean;
  /** How each piece of time is rounded up before it is charged. */
  readonly rounding?: { readonly stepSeconds: number; readonly minimumSeconds?: number };
  /** Size of a build machine. */
  readonly vcpu?: number;
  readonly memoryGb?: number;
  readonly source: string;
  /** By Region; `*` holds for every Region. */
  readonly rates: Readonly<Record<string, Rate>>;
}

/** One price per unit, or steps: from so many units in the month on, this price for each further unit. */
export type Rate = Decimal | readonly RateStep[];

export interface RateStep {
  readonly from: Decimal;
  readonly usd: Decimal;
}
