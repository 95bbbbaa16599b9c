import { wholeDecimal, type Decimal } from '../../shared';
import { compare, dividedBy, minus, plus, roundedUp, sum, times, ZERO, ONE } from '../arithmetic';
import type { Pricing } from '../runCost';
import { forecastMonth } from './forecast';
import type { ForecastInput } from './input';

/** What delivering by hand takes, and what setting a pipeline up takes. Whole numbers, not negative. */
export interface ManualWork {
  readonly secondsPerRelease: number;
  /** How many people are busy meanwhile. */
  readonly people: number;
  /** Of a hundred releases by hand, so many go wrong, and what each costs in seconds of one person. */
  readonly mistakePercent: number;
  readonly secondsPerMistake: number;
  /** Once. */
  readonly setupSeconds: number;
  /** Every month, to look after the pipeline. */
  readonly upkeepSeconds: number;
}

export interface BreakEvenPoint {
  readonly releases: number;
  readonly manualUsd: Decimal;
  /** Without the setup. */
  readonly automatedUsd: Decimal;
}

export interface BreakEven {
  /** The months' costs by the number of releases, from none to `most`. */
  readonly points: readonly BreakEvenPoint[];
  readonly setupUsd: Decimal;
  /** The fewest releases a month with which a pipeline costs no more than work by hand, setup left out; null: not up to `most`. */
  readonly releases: number | null;
}

const HOUR = wholeDecimal(3_600);
const HUNDRED = wholeDecimal(100);

function usdOf({ settings }: Pricing, seconds: Decimal): Decimal {
  return dividedBy(times(seconds, settings.usdPerPersonHour), HOUR);
}

/** What so many releases by hand cost in people's time. */
export function manualUsd(pricing: Pricing, work: ManualWork, releases: number): Decimal {
  const hands = times(wholeDecimal(work.secondsPerRelease), wholeDecimal(work.people));
  const mistakes = dividedBy(times(wholeDecimal(work.mistakePercent), wholeDecimal(work.secondsPerMistake)), HUNDRED);
  return usdOf(pricing, times(plus(hands, mistakes), wholeDecimal(releases)));
}

/** What so many releases through the pipeline cost: its services, decisions of people, and upkeep. What runs the software is left out. */
export function automatedUsd(pricing: Pricing, work: ManualWork, input: ForecastInput, releases: number): Decimal {
  const { deliveryUsd, bill } = forecastMonth(pricing, input, wholeDecimal(releases));
  return sum([deliveryUsd, bill.peopleUsd, usdOf(pricing, wholeDecimal(work.upkeepSeconds))]);
}

/** Compares a pipeline with work by hand, for every number of releases a month from none to `most`, at most a thousand. */
export function breakEven(pricing: Pricing, work: ManualWork, input: ForecastInput, most: number): BreakEven {
  if (!Number.isSafeInteger(most) || most < 0 || most > 1_000) throw new RangeError(`no comparison up to ${most}`);
  const points = Array.from({ length: most + 1 }, (_, releases) => ({
    releases,
    manualUsd: manualUsd(pricing, work, releases),
    automatedUsd: automatedUsd(pricing, work, input, releases),
  }));
  const first = points.find((point) => point.releases > 0 && compare(point.automatedUsd, point.manualUsd) <= 0);
  return { points, setupUsd: usdOf(pricing, wholeDecimal(work.setupSeconds)), releases: first?.releases ?? null };
}

/** Whole months until what a pipeline saves has paid for setting it up; null when it saves nothing. */
export function monthsToPayBack(
  pricing: Pricing,
  work: ManualWork,
  input: ForecastInput,
  releases: number,
): Decimal | null {
  const saved = minus(manualUsd(pricing, work, releases), automatedUsd(pricing, work, input, releases));
  if (compare(saved, ZERO) <= 0) return null;
  return roundedUp(dividedBy(usdOf(pricing, wholeDecimal(work.setupSeconds)), saved), ONE);
}
