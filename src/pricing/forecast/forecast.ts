import { wholeDecimal, type Decimal } from '../../shared';
import { minus, ONE, plus, sum } from '../arithmetic';
import type { Bill } from '../bill';
import { priceUsage } from '../priceUsage';
import type { Pricing } from '../runCost';
import type { ForecastInput } from './input';
import { forecastUsage, pushesPerMonth } from './month';

/** Services that deliver software, as against those that run it. */
const DELIVERY: ReadonlySet<string> = new Set(['codebuild', 'codepipeline', 'codedeploy', 'codecommit', 's3']);

/** A month as it will be. */
export interface Forecast {
  readonly pushes: Decimal;
  readonly bill: Bill;
  /** What of the bill is for building and delivering. */
  readonly deliveryUsd: Decimal;
}

/** The bill of a month with so many pushes; by default those of the input. */
export function forecastMonth(pricing: Pricing, input: ForecastInput, pushes = pushesPerMonth(input)): Forecast {
  const { book, region, account, settings } = pricing;
  const bill = priceUsage(book, region, forecastUsage(book, input, settings, pushes), account);
  const delivery = bill.lines.filter(({ service }) => DELIVERY.has(service));
  return { pushes, bill, deliveryUsd: sum(delivery.map(({ amountUsd }) => amountUsd)) };
}

export interface MarginalPoint {
  readonly pushes: number;
  readonly totalUsd: Decimal;
  readonly deliveryUsd: Decimal;
  /** What one push more costs in that month. */
  readonly nextUsd: Decimal;
}

/** More points than a chart shows. */
const MOST_POINTS = 1_000;

/**
 * The cost of a month from no push up to `most`, every `step` pushes: flat while free quantities last, then rising.
 * Throws RangeError where step or most are not whole, step is below one, or there would be more than a thousand points.
 */
export function marginalCost(pricing: Pricing, input: ForecastInput, most: number, step: number): MarginalPoint[] {
  const isPossible = Number.isSafeInteger(most) && Number.isSafeInteger(step) && most >= 0 && step >= 1;
  if (!isPossible || most > step * MOST_POINTS) throw new RangeError(`no series up to ${most} by ${step}`);
  const points: MarginalPoint[] = [];
  for (let pushes = 0; pushes <= most; pushes += step) {
    const now = forecastMonth(pricing, input, wholeDecimal(pushes));
    const next = forecastMonth(pricing, input, plus(wholeDecimal(pushes), ONE));
    const { totalUsd } = now.bill;
    points.push({ pushes, totalUsd, deliveryUsd: now.deliveryUsd, nextUsd: minus(next.bill.totalUsd, totalUsd) });
  }
  return points;
}
