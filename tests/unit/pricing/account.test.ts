import { describe, expect, test } from 'vitest';
import { accountOffer, accountTerms, bookAge } from '../../../src/pricing';
import { exact } from '../../../src/pricing/arithmetic';
import { AWS_PRICE_BOOK as BOOK } from '../../../src/pricing/awsPriceBook';

describe('the change of the free tier in 2025', () => {
  test.each([
    [
      'the day before',
      '2025-07-14',
      '2025-07-15',
      { kind: 'first12Months', freeTier: 'first12Months', creditUsd: '0' },
    ],
    ['a year later', '2025-07-14', '2026-07-14', { kind: 'alwaysFreeOnly', freeTier: 'always', creditUsd: '0' }],
    [
      'the day itself',
      '2025-07-15',
      '2025-07-15',
      { kind: 'new', freeTier: 'always', creditUsd: '100', monthsLeft: 12 },
    ],
    ['half a year on', '2025-07-15', '2026-01-15', { kind: 'new', creditUsd: '100', freePlanMonthsLeft: 0 }],
    ['credits gone', '2025-07-15', '2026-07-15', { kind: 'alwaysFreeOnly', freeTier: 'always', creditUsd: '0' }],
  ])('%s', (_, createdOn, on, offer) => {
    expect(accountOffer(BOOK, createdOn, on)).toMatchObject(offer);
  });

  test('gives terms; what is said outright goes first', () => {
    const dates = { createdOn: '2026-01-01', on: '2026-02-01' };
    expect(accountTerms(BOOK, dates)).toEqual({ freeTier: 'always', creditUsd: '100', alreadyUsed: {} });
    expect(accountTerms(BOOK, { ...dates, creditUsd: exact('12.5'), freeTier: 'none' })).toEqual({
      freeTier: 'none',
      creditUsd: '12.5',
      alreadyUsed: {},
    });
    expect(accountTerms(BOOK, {})).toEqual({ freeTier: 'always', creditUsd: '0', alreadyUsed: {} });
  });
});

test('a price book says how old it is', () => {
  expect(bookAge(BOOK, '2026-11-24')).toEqual({
    title: BOOK.title,
    asOf: '2025-06-18',
    days: 524,
    months: 17,
  });
  expect(bookAge(BOOK, 'today')).toBeNull();
});
