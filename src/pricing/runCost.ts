import type { AccountTerms, PriceBook, Scenario, SimulationLog } from '../domain';
import { createReader } from '../projections';
import type { SimTimeMs } from '../shared';
import type { Bill } from './bill';
import { meteringProjection, usageAt, type MeteringSettings } from './metering';
import { priceUsage } from './priceUsage';

export interface Pricing {
  readonly book: PriceBook;
  readonly region: string;
  readonly account: AccountTerms;
  readonly settings: MeteringSettings;
}

/** The bill of a run at any moment of it. */
export interface CostReader {
  /** What the run has cost up to and including this time: never less than at an earlier one. */
  at(t: SimTimeMs): Bill;
}

/** A reader of one log. It never looks at facts after the time it is asked about. */
export function createCostReader(
  scenario: Scenario,
  log: SimulationLog,
  { book, region, account, settings }: Pricing,
): CostReader {
  const reader = createReader(scenario, log, meteringProjection(settings));
  let shown: { readonly t: SimTimeMs; readonly bill: Bill } | null = null;
  return {
    at: (t) => {
      if (shown?.t !== t) shown = { t, bill: priceUsage(book, region, usageAt(reader.at(t), t), account) };
      return shown.bill;
    },
  };
}

/** The Region in which a fleet stands, by the name of its first zone; null when that names none. */
export function regionOf({ fleet }: Scenario): string | null {
  return /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/.exec(fleet.instances[0]?.availabilityZone ?? '')?.[1] ?? null;
}
