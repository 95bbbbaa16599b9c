import type { PriceBook } from '../domain';
import book from '../data/prices/aws.json';

/** The list prices that Baepo brings along. Loaded only where something is priced. */
export const AWS_PRICE_BOOK = book as unknown as PriceBook;
