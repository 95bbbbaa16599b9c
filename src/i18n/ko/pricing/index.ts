export * from './pricingErrors';
