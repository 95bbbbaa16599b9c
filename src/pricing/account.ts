import type { AccountTerms, PriceBook, UsageRecords } from '../domain';
import { dayNumber, defined, monthsBetween, type Decimal } from '../shared';
import { ZERO } from './arithmetic';

/** What is free for an account on a day, and why. */
export interface AccountOffer {
  /** `new`: created since credits replaced the offers of the first twelve months. */
  readonly kind: 'new' | 'first12Months' | 'alwaysFreeOnly';
  readonly freeTier: 'always' | 'first12Months';
  /** Given at sign-up, and the most that can be earned besides; nothing once they have expired. */
  readonly creditUsd: Decimal;
  readonly earnableUsd: Decimal;
  /** Whole months left of the credits or of the offers of the first months. */
  readonly monthsLeft: number;
  /** Whole months left of the free plan; it also ends with the credits. */
  readonly freePlanMonthsLeft: number;
}

/**
 * What an account gets that was created on a day, at another day: before 2025-07-15 twelve months of offers, since then
 * credits for twelve months; what is always free is so for both (AWS Billing User Guide, "AWS Free Tier").
 * Both are days of the calendar, `2025-07-15`; a bill before the account existed gets what a fresh account gets.
 */
export function accountOffer({ newAccounts }: PriceBook, createdOn: string, on: string): AccountOffer {
  const { newAccountsFrom, creditUsd, earnedCreditUsd, creditMonths, legacyMonths, freePlanMonths } = newAccounts;
  const age = Math.max(0, defined(monthsBetween(createdOn, on), `days ${createdOn} and ${on}`));
  const isNew = (dayNumber(createdOn) ?? 0) >= (dayNumber(newAccountsFrom) ?? 0);
  const monthsLeft = Math.max(0, (isNew ? creditMonths : legacyMonths) - age);
  const isRunning = monthsLeft > 0;
  const isFirst = !isNew && isRunning;
  return {
    kind: isNew && isRunning ? 'new' : isFirst ? 'first12Months' : 'alwaysFreeOnly',
    freeTier: isFirst ? 'first12Months' : 'always',
    creditUsd: isNew && isRunning ? creditUsd : ZERO,
    earnableUsd: isNew && isRunning ? earnedCreditUsd : ZERO,
    monthsLeft,
    freePlanMonthsLeft: isNew ? Math.max(0, freePlanMonths - age) : 0,
  };
}

/** The terms of an account as written down; what is said outright goes before what its age says. */
export function accountTerms(book: PriceBook, account: UsageRecords['account']): AccountTerms {
  const { createdOn, on, freeTier, creditUsd, alreadyUsed = {} } = account;
  const offer = createdOn === undefined || on === undefined ? null : accountOffer(book, createdOn, on);
  return {
    freeTier: freeTier ?? offer?.freeTier ?? 'always',
    creditUsd: creditUsd ?? offer?.creditUsd ?? ZERO,
    alreadyUsed,
  };
}
