import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountTerms, Fact, UsageItem } from '../../src/domain';
import { createCostReader, DEFAULT_METERING, PLAIN_ACCOUNT, type Bill, type Pricing } from '../../src/pricing';
import { compare, exact, minus, plus, sum, times } from '../../src/pricing/arithmetic';
import { AWS_PRICE_BOOK as BOOK } from '../../src/pricing/awsPriceBook';
import type { Decimal } from '../../src/shared';
import { billOf, ran, used } from '../support/pricing';
import * as runs from '../unit/projections/runs';

const REGION = 'us-east-1';
const KEYS = BOOK.prices.map(({ service, dimension }) => `${service}/${dimension}`);
const TIMED = BOOK.prices
  .filter(({ rounding }) => rounding !== undefined)
  .map((price) => `${price.service}/${price.dimension}`);

/** Often around the limits of free quantities and steps, where mistakes live. */
const quantity = fc.oneof(
  fc.nat(200),
  fc.nat(2_000_000),
  fc.constantFrom(0, 1, 5, 99, 100, 101, 10_240, 51_200, 51_201, 100_000, 1_000_000, 1_000_001, 20_000_000_000),
);
const usedItem = fc.tuple(fc.constantFrom(...KEYS), quantity).map(([key, amount]) => used(key, amount));
const seconds = fc.array(
  fc.nat(200_000).map((tenths) => tenths / 10),
  { minLength: 1, maxLength: 5 },
);
const ranItem = fc
  .tuple(fc.constantFrom(...TIMED), seconds, fc.nat(50))
  .map(([key, times, size]) => ran(key, times, size));
const item = fc.oneof(usedItem, ranItem);
const items = fc.array(item, { maxLength: 30 });
const account: fc.Arbitrary<AccountTerms> = fc.record({
  freeTier: fc.constantFrom('always', 'first12Months', 'none'),
  creditUsd: fc.nat(300).map((usd) => exact(String(usd))),
  alreadyUsed: fc.dictionary(
    fc.constantFrom(...BOOK.freeTiers.map(({ id }) => id)),
    quantity.map((each) => exact(String(each))),
    {
      maxKeys: 4,
    },
  ),
});

const isAtMost = (a: Decimal, b: Decimal): boolean => compare(a, b) <= 0;
const totalOf = (list: readonly { readonly amountUsd: Decimal }[]): Decimal =>
  sum(list.map(({ amountUsd }) => amountUsd));

function checkBill(bill: Bill): void {
  expect(bill.awsUsd).toBe(totalOf(bill.lines));
  expect(bill.totalUsd).toBe(plus(bill.awsUsd, totalOf(bill.own)));
  expect(plus(bill.creditUsd, bill.dueUsd)).toBe(bill.awsUsd);
  expect(isAtMost(exact('0'), bill.dueUsd)).toBe(true);
  for (const { quantity: all, freeQuantity, billableQuantity, steps, amountUsd } of bill.lines) {
    expect(plus(freeQuantity, billableQuantity)).toBe(all);
    expect(isAtMost(exact('0'), freeQuantity) && isAtMost(exact('0'), billableQuantity)).toBe(true);
    expect(sum(steps.map((step) => step.quantity))).toBe(billableQuantity);
    expect(totalOf(steps)).toBe(amountUsd);
    for (const step of steps) expect(step.amountUsd).toBe(times(step.quantity, step.usdPerUnit));
  }
}

describe('a bill', () => {
  it('is the sum of its lines, and each line of its steps', () => {
    fc.assert(fc.property(items, account, (list, terms) => checkBill(billOf(list, terms, REGION))));
  });

  it('never uses more of a free quantity than there is, nor bills while some is left', () => {
    fc.assert(
      fc.property(items, account, (list, terms) => {
        const bill = billOf(list, terms, REGION);
        for (const { id, usedBefore, used: now, remaining, perMonth } of bill.freeTiers) {
          expect(plus(plus(usedBefore, now), remaining)).toBe(perMonth);
          expect(isAtMost(exact('0'), remaining)).toBe(true);
          if (remaining === '0') continue;
          for (const line of bill.lines) if (line.freeTiers.includes(id)) expect(line.billableQuantity).toBe('0');
        }
      }),
    );
  });

  it('uses free quantities in order: what comes later changes nothing before', () => {
    fc.assert(
      fc.property(items, account, fc.nat(30), (list, terms, count) => {
        const whole = billOf(list, terms, REGION);
        const part = billOf(list.slice(0, count), terms, REGION);
        for (const [index, tier] of part.freeTiers.entries()) {
          const later = whole.freeTiers.find(({ id }) => id === tier.id);
          expect(isAtMost(tier.used, later?.used ?? exact('0')), String(index)).toBe(true);
        }
        for (const [index, line] of part.lines.entries()) {
          expect(whole.lines[index]?.dimension).toBe(line.dimension);
          expect(isAtMost(line.freeQuantity, whole.lines[index]?.freeQuantity ?? exact('0'))).toBe(true);
          expect(isAtMost(line.amountUsd, whole.lines[index]?.amountUsd ?? exact('0'))).toBe(true);
        }
      }),
    );
  });

  it('never falls when more is used, whatever else is', () => {
    fc.assert(
      fc.property(items, account, item, fc.nat(30), (list, terms, more, position) => {
        const longer = [...list.slice(0, position), more, ...list.slice(position)];
        expect(isAtMost(billOf(list, terms, REGION).awsUsd, billOf(longer, terms, REGION).awsUsd)).toBe(true);
      }),
    );
  });

  it('never falls when everything is doubled', () => {
    const doubled = ({ amount, ...rest }: UsageItem): UsageItem => ({
      ...rest,
      amount:
        'quantity' in amount
          ? { quantity: times(amount.quantity, exact('2')) }
          : { seconds: amount.seconds, size: times(amount.size, exact('2')) },
    });
    fc.assert(
      fc.property(items, account, (list, terms) => {
        const twice = billOf(list.map(doubled), terms, REGION);
        expect(isAtMost(billOf(list, terms, REGION).awsUsd, twice.awsUsd)).toBe(true);
      }),
    );
  });

  it('rises with the quantity of a dimension, without a jump at a step', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KEYS), quantity, (key, amount) => {
        const now = billOf([used(key, amount)], {}, REGION).awsUsd;
        const next = billOf([used(key, amount + 1)], {}, REGION).awsUsd;
        const prices = BOOK.prices.find((price) => `${price.service}/${price.dimension}` === key)?.rates ?? {};
        const rate = prices[REGION] ?? prices['*'] ?? [];
        const rates = typeof rate === 'string' ? [rate] : rate.map(({ usd }) => usd);
        const highest = rates.reduce((most, usd) => (compare(usd, most) > 0 ? usd : most), exact('0'));
        expect(isAtMost(now, next)).toBe(true);
        expect(isAtMost(minus(next, now), highest)).toBe(true);
      }),
    );
  });

  it('equals what whole-number arithmetic says', () => {
    const small = fc.array(fc.nat(400), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(small, fc.nat(120), (builds, before) => {
        const alreadyUsed = { 'codebuild.smallMinutes': exact(String(before)) };
        const bill = billOf(
          builds.map((each) => used('codebuild/linux.general1.small', each)),
          { alreadyUsed },
          REGION,
        );
        const minutes = builds.reduce((all, each) => all + each, 0);
        const tenths = Math.max(0, minutes - Math.max(0, 100 - before)) * 5;
        expect(times(bill.awsUsd, exact('1000'))).toBe(String(tenths));
      }),
    );
  });
});

const RUNS: readonly runs.Run[] = [
  runs.run(),
  runs.failingBuild(),
  runs.failingScript(12),
  runs.alarmAndRollback(),
  runs.approval('approve'),
  runs.withoutLoadBalancer(),
  runs.instanceStopped(),
  runs.run({ instances: 6 }, { behaviour: runs.leaking(3_000) }),
];

describe('the cost of a run', () => {
  const pricing: fc.Arbitrary<Pricing> = fc.record({
    book: fc.constant(BOOK),
    region: fc.constantFrom(...BOOK.regions),
    account,
    settings: fc
      .record({ hosts: fc.constantFrom('asRun' as const, 'onPremises' as const), isTracing: fc.boolean() })
      .map((each) => ({ ...DEFAULT_METERING, ...each })),
  });
  const times = fc.array(fc.integer({ min: 0, max: 910_000 }), { minLength: 2, maxLength: 8 });

  it('never falls, and is the sum of its lines at every moment', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RUNS), pricing, times, ({ scenario, log }, how, moments) => {
        const reader = createCostReader(scenario, log, how);
        let before: Bill | null = null;
        for (const t of moments.sort((a, b) => a - b)) {
          const bill = reader.at(t);
          checkBill(bill);
          if (before !== null) {
            expect(isAtMost(before.awsUsd, bill.awsUsd)).toBe(true);
            expect(isAtMost(before.totalUsd, bill.totalUsd)).toBe(true);
          }
          before = bill;
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never reads ahead: the log cut at that moment costs the same, and so does a reader that starts there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RUNS), pricing, times, ({ scenario, log }, how, moments) => {
        const reader = createCostReader(scenario, log, how);
        for (const t of moments) {
          const events = log.events.filter(({ at }: Fact) => at <= t);
          const cut = createCostReader(scenario, { ...log, events }, how);
          expect(cut.at(t)).toEqual(reader.at(t));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('names only facts that had happened', () => {
    for (const { scenario, log } of RUNS) {
      const reader = createCostReader(scenario, log, {
        book: BOOK,
        region: REGION,
        account: PLAIN_ACCOUNT,
        settings: DEFAULT_METERING,
      });
      for (const t of [0, 30_000, 120_000, 300_000, 900_000]) {
        const { lines, own } = reader.at(t);
        for (const { facts } of [...lines, ...own])
          for (const seq of facts) expect(log.events[seq]?.at).toBeLessThanOrEqual(t);
      }
    }
  });
});
