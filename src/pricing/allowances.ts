import type { AccountTerms, FreeTier, PriceBook } from '../domain';
import type { Decimal } from '../shared';
import { left, plus, smaller, ZERO } from './arithmetic';
import type { FreeTierUse, PricingProblem } from './bill';

interface Allowance {
  readonly tier: FreeTier;
  readonly usedBefore: Decimal;
  used: Decimal;
  isAsked: boolean;
}

/** The free quantities of one account in one month, used up in the order in which they are asked for. */
export class Allowances {
  readonly #all: readonly Allowance[];
  readonly #byKey = new Map<string, Allowance[]>();

  constructor({ freeTiers }: PriceBook, { freeTier, alreadyUsed }: AccountTerms) {
    const isOffered = ({ offer }: FreeTier): boolean => {
      if (freeTier === 'none') return false;
      return offer === 'always' || freeTier === 'first12Months';
    };
    this.#all = freeTiers.filter(isOffered).map((tier) => {
      const before = Object.hasOwn(alreadyUsed, tier.id) ? alreadyUsed[tier.id] : undefined;
      return { tier, usedBefore: smaller(before ?? ZERO, tier.perMonth), used: ZERO, isAsked: false };
    });
    for (const allowance of this.#all) {
      for (const key of allowance.tier.appliesTo) {
        this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), allowance]);
      }
    }
  }

  /** Takes as much of the quantity as is still free, and says how much that was. */
  take(key: string, quantity: Decimal): Decimal {
    let taken = ZERO;
    for (const allowance of this.#byKey.get(key) ?? []) {
      const part = smaller(left(quantity, taken), remainingOf(allowance));
      allowance.isAsked = true;
      allowance.used = plus(allowance.used, part);
      taken = plus(taken, part);
    }
    return taken;
  }

  /** Ids of what is free of a `service/dimension`. */
  idsFor(key: string): readonly string[] {
    return (this.#byKey.get(key) ?? []).map(({ tier }) => tier.id);
  }

  /** The bars: every free quantity that was asked for, or that others have used of. */
  uses(): FreeTierUse[] {
    return this.#all
      .filter(({ isAsked, usedBefore }) => isAsked || usedBefore !== ZERO)
      .map((allowance) => {
        const { tier, usedBefore, used } = allowance;
        const { id, unit, perMonth, offer } = tier;
        return { id, unit, perMonth, offer, usedBefore, used, remaining: remainingOf(allowance) };
      });
  }
}

function remainingOf({ tier, usedBefore, used }: Allowance): Decimal {
  return left(tier.perMonth, plus(usedBefore, used));
}

/** What is said of the account that the book does not know. */
export function accountProblems({ freeTiers }: PriceBook, { alreadyUsed }: AccountTerms): PricingProblem[] {
  const known = freeTiers.map(({ id }) => id);
  return Object.keys(alreadyUsed)
    .filter((id) => !known.includes(id))
    .map((id) => ({
      code: 'pricing.unknownFreeTier',
      params: { id, known: known.join(', ') },
      item: null,
      facts: [],
    }));
}
