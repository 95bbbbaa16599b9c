import type { Price } from '../../domain';
import { defined, wholeDecimal, type Decimal } from '../../shared';
import { dividedBy, isPositive, minus, plus, roundedUp, times } from '../arithmetic';
import { priceUsage } from '../priceUsage';
import type { Pricing } from '../runCost';

/** Builds that are to be compared on other machines. */
export interface ComparedBuild {
  /** The machine on which it was measured, such as `linux.general1.small`. */
  readonly dimension: string;
  readonly seconds: Decimal;
  readonly buildsPerMonth: number;
  /** How much of the time uses all cores, 0 to 100; the rest takes as long on any machine. */
  readonly parallelPercent: number;
}

export interface ComputeTypeCost {
  readonly dimension: string;
  readonly vcpu: number;
  readonly memoryGb: number;
  /** Estimated duration of one build, and what is charged for it in whole units. */
  readonly seconds: Decimal;
  readonly billedMinutes: Decimal;
  readonly usdPerMonth: Decimal;
  /** Compared with the measured machine; negative where it is slower, or cheaper. */
  readonly minutesSavedPerMonth: Decimal;
  readonly extraUsdPerMonth: Decimal;
  /** Price of a saved minute; null where none is saved. */
  readonly usdPerSavedMinute: Decimal | null;
}

const HUNDRED = wholeDecimal(100);
const MINUTE = wholeDecimal(60);

/** Duration on another machine by Amdahl's law: the parallel part shrinks with the cores, the rest does not. */
export function estimatedSeconds(build: ComparedBuild, fromVcpu: number, toVcpu: number): Decimal {
  const { seconds } = build;
  const parallel = dividedBy(times(seconds, wholeDecimal(build.parallelPercent)), HUNDRED);
  const serial = minus(seconds, parallel);
  return plus(serial, dividedBy(times(parallel, wholeDecimal(fromVcpu)), wholeDecimal(toVcpu)));
}

interface Sized extends Price {
  readonly vcpu: number;
  readonly memoryGb: number;
}

/** On-demand machines of the same operating system that are charged by the minute in the Region, smallest first. */
function candidates({ book, region }: Pricing, dimension: string): Sized[] {
  const system = `${dimension.split('.')[0] ?? ''}.`;
  return book.prices
    .filter(
      (price): price is Sized =>
        price.service === 'codebuild' &&
        price.unit === 'minute' &&
        price.dimension.startsWith(system) &&
        price.vcpu !== undefined &&
        price.memoryGb !== undefined &&
        Object.hasOwn(price.rates, region),
    )
    .sort((a, b) => a.vcpu - b.vcpu || (a.dimension < b.dimension ? -1 : 1));
}

/**
 * The same builds on every machine: minutes saved against price, free minutes included. Other processors may run at another speed, and
 * not every build runs on them; that is the reader's to judge. Throws where the measured machine has no price in the Region.
 */
export function compareComputeTypes(pricing: Pricing, build: ComparedBuild): ComputeTypeCost[] {
  const all = candidates(pricing, build.dimension);
  const measured = defined(
    all.find(({ dimension }) => dimension === build.dimension),
    `price of ${build.dimension}`,
  );
  const costOf = ({ dimension, vcpu }: Sized) => {
    const seconds = estimatedSeconds(build, measured.vcpu, vcpu);
    const amount = { seconds: [seconds], size: wholeDecimal(build.buildsPerMonth) };
    const usage = { items: [{ service: 'codebuild', dimension, amount, facts: [] }], own: [] };
    const usdPerMonth = priceUsage(pricing.book, pricing.region, usage, pricing.account).awsUsd;
    return { seconds, billedMinutes: dividedBy(roundedUp(seconds, MINUTE), MINUTE), usdPerMonth };
  };
  const before = costOf(measured);
  return all.map((price) => {
    const cost = costOf(price);
    const saved = times(minus(before.seconds, cost.seconds), wholeDecimal(build.buildsPerMonth));
    const minutesSavedPerMonth = dividedBy(saved, MINUTE);
    const extraUsdPerMonth = minus(cost.usdPerMonth, before.usdPerMonth);
    return {
      dimension: price.dimension,
      vcpu: price.vcpu,
      memoryGb: price.memoryGb,
      ...cost,
      minutesSavedPerMonth,
      extraUsdPerMonth,
      usdPerSavedMinute: isPositive(minutesSavedPerMonth) ? dividedBy(extraUsdPerMonth, minutesSavedPerMonth) : null,
    };
  });
}
