import type { Fact, FactType, OwnCost, Scenario, UsageItem } from '../../domain';
import { Chunks, type Handlers } from '../../projections';
import { wholeDecimal, type Decimal, type SimTimeMs } from '../../shared';
import { dividedBy, exact } from '../arithmetic';
import type { MeteringSettings } from './settings';

/** What every meter may read besides its own state. */
export interface MeterContext {
  readonly scenario: Scenario;
  readonly settings: MeteringSettings;
}

/**
 * Folds facts into one sort of usage. Adding one means a file and a line in `METERS`. The state holds sums of whole numbers
 * and open intervals; `usage` closes the intervals at `t` and never looks further.
 */
export interface Meter<State> {
  readonly initial: (context: MeterContext) => State;
  readonly handlers: Handlers<State>;
  readonly items?: (state: State, t: SimTimeMs, context: MeterContext) => readonly UsageItem[];
  readonly own?: (state: State, t: SimTimeMs, context: MeterContext) => readonly OwnCost[];
}

/** A meter among others: its state is its own business. */
export interface AnyMeter extends Omit<Meter<unknown>, 'handlers'> {
  readonly handlers: Readonly<Partial<Record<FactType, (state: unknown, data: unknown, fact: Fact) => unknown>>>;
}

export function anyMeter<State>(meter: Meter<State>): AnyMeter {
  return meter as unknown as AnyMeter;
}

/** `seq`s of facts, cheap to add to. */
export type Seqs = Chunks<number>;
export const NO_SEQS: Seqs = Chunks.of<number>([]);

/** Whether no host stands in EC2, by the scenario or by the what-if. */
export function isAllOnPremises({ scenario, settings }: MeterContext): boolean {
  return (
    settings.hosts === 'onPremises' || scenario.fleet.instances.every(({ onPremises }) => onPremises !== undefined)
  );
}

const THOUSAND = exact('1000');

/** Milliseconds as seconds, exactly. */
export function secondsOf(ms: number): Decimal {
  return dividedBy(wholeDecimal(ms), THOUSAND);
}

/** A used quantity of whole units. */
export function counted(service: string, dimension: string, quantity: number, facts: readonly number[]): UsageItem {
  return { service, dimension, amount: { quantity: wholeDecimal(quantity) }, facts };
}
