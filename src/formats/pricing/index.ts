export { parsePriceBook } from './priceBook';
export { priceBookSchema } from './priceBook.schema';
export { parseUsage, type ReadUsage } from './usage';
export { usageSchema } from './usage.schema';
