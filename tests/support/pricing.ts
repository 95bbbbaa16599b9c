import type { AccountTerms, Usage, UsageItem } from '../../src/domain';
import { PLAIN_ACCOUNT, priceUsage, type Bill, type BillLine } from '../../src/pricing';
import { exact } from '../../src/pricing/arithmetic';
import { AWS_PRICE_BOOK } from '../../src/pricing/awsPriceBook';

/** A used quantity, `codebuild/linux.general1.small` and so on. */
export function used(key: string, quantity: string | number, facts: readonly number[] = []): UsageItem {
  const [service = '', dimension = ''] = key.split('/');
  return { service, dimension, amount: { quantity: exact(String(quantity)) }, facts };
}

/** Pieces of time in seconds. */
export function ran(key: string, seconds: readonly number[], size: string | number = 1): UsageItem {
  const [service = '', dimension = ''] = key.split('/');
  const amount = { seconds: seconds.map((each) => exact(String(each))), size: exact(String(size)) };
  return { service, dimension, amount, facts: [] };
}

export const usageOf = (...items: readonly UsageItem[]): Usage => ({ items, own: [] });

/** The bill by the list prices, in Seoul unless told otherwise. */
export function billOf(
  items: readonly UsageItem[],
  account: Partial<AccountTerms> = {},
  region = 'ap-northeast-2',
): Bill {
  return priceUsage(AWS_PRICE_BOOK, region, usageOf(...items), { ...PLAIN_ACCOUNT, ...account });
}

export function lineOf(bill: Bill, key: string): BillLine {
  const line = bill.lines.find(({ service, dimension }) => `${service}/${dimension}` === key);
  if (line === undefined)
    throw new Error(`no line ${key} among ${bill.lines.map((each) => each.dimension).join(', ')}`);
  return line;
}
