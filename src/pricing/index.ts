export { accountOffer, accountTerms, type AccountOffer } from './account';
export type * from './bill';
export { PRICING_PROBLEMS } from './bill';
export { bookAge, type BookAge } from './bookAge';
export { DEFAULT_METERING, meteringProjection, usageAt, type MeteringSettings } from './metering';
export { PLAIN_ACCOUNT, priceUsage } from './priceUsage';
export { itemsOf, type PlacedItem } from './records';
export { createCostReader, regionOf, type CostReader, type Pricing } from './runCost';
